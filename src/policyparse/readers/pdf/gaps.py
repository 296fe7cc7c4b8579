"""What of a document's pages is not in its text, and the lines that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

Reason = Literal["scanned", "drawn", "garbled", "damaged", "crowded", "time", "limit", "characters", "unread"]

_LINES: dict[Reason, str] = {
    "scanned": "scanned, no text; read {them} with --ocr",
    "drawn": "no text, letters drawn as shapes; read {them} with --ocr",
    "garbled": "fonts without a map to Unicode, so that no text is known; read {them} with --ocr",
    "damaged": "damaged, not readable; export the document anew",
    "crowded": "more characters than a page shows; the rest is left out",
    "time": "not read within the time; raise the limit (max-seconds)",
    "limit": "not read; raise the limit (max-pages)",
    "characters": "not read, too much text before; raise the limit (max-characters)",
    "unread": "no text found by Tesseract",
}


class Gaps:
    """Collects pages by what is wrong with them."""

    def __init__(self) -> None:
        """Start with nothing missing."""
        self._pages: dict[Reason, list[int]] = defaultdict(list)

    def add(self, reason: Reason, pages: Iterable[int]) -> None:
        """Note that `pages`, counted from one, are missing."""
        self._pages[reason].extend(pages)

    def lines(self) -> tuple[str, ...]:
        """Return one line for each reason: which pages, what is wrong, what to do."""
        return tuple(_line(reason, pages) for reason, pages in self._pages.items() if pages)


def _line(reason: Reason, pages: list[int]) -> str:
    named = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in _runs(pages))
    noun, pronoun = ("pages", "them") if len(pages) > 1 else ("page", "it")
    return f"{noun} {named}: {_LINES[reason].format(them=pronoun)}"


def _runs(pages: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of successive pages."""
    start = end = None
    for page in sorted(set(pages)):
        if start is not None and end is not None and page == end + 1:
            end = page
            continue
        if start is not None and end is not None:
            yield start, end
        start = end = page
    if start is not None and end is not None:
        yield start, end
