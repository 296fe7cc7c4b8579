"""Pages of damaged files that pdfium refuses, by pdfminer, which finds pages without an index.

It is slower, and ignores drawings: ruled tables are read as lines.
"""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

from policyparse.readers.pdf.glyphs import BOLD_NAMES, Frame, Style, Word
from policyparse.readers.pdf.shapes import Sheet
from policyparse.readers.pdf.turning import glyphs_of

_GAP = 0.15  # of the size of the letters, beyond which two of them belong to two words
_LEVEL = 0.1
_ASLANT = math.radians(12)
_SMALLEST = 0.5


def sheets(data: bytes, password: str | None, most: int) -> Iterator[Sheet]:
    """Yield what the first `most` pages show; nothing more once pdfminer, too, fails."""
    from pdfminer.converter import PDFPageAggregator  # no sound file needs it
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    try:
        for page in islice(PDFPage.get_pages(io.BytesIO(data), password=password or ""), most):
            interpreter.process_page(page)
            yield _sheet(device.get_result())
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001  (what pdfminer raises on a damaged file is no closed set)
        return


def _sheet(page: Any) -> Sheet:
    frame = Frame(*page.bbox)
    glyphs = glyphs_of(list(_words(_letters(page))), frame)
    width, height = frame.right - frame.left, frame.top - frame.bottom
    if glyphs.quarter % 2:
        width, height = height, width
    return Sheet(width, height, glyphs.runs, glyphs.across, glyphs.stray, unreadable=glyphs.unreadable)


def _letters(thing: Any) -> Iterator[Any]:
    """Yield the letters of a page, in the order of the file, those within forms too."""
    from pdfminer.layout import LTChar, LTContainer

    for part in thing:
        if isinstance(part, LTChar):
            yield part
        elif isinstance(part, LTContainer):
            yield from _letters(part)


def _words(letters: Iterator[Any]) -> Iterator[Word]:
    word: list[Any] = []
    spaced = True
    for letter in letters:
        blank = not letter.get_text().strip()
        if word and (blank or not _goes_on(word[-1], letter)):
            yield _word(word, spaced=spaced)
            spaced = blank
            word = []
        if not blank:
            word.append(letter)
    if word:
        yield _word(word, spaced=spaced)


def _goes_on(before: Any, letter: Any) -> bool:
    """Return whether a letter is right after another of its kind."""
    near = _GAP * max(before.size, letter.size, _SMALLEST)
    same = before.fontname == letter.fontname and before.matrix[:4] == letter.matrix[:4]
    apart = max(abs(letter.x0 - before.x1) / near, abs(letter.y0 - before.y0) / (_LEVEL * max(letter.size, _SMALLEST)))
    return bool(same and apart <= 1)


def _word(letters: list[Any], *, spaced: bool) -> Word:
    first, last = letters[0], letters[-1]
    a, b, _, _, left, bottom = first.matrix
    angle = math.atan2(b, a)
    quarter = round(angle / (math.pi / 2))
    bold = any(name in first.fontname.lower() for name in BOLD_NAMES)
    aslant = abs(angle - quarter * math.pi / 2) > _ASLANT
    style = Style(max(_SMALLEST, first.size), bold, quarter % 4, aslant, first.fontname)
    text = "".join(letter.get_text() for letter in letters)
    return Word(text, style, spaced, (left, bottom), Frame(*first.bbox), Frame(*last.bbox))
