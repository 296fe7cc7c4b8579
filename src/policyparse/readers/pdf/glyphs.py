"""Characters of a page, by pdfium: runs with their place, size and weight.

Calls into pdfium cost more than anything else here. So two are made for a character (its code, and the text object that
it belongs to), the others once for a run or an object.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from policyparse.model.document import Box
from policyparse.readers.pdf.characters import is_wide, plain, unreadable
from policyparse.readers.pdf.shapes import Run

_BLANK = frozenset((0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000))
_SPACE = 0x20
_BOLD = 600
_BOLD_NAMES = ("bold", "heavy", "black", "simhei")
_FILL_AND_STROKE = 2
_ASLANT = math.radians(12)
_SAME = 0.15
_ABOVE, _BELOW = 0.85, 0.15
_SMALLEST, _LARGEST = 0.5, 2000.0
_STACKED, _FEWEST_STACKED = 0.25, 5
_FARTHEST = 1e5
_FULL_WIDTH = 0.97
_WIDE_LATIN = frozenset("MW")


class Frame(NamedTuple):
    """The visible part of a page in its own coordinates, which count upwards."""

    left: float
    bottom: float
    right: float
    top: float


class _Style(NamedTuple):
    """How a text object is set; `quarter` counts quarter turns counter-clockwise."""

    size: float
    bold: bool
    quarter: int
    aslant: bool


class _Word(NamedTuple):
    """A run before its page is turned: its origin, and the boxes of its first and its last character."""

    text: str
    style: _Style
    spaced: bool
    origin: tuple[float, float]
    first: Frame
    last: Frame


class Glyphs(NamedTuple):
    """The runs of a page.

    `runs` are those that read level once the page has made `quarter` turns, `across` those of each other way, read
    level by themselves, and `aslant` those at any angle between. `unreadable` is a share of all characters.
    """

    runs: tuple[Run, ...]
    across: tuple[tuple[Run, ...], ...]
    aslant: tuple[Run, ...]
    quarter: int
    unreadable: float


def glyphs_of(textpage: Any, count: int, frame: Frame) -> Glyphs:
    """Return the runs of a page's first `count` characters, by the way that they read; most read the first way."""
    ways: dict[int, list[Run]] = {}
    aslant: list[Run] = []
    unknown = total = 0
    words = list(_words(textpage, count))
    stacked = _are_stacked(words)
    for word in words:
        unknown += _unknown(word)
        total += len(word.text)
        quarter = 3 if stacked and word.style.quarter == 0 else _quarter(word)
        run = _level(word, quarter, frame)
        if run.text and word.style.aslant:
            aslant.append(run)
        elif run.text:
            ways.setdefault(quarter, []).append(run)
    if not ways:
        return Glyphs((), (), tuple(aslant), 0, unknown / max(1, total))
    sizes = {way: sum(len(run.text) for run in runs) for way, runs in ways.items()}
    order = sorted(ways, key=lambda way: -sizes[way])
    runs, *across = (tuple(_distinct(ways[way])) for way in order)
    return Glyphs(runs, tuple(across), tuple(aslant), order[0], unknown / max(1, total))


def turn(x: float, y: float, quarter: int, frame: Frame) -> tuple[float, float]:
    """Return a point as seen on the page turned so that text which runs `quarter` turns counter-clockwise is level."""
    if quarter == 0:
        return x - frame.left, frame.top - y
    if quarter == 1:
        return y - frame.bottom, x - frame.left
    if quarter == 2:
        return frame.right - x, y - frame.bottom
    return frame.top - y, frame.right - x


def _words(textpage: Any, count: int) -> Iterator[_Word]:
    """Yield what one text object shows without a gap: single blanks stay, blanks that pdfium puts into gaps do not."""
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
        codes.append(code)
        end, blanks = i, 0
    if codes:
        yield _word(textpage, codes, start, end, style_at(current, start), spaced=spaced)


def _object_at() -> Callable[[Any, int], int]:
    """Return pdfium's look-up of a character's text object, answering with its address, which can be compared."""
    address = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)


def _word(textpage: Any, codes: list[int], start: int, end: int, style: _Style, *, spaced: bool) -> _Word:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, start, x, y)
    first = _box(textpage, start)
    last = first if end == start else _box(textpage, end)
    return _Word("".join(map(chr, codes)), style, spaced, (x.value, y.value), first, last)


def _box(textpage: Any, i: int) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, i, box)
    return Frame(box.left, box.bottom, box.right, box.top)


