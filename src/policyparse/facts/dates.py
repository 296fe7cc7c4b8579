"""Dates and periods in Chinese and English text, as ISO 8601 strings.

A mention keeps to the precision of its words: `2025`, `2026-06`, `2025-12-31` (a day, or a named end: 2025年底),
`2021/2025` (a period), `2024-Q3`, `--03-22` (a day without its year), `P3Y` (a time to run: 三年内).
"""

from __future__ import annotations

from policyparse.facts.date_mention import DateMention, plan_periods
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Language

__all__ = ["DateMention", "find_dates", "plan_periods"]


def find_dates(text: str, language: Language) -> tuple[DateMention, ...]:
    """Return the times that `text` names, in order, none within another; spans are offsets into `text`."""
    folded = fold(text)
    return tuple(language_of(language).numerals.dates(folded))
