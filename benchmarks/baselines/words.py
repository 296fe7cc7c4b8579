"""Words of both sides, with the dictionary that policyparse uses too, so that methods are compared and not data."""

from __future__ import annotations

import re

from policyparse.folding import fold
from policyparse.lexicon import Lexicon

_ENGLISH = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*")


def english_words(text: str, lexicon: Lexicon) -> list[str]:
    """Return the lemmas and numbers of English text, function words left out."""
    lemmas = (lexicon.lemma(word.lower()) for word in _ENGLISH.findall(fold(text)))
    return [lemma for lemma in lemmas if not lexicon.is_stop(lemma)]


def chinese_words(text: str, lexicon: Lexicon) -> list[str]:
    """Return the words and numbers of Chinese text, function words and signs left out."""
    words = (word.lower() for word in lexicon.cut(fold(text)))
    return [word for word in words if word[0].isalnum() and not lexicon.is_empty(word)]


def renderings(word: str, lexicon: Lexicon) -> set[str]:
    """Return the English lemmas in the glosses of a Chinese word; what the dictionary lacks renders itself."""
    found = {lexicon.lemma_of(number) for gloss in lexicon.glosses(word) for number in gloss}
    return found or {lexicon.lemma(word) if word.isascii() else word}
