"""How strings of different kinds are distinguished in the lexicon's one trie."""

from __future__ import annotations

LEMMA_MARK = "="
"""Stands before an English form; Chinese words stand bare."""

BORROWED = 1 << 31
"""Marks a count that a traditional word has from its simplified form: it is no word of jieba's."""
