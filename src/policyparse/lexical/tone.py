"""Marks of tone: questions, exclamations, speech, negation, persons; they link sentences that share few words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from policyparse.lexical.words import Word
from policyparse.model.document import Language

_WORD = re.compile(r"\w+")


def tone_words(text: str, language: Language) -> list[Word]:
    """Return each mark that `text` has as a word of its own, the same on both sides, as numbers are."""
    marks, every = _marks(language)
    said = every.intersection(_WORD.findall(text)) if every else every
    return [
        mark
        for mark, words, pattern in marks
        if (pattern is not None and pattern.search(text)) or not words.isdisjoint(said)
    ]


_Mark = tuple[Word, frozenset[str], re.Pattern[str] | None]
"""A mark, the words that have it, and the pattern of whatever else does."""


@cache
def _marks(language: Language) -> tuple[tuple[_Mark, ...], frozenset[str]]:
    """Return the marks, and the words that have one."""
    table = Path(__file__).with_name("tables").joinpath("tone.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    marks: list[_Mark] = []
    for name, chinese, words, english in rows:
        pattern = chinese if language == "zh" else english
        marks.append(
            (
                Word(0, 1, f"#{name}", "number"),
                frozenset(words.split() if language == "en" else ()),
                re.compile(pattern) if pattern else None,
            )
        )
    return tuple(marks), frozenset([word for _, words, _ in marks for word in words])
