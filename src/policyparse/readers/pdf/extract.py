"""From a PDF file to blocks, page by page, within the user's limits."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from policyparse.readers.pdf import ocr
from policyparse.readers.pdf.files import DamagedError, UnreadableError, opened, page_at, sheet_of
from policyparse.readers.pdf.gaps import Gaps, Reason
from policyparse.readers.pdf.pages import page_of
from policyparse.readers.pdf.prose import prose
from policyparse.readers.pdf.quality import Fonts, is_garbled
from policyparse.readers.pdf.shapes import Page, Piece, Settings, Sheet
from policyparse.readers.pdf.slides import are_slides, slides

_MOST_ON_PAGE = 200_000
_PATIENCE = 0.7  # the share of the time for the pages; the rest is for the layout
_SALVAGED = "the file is damaged; its text was read, its tables and pictures were not; compare with the original"
_FEWEST = 8
_FEW, _COVERED = 60, 0.7  # what the program that scanned a page writes on it


class Extract(NamedTuple):
    """The blocks of a file, and a line for each part that could not be read."""

    pieces: tuple[Piece, ...]
    missing: tuple[str, ...]


def extract(data: bytes, settings: Settings) -> Extract:
    """Return the blocks of a PDF file; raises `UnreadableError` for one that yields no text."""
    gaps = Gaps()
    missing: tuple[str, ...] = ()
    try:
        pages = _sound(data, settings, gaps)
    except DamagedError:
        pages = _salvaged(data, settings)
        if not pages:
            raise
        missing = (_SALVAGED,)
    missing += gaps.lines()
    pieces = tuple(slides(pages) if are_slides(pages) else prose(pages))
    if not pieces:
        raise UnreadableError("; ".join(missing) or "no page has text; nothing to read")
    return Extract(pieces, missing)


def _sound(data: bytes, settings: Settings, gaps: Gaps) -> list[Page]:
    """Return the pages that pdfium reads; raises `UnreadableError`."""
    with opened(data, settings.password) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise DamagedError("is a PDF file without pages; export it anew")
        fonts = Fonts()
        pages = list(_pages(document, count, settings, gaps, fonts))
        return list(_readable(document, pages, fonts.garbled(), settings, gaps))


def _salvaged(data: bytes, settings: Settings) -> list[Page]:
    """Return the pages of a file that pdfium refuses, as far as another reader of PDF finds text on them."""
    from policyparse.readers.pdf.salvage import sheets

    stop = _computed() + _PATIENCE * settings.max_seconds
    left = settings.max_characters
    pages = []
    for number, sheet in enumerate(sheets(data, settings.password, settings.max_pages), 1):
        left -= sum(len(run.text) for run in sheet.runs)
        if left < 0 or _computed() >= stop:
            return []
        if sheet.runs and not is_garbled(sheet):
            pages.append(page_of(sheet, number))
    return pages


def _pages(document: Any, count: int, settings: Settings, gaps: Gaps, fonts: Fonts) -> Iterator[Page]:
    """Yield the pages that have text, and note the others; raises `UnreadableError` for too much text."""
    stop = _computed() + _PATIENCE * settings.max_seconds
    left = settings.max_characters
    last = min(count, settings.max_pages)
    gaps.add("limit", last + 1, count)
    for i in range(last):
        if _computed() >= stop:
            gaps.add("time", i + 1, last)
            return
        sheet, reason = _sheet(document, i, scans=settings.ocr)
        if reason:
            gaps.add(reason, i + 1)
        if sheet:
            left -= sum(len(run.text) for run in sheet.runs)
            if left < 0:
                raise UnreadableError(
                    f"more than {settings.max_characters:,} characters; split it or raise the limit (max-characters)"
                )
            fonts.add(i + 1, sheet)
            yield page_of(sheet, i + 1)


def _readable(
    document: Any, pages: Iterable[Page], garbled: Container[int], settings: Settings, gaps: Gaps
) -> Iterator[Page]:
    """Yield the pages, those that turned out to be `garbled` as read from their pictures, if that is wanted."""
    for page in pages:
        if page.number not in garbled:
            yield page
        elif not settings.ocr:
            gaps.add("garbled", page.number)
        else:
            with page_at(document, page.number - 1) as picture:
                sheet = ocr.read(picture)
            if sheet.runs:
                yield page_of(sheet, page.number)
            else:
                gaps.add("unread", page.number)


def _computed() -> float:
    """Return the seconds that this process, and what it started to read pictures, have computed."""
    return sum(os.times()[:4])


def _sheet(document: Any, i: int, *, scans: bool) -> tuple[Sheet | None, Reason | None]:
    """Return what page `i` shows, as far as it can be read, and what is wrong with it; `scans` says to read scans."""
    with page_at(document, i) as page:
        if page is None:
            return None, "damaged"
        sheet, crowded = sheet_of(page, _MOST_ON_PAGE)
        reason = "crowded" if crowded else _fault(sheet)
        if reason in ("scanned", "drawn", "garbled") and scans:
            sheet = ocr.read(page)
            reason = None if sheet.runs else "unread"
        return (None if reason == "garbled" else sheet), reason


def _fault(sheet: Sheet) -> Reason | None:
    if is_garbled(sheet):
        return "garbled"
    written = sum(len(run.text) for runs in (sheet.runs, *sheet.across) for run in runs)
    upright = sheet.height > sheet.width  # a slide may well be a picture and a few words
    if written < _FEWEST and sheet.picture:
        return "scanned"
    if written < _FEW and sheet.picture > _COVERED and upright:
        return "scanned"
    return "drawn" if written < _FEWEST and sheet.shapes else None
