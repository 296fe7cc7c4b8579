"""Characters of a page, by pdfium: words with position, size and weight.

Calls into pdfium dominate the cost. So there are two per character (its code, and its text object), and all others are
per word or per object.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_BLANK = frozenset((0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000))
_SPACE = 0x20
_BOLD = 600
BOLD_NAMES = ("bold", "heavy", "black", "simhei")
"""What the names of bold fonts hold, in lower case."""
_FILL_AND_STROKE = 2
_ASLANT = math.radians(12)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SMALLEST, _LARGEST = 0.5, 2000.0


class Frame(NamedTuple):
    """A part of a page in its own coordinates, which count upwards."""

    left: float
    bottom: float
    right: float
    top: float


class Style(NamedTuple):
    """How a text object is set; `quarter` counts quarter turns counter-clockwise, `font` is the name of its font."""

    size: float
    bold: bool
    quarter: int
    aslant: bool
    font: str = ""


class Word(NamedTuple):
    """A run before its page is turned: its origin, and the boxes of its first and its last character."""

    text: str
    style: Style
    spaced: bool
    origin: tuple[float, float]
    first: Frame
    last: Frame


def words_of(textpage: Any, count: int) -> Iterator[Word]:
    """Yield what one text object among the first `count` characters shows without a gap.

    Single blanks stay, blanks that pdfium puts into gaps do not.
    """
    code_at, object_at, is_generated = pdfium.FPDFText_GetUnicode, _object_at(), pdfium.FPDFText_IsGenerated
    style_at = _styles(textpage)
    codes: list[int] = []
    start = end = current = blanks = 0
    spaced = True
    for i in range(count):
        code = code_at(textpage, i)
        if code in _BLANK:
            blanks += 1 if code == _SPACE and codes and not is_generated(textpage, i) else 2
            continue
        found = object_at(textpage, i)
        if codes and (blanks > 1 or found != current):
            yield _word(textpage, codes, start, end, style_at(current, start), spaced=spaced)
            codes, spaced = [], blanks > 0
        elif codes and blanks:
            codes.append(_SPACE)
        if not codes:
            start, current, spaced = i, found, spaced or blanks > 0
        codes.append(min(code, sys.maxunicode))
        end, blanks = i, 0
    if codes:
        yield _word(textpage, codes, start, end, style_at(current, start), spaced=spaced)


def _object_at() -> Callable[[Any, int], int]:
    """Return pdfium's look-up of a character's text object, answering with its address, which can be compared."""
    address = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)


def _word(textpage: Any, codes: list[int], start: int, end: int, style: Style, *, spaced: bool) -> Word:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, start, x, y)
    first = _box(textpage, start)
    last = first if end == start else _box(textpage, end)
    return Word(_text(codes), style, spaced, (x.value, y.value), first, last)


def _text(codes: list[int]) -> str:
    """Return the text of UTF-16 code units or code points, as pdfium gives one or the other; halves alone stay."""
    text = "".join(map(chr, codes))
    return text if text.isascii() else _PAIR.sub(_whole, text)


def _whole(pair: re.Match[str]) -> str:
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _box(textpage: Any, i: int) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, i, box)
    return Frame(box.left, box.bottom, box.right, box.top)


def _styles(textpage: Any) -> Callable[[int, int], Style]:
    """Return a look-up of the style of a text object by its address and a character's index; each is asked once."""
    fonts: dict[int, _Font] = {}
    known: dict[int, Style] = {}
    matrix = pdfium.FS_MATRIX()

    def style_at(address: int, i: int) -> Style:
        if address not in known:
            pdfium.FPDFText_GetMatrix(textpage, i, matrix)
            size = pdfium.FPDFText_GetFontSize(textpage, i) * math.hypot(matrix.c, matrix.d)
            angle = math.atan2(matrix.b, matrix.a)
            quarter = round(angle / (math.pi / 2)) if math.isfinite(angle) else 0
            text = pdfium.FPDFText_GetTextObject(textpage, i)
            font = _font(text, fonts) if text else _Font("", bold=False)
            bold = font.bold or (bool(text) and _is_stroked(text))
            aslant = abs(angle - quarter * math.pi / 2) > _ASLANT
            known[address] = Style(min(max(_SMALLEST, size), _LARGEST), bold, quarter % 4, aslant, font.name)
        return known[address]

    return style_at


class _Font(NamedTuple):
    name: str
    bold: bool


def _font(text: Any, fonts: dict[int, _Font]) -> _Font:
    font = pdfium.FPDFTextObj_GetFont(text)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        bold = any(part in name.lower() for part in BOLD_NAMES)
        fonts[key] = _Font(name, bold or pdfium.FPDFFont_GetWeight(font) >= _BOLD)
    return fonts[key]


def _is_stroked(text: Any) -> bool:
    """Tell letters that are drawn and filled, as programs embolden a font that has no bold."""
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(text) == _FILL_AND_STROKE)