def _styles(textpage: Any) -> Callable[[int, int], _Style]:
    """Return a look-up of the style of a text object by its address and a character's index; each is asked once."""
    fonts: dict[int, bool] = {}
    known: dict[int, _Style] = {}
    matrix = pdfium.FS_MATRIX()

    def style_at(address: int, i: int) -> _Style:
        if address not in known:
            pdfium.FPDFText_GetMatrix(textpage, i, matrix)
            size = pdfium.FPDFText_GetFontSize(textpage, i) * math.hypot(matrix.c, matrix.d)
            angle = math.atan2(matrix.b, matrix.a)
            quarter = round(angle / (math.pi / 2))
            text = pdfium.FPDFText_GetTextObject(textpage, i)
            bold = bool(text) and (_is_bold(text, fonts) or _is_stroked(text))
            aslant = abs(angle - quarter * math.pi / 2) > _ASLANT
            known[address] = _Style(min(max(size, _SMALLEST), _LARGEST), bold, quarter % 4, aslant)
        return known[address]

    return style_at


def _is_bold(text: Any, fonts: dict[int, bool]) -> bool:
    font = pdfium.FPDFTextObj_GetFont(text)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
        known = name.value.decode("utf-8", "replace").lower()
        fonts[key] = pdfium.FPDFFont_GetWeight(font) >= _BOLD or any(part in known for part in _BOLD_NAMES)
    return fonts[key]


def _is_stroked(text: Any) -> bool:
    """Tell letters that are drawn and filled, as programs embolden a font that has no bold."""
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(text) == _FILL_AND_STROKE)


def _quarter(word: _Word) -> int:
    """Return the way that a run reads; upright characters one below the other read as if turned to the right."""
    across = abs(word.last.left - word.first.left)
    down = word.first.top - word.last.top
    return 3 if word.style.quarter == 0 and down > max(across, word.style.size / 2) else word.style.quarter


def _are_stacked(words: Sequence[_Word]) -> bool:
    """Tell vertical text that was set character by character: most stand right below the one before."""
    below = 0
    for one, other in pairwise(words):
        across, down = abs(other.origin[0] - one.origin[0]), one.origin[1] - other.origin[1]
        size = one.style.size
        below += is_wide(other.text[0]) and across < _STACKED * size and size / 2 < down < 2 * size
    return below > max(_FEWEST_STACKED, len(words) / 2) and all(len(word.text) == 1 for word in words[:below])


def _level(word: _Word, quarter: int, frame: Frame) -> Run:
    """Return the run as the page turned by `quarter` shows it; its height is the font's size about the base line."""
    first, last, size = word.first, word.last, word.style.size
    corners = (
        turn(min(first.left, last.left), min(first.bottom, last.bottom), quarter, frame),
        turn(max(first.right, last.right), max(first.top, last.top), quarter, frame),
    )
    left, right = sorted(x for x, _ in corners)
    if quarter == word.style.quarter:
        _, base = turn(*word.origin, quarter, frame)
        top, bottom = base - _ABOVE * size, base + _BELOW * size
    else:
        middle = (corners[0][1] + corners[1][1]) / 2
        top, bottom = middle - size / 2, middle + size / 2
    box = Box(*(_bounded(value) for value in (left, top, max(right, left + 0.1), bottom)))
    return Run(plain(word.text), box, size, word.style.bold, word.spaced)


def _bounded(value: float) -> float:
    """Return a place that can be reckoned with, whatever the file says."""
    return min(max(value, -_FARTHEST), _FARTHEST) if value == value else 0.0  # noqa: PLR0124  (not a number)


def _distinct(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs without those drawn a second time in almost the same place, as a shadow or to look bold."""
    seen: dict[str, list[Box]] = {}
    for run in runs:
        places = seen.setdefault(run.text, [])
        near = _SAME * run.size
        if not any(abs(b.left - run.box.left) < near and abs(b.top - run.box.top) < near for b in places[-4:]):
            places.append(run.box)
            yield run


def _unknown(word: _Word) -> int:
    """Count the characters of a run that are not what the page shows.

    A font without a map to Unicode gives control codes and private ones, or Latin letters as wide as Chinese ones.
    """
    first = word.text[0]
    if word.style.quarter == 0 and first.isascii() and first.isalpha() and first not in _WIDE_LATIN:
        width = word.first.right - word.first.left
        if width >= _FULL_WIDTH * word.style.size:
            return len(word.text)
    return unreadable(word.text)
