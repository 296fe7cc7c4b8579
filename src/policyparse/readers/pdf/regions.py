"""Reading order by recursive cuts: columns first, then what is above and below them.

This is the XY-cut of Nagy and Seth (1984). A few lines, such as a title, may cross a gutter: they divide the region
into bands, and in each band the columns are read one after the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from policyparse.readers.pdf.shapes import Line, union

_DEEPEST = 12
_MOST_LINES = 4_000  # no page that people read has more


class Cut(NamedTuple):
    """How a gutter is told from gaps between words: its width in ems, and how few lines may stand beside it.

    `rows` keeps the rows of a table without rules together, whose parts stand beside one another and leave much blank.
    """

    gutter: float
    fewest: int
    rows: bool


PROSE = Cut(gutter=0.7, fewest=3, rows=True)
SLIDES = Cut(gutter=0.5, fewest=1, rows=False)

_MOST_STARTS = 200
_CROSSING = 0.25
_FILLED, _MARGINAL = 0.6, 0.15
_ALIGNED = 0.75
_BREAK = 0.8


class _Gutter(NamedTuple):
    """A blank stripe from top to bottom."""

    left: float
    right: float

    def is_crossed(self, line: Line) -> bool:
        """Return whether a line reaches into the stripe."""
        return line.box.left < self.right and line.box.right > self.left


def regions_of(lines: Sequence[Line], cut: Cut, depth: int = 0) -> list[list[Line]]:
    """Return the columns of `lines` in reading order, each from top to bottom."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: (line.box.top, line.box.left))
    if not 2 <= len(ordered) <= _MOST_LINES or depth > _DEEPEST:
        return [ordered]
    gutter = _gutter(ordered, cut)
    if gutter is not None:
        return _bands(ordered, gutter, cut, depth)
    place = _break(ordered)
    if place is None:
        return [ordered]
    above, below = regions_of(ordered[:place], cut, depth + 1), regions_of(ordered[place:], cut, depth + 1)
    if len(above) == len(below) == 1:
        return [above[0] + below[0]]
    return above + below


def _bands(lines: list[Line], gutter: _Gutter, cut: Cut, depth: int) -> list[list[Line]]:
    """Read the columns on both sides of a gutter, again after each line that crosses it."""
    found: list[list[Line]] = []
    for crossing, band in groupby(lines, key=gutter.is_crossed):
        some = list(band)
        if crossing:
            found.append(some)
        else:
            for side in (
                [x for x in some if x.box.right <= gutter.left],
                [x for x in some if x.box.left >= gutter.right],
            ):
                found += regions_of(side, cut, depth + 1)
    return found


def _gutter(lines: Sequence[Line], cut: Cut) -> _Gutter | None:
    """Return the gutter that the fewest lines cross, None if there is none that parts columns."""
    whole = union(line.box for line in lines)
    size = median(line.size for line in lines)
    starts = sorted({round(line.box.left) for line in lines if line.box.left > whole.left + size})
    found = [
        (crossed, start)
        for start in starts[:_MOST_STARTS]
        if (crossed := _crossings(lines, _Gutter(start - 1 - cut.gutter * size, start - 1), cut)) is not None
    ]
    if not found:
        return None
    _, start = min(found)
    return _Gutter(start - 1 - cut.gutter * size, start - 1)


def _crossings(lines: Sequence[Line], gutter: _Gutter, cut: Cut) -> int | None:
    """Count the lines that cross a gutter; None if it parts no columns."""
    before = [line for line in lines if line.box.right <= gutter.left]
    after = [line for line in lines if line.box.left >= gutter.right]
    crossing = len(lines) - len(before) - len(after)
    if min(len(before), len(after)) < cut.fewest or crossing > _CROSSING * len(lines) + (cut.fewest == 1):
        return None
    if not _overlap(before, after) or (cut.rows and _is_table(before, after)):
        return None
    return crossing


def _overlap(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Return whether the two sides stand beside each other, not one below the other."""
    one, other = union(line.box for line in before), union(line.box for line in after)
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > 0.3 * min(one.bottom - one.top, other.bottom - other.top)


def _is_table(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Return whether rows are a table's: parts on one baseline, much white space or a nearly empty column."""
    few, many = sorted((before, after), key=len)
    bases = sorted(line.box.bottom for line in many)
    aligned = sum(_is_beside(line, bases) for line in few)
    if aligned < _ALIGNED * len(few):
        return False
    less, more = sorted(sum(len(line.text) for line in side) for side in (before, after))
    return min(_fill(before), _fill(after)) < _FILLED or less < _MARGINAL * more


def _is_beside(line: Line, bases: Sequence[float]) -> bool:
    """Return whether one of the sorted `bases` is the baseline of `line`."""
    slack = 0.3 * line.size
    at = bisect_left(bases, line.box.bottom - slack)
    return at < len(bases) and bases[at] < line.box.bottom + slack


def _fill(lines: Sequence[Line]) -> float:
    """Return how much of their column's width the lines take."""
    whole = union(line.box for line in lines)
    return sum(line.box.right - line.box.left for line in lines) / len(lines) / max(1.0, whole.right - whole.left)


def _break(lines: Sequence[Line]) -> int | None:
    """Return the index of the line below the widest blank across the region."""
    bottom = lines[0].box.bottom
    widest, place = 0.0, None
    for i, line in enumerate(lines):
        gap = (line.box.top - bottom) / line.size
        if i and gap > max(widest, _BREAK):
            widest, place = gap, i
        bottom = max(bottom, line.box.bottom)
    return place
