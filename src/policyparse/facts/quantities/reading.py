"""What a text states in numbers, read in one pass: its times, and its quantities, dates among them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from policyparse.facts.date_mention import DateMention
from policyparse.facts.quantities.draft import Draft
from policyparse.facts.units import DATE
from policyparse.folding import fold
from policyparse.languages.language import Language, language_of
from policyparse.model.document import Language as Code
from policyparse.model.document import Span
from policyparse.model.facts import Quantity


class Numbers(NamedTuple):
    """A text as written and folded, its quantities in order, and the times to run (三年内) with their ISO forms."""

    text: str
    folded: str
    language: Code
    quantities: tuple[Quantity, ...]
    runs: Sequence[tuple[Span, str]]


def read_numbers(text: str, code: Code) -> Numbers:
    """Return the numbers of `text`; spans are offsets into it, and those of quantities never overlap."""
    folded, language = fold(text), language_of(code)
    dates: list[DateMention] = []
    runs: list[tuple[Span, str]] = []
    for date in language.numerals.dates(folded):
        if date.kind == "duration":
            runs.append((date.span, date.due))
        else:
            dates.append(date)
    quantities = [draft.freeze(text) for draft in language.numerals.quantities(folded, dates)]
    if dates:
        quantities += [_date_quantity(text, folded, date, language) for date in dates]
        quantities.sort(key=_start)
    return Numbers(text, folded, code, tuple(quantities), runs)


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _date_quantity(text: str, folded: str, date: DateMention, language: Language) -> Quantity:
    """Wrap a date; its value is the year, or the day or month of a date without one."""
    start, end = date.span
    draft = Draft(start, end, DATE)
    draft.value = Decimal(date.year or date.day or date.month or 0)
    draft.high = None if date.last_year is None else Decimal(date.last_year)
    bound = language.numerals.date_bound(folded, start, end)
    draft.comparator = "range" if date.last_year else bound
    draft.period = date.period
    draft.deadline = date.due
    return draft.freeze(text)
