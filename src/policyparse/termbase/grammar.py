"""Parts of speech: whether an English word in context can have the part of speech of a glossary.

Without a parser, two signs tell most cases: what is right before a single word, and its ending.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path


@cache
def _words(row: str) -> frozenset[str]:
    lines = Path(__file__).with_name("grammar.tsv").read_text(encoding="utf-8").splitlines()
    rows: Mapping[str, str] = dict(line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(rows[row].casefold().split("|"))


@lru_cache(maxsize=1 << 8)
def part_of_speech(name: str) -> str:
    """Return `noun`, `verb` or `adjective` for what a glossary calls it; empty for what no row of the table has."""
    return next((one for one in ("noun", "verb", "adjective") if name.strip().casefold() in _words(one)), "")


def fits(pos: str, form: str, last: str, before: str, *, single: bool) -> bool:
    """Return whether words can be `form` of this part of speech.

    `last` is the last of them as written, `before` the word right before them, `single` whether they are one word.
    """
    kind = part_of_speech(pos)
    if not kind:
        return True
    if kind == "verb":
        return not (single and before.lower() in _words("before-noun") and not last.lower().endswith("ing"))
    inflected = any(last.lower().endswith(end) and not form.lower().endswith(end) for end in ("ing", "ed"))
    return not inflected and not (single and kind == "noun" and before.lower() in _words("before-verb"))
