"""Marks of tone: questions, exclamations, speech, negation, persons; they link sentences that share few words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from policyparse.lexical.words import Word
from policyparse.model.document import Language


def tone_words(text: str, language: Language) -> Iterator[Word]:
    """Yield each mark that `text` has as a word of its own, the same on both sides, as numbers are."""
    for form, pattern in _patterns(language):
        found = pattern.search(text)
        if found:
            yield Word(found.start(), found.start() + 1, form, "number")


@cache
def _patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = Path(__file__).with_name("tables").joinpath("tone.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((f"#{mark}", re.compile(zh if language == "zh" else en)) for mark, zh, en in rows)
