"""Drawings of a page, by pdfium: rules of tables, pictures, shapes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from policyparse.readers.pdf.glyphs import Frame
from policyparse.readers.pdf.shapes import Rule
from policyparse.readers.pdf.turning import turn

_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000
_DEEPEST = 4
_THIN, _SHORTEST, _SKEW = 2.5, 6.0, 0.5
_FEW_SHAPES = 20

_Point = tuple[float, float]


class Drawings(NamedTuple):
    """The rules of a page as it is read, and the share of it that a picture covers.

    `shapes` says whether it has more drawing than a layout needs.
    """

    rules: tuple[Rule, ...]
    picture: float
    shapes: bool


def drawings_of(page: Any, frame: Frame, quarter: int) -> Drawings:
    """Return what `page` draws, turned by `quarter` as its text is."""
    rules: list[Rule] = []
    picture, paths = 0.0, 0
    area = (frame.right - frame.left) * (frame.top - frame.bottom)
    for thing in islice(_objects(page), _MOST_OBJECTS):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            left, bottom, right, top = _bounds(thing)
            picture = max(picture, min(1.0, (right - left) * (top - bottom) / area))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            rules += (_seen(*ends, quarter, frame) for ends in _straight(thing))
    return Drawings(tuple(rules), picture, paths > _FEW_SHAPES)


def _objects(page: Any) -> Iterator[Any]:
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, i), 0)


def _within(thing: Any, depth: int) -> Iterator[Any]:
    """Yield an object, or those of a form, which is a page within the page; one that is scaled or moved stays whole."""
    if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM or depth == _DEEPEST or _is_moved(thing):
        yield thing
    else:
        for i in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _within(pdfium.FPDFFormObj_GetObject(thing, i), depth + 1)


def _is_moved(form: Any) -> bool:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f) != (1, 0, 0, 1, 0, 0)


def _straight(path: Any) -> Iterator[tuple[_Point, _Point]]:
    """Yield the ends of the level and upright lines that a path draws; a thin box is a line."""
    left, bottom, right, top = _bounds(path)
    width, height = right - left, top - bottom
    if max(width, height) < _SHORTEST:
        return
    if min(width, height) <= _THIN:
        middle = ((left + right) / 2, (bottom + top) / 2)
        if width > height:
            yield (left, middle[1]), (right, middle[1])
        else:
            yield (middle[0], bottom), (middle[0], top)
    elif _is_stroked(path):
        for one, other in pairwise(_corners(path)):
            if one and other and _is_straight(one, other):
                yield one, other


def _bounds(thing: Any) -> Frame:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    return Frame(*(side.value for side in sides))


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value)


def _is_straight(one: _Point, other: _Point) -> bool:
    across, up = abs(one[0] - other[0]), abs(one[1] - other[1])
    return min(across, up) <= _SKEW and max(across, up) >= _SHORTEST


def _corners(path: Any) -> Iterator[_Point | None]:
    """Yield the points that a path draws lines between, None if the pen is lifted."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    start: _Point | None = None
    for i in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield None
            start = point
        yield point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield start


def _seen(one: _Point, other: _Point, quarter: int, frame: Frame) -> Rule:
    ends = (turn(*one, quarter, frame), turn(*other, quarter, frame))
    return Rule(min(x for x, _ in ends), min(y for _, y in ends), max(x for x, _ in ends), max(y for _, y in ends))
