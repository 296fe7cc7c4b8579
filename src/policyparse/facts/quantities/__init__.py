"""Quantities: numbers with their comparators and units, found in one pass over the unchanged text.

`find_quantities` reads what a grammar of numerals, ranges, units and comparators allows, from tables; dates come from
`policyparse.facts.dates` and are quantities of the dimension `date`. Nothing here decides what is a commitment.
"""

from __future__ import annotations

from decimal import Decimal

from policyparse.facts.date_mention import DateMention
from policyparse.facts.dates import find_dates
from policyparse.facts.quantities.draft import Draft
from policyparse.facts.units import DATE
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Language
from policyparse.model.facts import Quantity

__all__ = ["find_quantities"]


def find_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return every quantity of `text` in order, target or not; spans are offsets into `text` and never overlap."""
    folded = fold(text)
    dates = [date for date in find_dates(text, language) if date.kind != "duration"]
    quantities = [draft.freeze(text) for draft in language_of(language).numerals.quantities(folded, dates)]
    quantities += [_date_quantity(text, folded, date, language) for date in dates]
    return tuple(sorted(quantities, key=lambda quantity: quantity.span.start))


def _date_quantity(text: str, folded: str, date: DateMention, language: Language) -> Quantity:
    """Wrap a date; its value is the year, or the day or month of a date without one."""
    draft = Draft(date.span.start, date.span.end, DATE)
    draft.value = Decimal(date.year or date.day or date.month or 0)
    draft.high = None if date.last_year is None else Decimal(date.last_year)
    bound = language_of(language).numerals.date_bound(folded, *date.span)
    draft.comparator = "range" if date.last_year else bound
    draft.period = date.period
    draft.deadline = date.due
    return draft.freeze(text)
