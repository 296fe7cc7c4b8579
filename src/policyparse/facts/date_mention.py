"""What a date says, as ISO 8601 strings, and the calendar arithmetic that both languages share."""

from __future__ import annotations

from functools import cache
from typing import Literal

from policyparse.facts.wordlists import read_rows
from policyparse.model.document import Span


class DateMention:
    """A stretch of text that names a time.

    `period` is the time as written, `due` the time as a deadline: 2025年底前 has period 2025 and is due 2025-12-31.
    `year` is the first year named, `last_year` the last of several. `kind` tells a time to run (P3Y) from a time.
    """

    __slots__ = ("day", "due", "kind", "last_year", "month", "period", "span", "year")

    def __init__(
        self,
        span: Span,
        period: str,
        due: str,
        year: int | None = None,
        last_year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        kind: Literal["date", "span", "plan", "duration", "decade"] = "date",
    ) -> None:
        """Take what the text says."""
        self.span = span
        self.period = period
        self.due = due
        self.year = year
        self.last_year = last_year
        self.month = month
        self.day = day
        self.kind = kind


@cache
def plan_periods() -> dict[str, tuple[int, int]]:
    """Return the five-year plans' names (`十四五`, `14th`, `fourteenth`) with their first and last years."""
    periods = {}
    for _, chinese, english, first, last in read_rows("periods.tsv"):
        for name in (chinese, *english.split(" | ")):
            periods[name] = (int(first), int(last))
    return periods


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def end_of(year: int, month: int = 12) -> str:
    """Return the last day of a month (of December without one)."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{year}-{month:02}-{_DAYS[month - 1] + leap:02}"


def day_before(year: int, month: int = 1) -> str:
    """Return the day before a month (before a year without one) begins."""
    return end_of(year, month - 1) if month > 1 else end_of(year - 1)


def iso(year: int | None, month: int | None, day: int | None) -> str:
    """Return a date as precise as it is said; `--03-22` is a day without its year."""
    head = f"{year}" if year else "-"
    return head + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def years(
    span: Span, first: int, last: int, kind: Literal["span", "plan", "decade"], *, ended: bool = False
) -> DateMention:
    """Return a period of whole years, due at its end if the text names that."""
    period = f"{first}/{last}"
    return DateMention(span, period, end_of(last) if ended else period, first, last, kind=kind)
