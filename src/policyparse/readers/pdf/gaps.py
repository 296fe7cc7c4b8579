"""Pages of a document that are missing from its text, and the messages about them."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

Reason = Literal["scanned", "drawn", "garbled", "damaged", "crowded", "time", "limit", "unread"]

_LINES: dict[Reason, str] = {
    "scanned": "scanned, no text; read {them} with --ocr",
    "drawn": "no text, letters drawn as shapes; read {them} with --ocr",
    "garbled": "fonts without a map to Unicode, so that no text is known; read {them} with --ocr",
    "damaged": "damaged, not readable; export the document anew",
    "crowded": "more characters than a page shows; the rest is left out",
    "time": "not read within the time; raise the limit (max-seconds)",
    "limit": "not read; raise the limit (max-pages)",
    "unread": "no text found by Tesseract",
}


class Gaps:
    """Collects pages, counted from one, by what is wrong with them."""

    def __init__(self) -> None:
        """Start with nothing missing."""
        self._ranges: dict[Reason, list[tuple[int, int]]] = defaultdict(list)

    def add(self, reason: Reason, first: int, last: int | None = None) -> None:
        """Note that a page is missing, or the pages to `last`; none if `last` lies before."""
        last = first if last is None else last
        ranges = self._ranges[reason]
        if ranges and ranges[-1][1] + 1 == first:
            first = ranges.pop()[0]
        if first <= last:
            ranges.append((first, last))

    def lines(self) -> tuple[str, ...]:
        """Return one line for each reason: which pages, what is wrong, what to do."""
        return tuple(_line(reason, sorted(ranges)) for reason, ranges in self._ranges.items() if ranges)


def _line(reason: Reason, ranges: list[tuple[int, int]]) -> str:
    named = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
    noun, pronoun = ("page", "it") if named.isdecimal() else ("pages", "them")
    return f"{noun} {named}: {_LINES[reason].format(them=pronoun)}"
