"""PDF files by pdfium: opening them, and their pages one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from policyparse.readers.pdf.characters import plain
from policyparse.readers.pdf.glyphs import Frame, Word, words_of
from policyparse.readers.pdf.objects import drawings_of
from policyparse.readers.pdf.shapes import Sheet
from policyparse.readers.pdf.turning import glyphs_of

_SHOWN = frozenset((pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_STAMP))
_MOST_ANNOTATIONS = 2_000
_LETTER = Frame(0.0, 0.0, 612.0, 792.0)


class UnreadableError(Exception):
    """A file that cannot be read; says why and what to do, in the words of the message to the user."""


class DamagedError(UnreadableError):
    """A file that pdfium cannot make sense of."""


@contextmanager
def opened(data: bytes, password: str | None) -> Iterator[Any]:
    """Open a PDF file; raises `UnreadableError`."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), password.encode() if password else None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError(), password)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(code: int, password: str | None) -> UnreadableError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableError(f"is encrypted; give {'another ' if password else ''}--password")
    if code == pdfium.FPDF_ERR_SECURITY:
        return UnreadableError("is encrypted in a way that is not supported; save it without protection")
    return DamagedError("is a damaged PDF file; export it anew")


@contextmanager
def page_at(document: Any, i: int) -> Iterator[Any | None]:
    """Open page `i`, counted from zero, with what its forms and notes show drawn into it; None if it is damaged."""
    page = pdfium.FPDF_LoadPage(document, i)
    if page and _has_fields(page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, i)
    try:
        yield page or None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def sheet_of(page: Any, most: int) -> tuple[Sheet, bool]:
    """Return what `page` shows, and whether it holds more than `most` characters, of which the first are returned."""
    frame = _frame(page)
    textpage = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(textpage) if textpage else 0
        words = list(words_of(textpage, min(count, most)))
    finally:
        if textpage:
            pdfium.FPDFText_ClosePage(textpage)
    width, height = frame.right - frame.left, frame.top - frame.bottom
    glyphs = glyphs_of(words, frame)
    drawings = drawings_of(page, frame, glyphs.quarter)
    if glyphs.quarter % 2:
        width, height = height, width
    sheet = Sheet(width, height, glyphs.runs, glyphs.across, glyphs.stray, *drawings, glyphs.unreadable, _fonts(words))
    return sheet, count > most


def _fonts(words: Iterable[Word]) -> tuple[tuple[str, str], ...]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        texts[word.style.font].append(plain(word.text))
    return tuple((font, " ".join(parts)) for font, parts in texts.items())


def _frame(page: Any) -> Frame:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box) or box.right - box.left < 1 or box.top - box.bottom < 1:
        return _LETTER
    return Frame(box.left, box.bottom, box.right, box.top)


def _has_fields(page: Any) -> bool:
    """Return whether form fields or notes on the page show text of their own."""
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _SHOWN:
                return True
    return False
