"""What a text states in numbers, read in one pass: its times, and its quantities, dates among them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from policyparse.facts.date_mention import DateMention
from policyparse.facts.units import DATE
from policyparse.folding import fold
from policyparse.languages.language import Language, language_of
from policyparse.model.document import Language as Code
from policyparse.model.document import Span
from policyparse.model.facts import Comparator, Quantity


class Numbers:
    """A text as written and folded, its quantities in order, and the times to run (三年内) with their ISO forms."""

    __slots__ = ("folded", "language", "quantities", "runs", "text")

    def __init__(
        self,
        text: str,
        folded: str,
        language: Code,
        quantities: tuple[Quantity, ...],
        runs: Sequence[tuple[Span, str]],
    ) -> None:
        """Take what was read."""
        self.text = text
        self.folded = folded
        self.language = language
        self.quantities = quantities
        self.runs = runs


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
    value, last = date.year or date.day or date.month or 0, date.last_year
    bound: Comparator = "range" if last else language.numerals.date_bound(folded, start, end)
    return Quantity(
        date.span, text[start:end], Decimal(value), None if last is None else Decimal(last), bound, None, DATE.norm,
        DATE.dimension, None, None, None, False, None, date.due, date.period,
    )  # fmt: skip
