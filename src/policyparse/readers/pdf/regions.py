"""Reading order by recursive cuts: columns first, then what stands above and below them.

After the XY-cut of Nagy and Seth (1984). A gutter may be crossed by a few lines, such as a title: those cut the region
into bands, in each of which the columns are read one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.readers.pdf.shapes import Line, union

_DEEPEST = 12


class Cut(NamedTuple):
    """How a gutter is told from gaps between words: its width in ems, and how few lines may stand beside it.

    `rows` keeps the rows of a table without rules together, whose parts stand beside one another and leave much blank.
    """

    gutter: float
    fewest: int
    rows: bool


PROSE = Cut(gutter=0.7, fewest=3, rows=True)
SLIDES = Cut(gutter=0.5, fewest=1, rows=False)

_CROSSING = 0.25
_FILLED = 0.6
_ALIGNED = 0.75
_BREAK = 0.8


def regions_of(lines: Sequence[Line], cut: Cut, depth: int = 0) -> list[list[Line]]:
    """Return the columns of `lines` in reading order, each from top to bottom."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: (line.box.top, line.box.left))
    if len(ordered) < 2 or depth > _DEEPEST:
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


def _bands(lines: list[Line], gutter: float, cut: Cut, depth: int) -> list[list[Line]]:
    """Read the columns on both sides of `gutter`, anew after each line that crosses it."""
    found: list[list[Line]] = []
    band: list[Line] = []

    def flush() -> None:
        for side in ([x for x in band if x.box.right <= gutter], [x for x in band if x.box.left >= gutter]):
            found.extend(regions_of(side, cut, depth + 1))
        band.clear()

    for line in lines:
        if line.box.left < gutter < line.box.right:
            flush()
            if found and _is_crossing(found[-1], gutter):
                found[-1].append(line)
            else:
                found.append([line])
        else:
            band.append(line)
    flush()
    return found


def _is_crossing(region: list[Line], gutter: float) -> bool:
    return region[-1].box.left < gutter < region[-1].box.right


def _gutter(lines: Sequence[Line], cut: Cut) -> float | None:
    """Return the middle of the gutter that the fewest lines cross, None if there is none that parts columns."""
    best: tuple[int, float, float] | None = None
    for left, right in _gaps(lines, cut):
        middle = (left + right) / 2
        crossing = sum(line.box.left < middle < line.box.right for line in lines)
        if best is None or (crossing, left - right) < best[:2]:
            best = (crossing, left - right, middle)
    return best[2] if best else None


def _gaps(lines: Sequence[Line], cut: Cut) -> Iterator[tuple[float, float]]:
    """Yield the places where lines end on the left and others start on the right."""
    whole = union(line.box for line in lines)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    starts = sorted({round(line.box.left) for line in lines if line.box.left > whole.left + size})
    for start in starts[:200]:
        right = start - 0.5
        ends = [line for line in lines if line.box.right <= right]
        left = max((line.box.right for line in ends), default=None)
        if left is not None and right - left >= cut.gutter * size and _parts_columns(lines, left, right, cut):
            yield left, right


def _parts_columns(lines: Sequence[Line], left: float, right: float, cut: Cut) -> bool:
    before = [line for line in lines if line.box.right <= left]
    after = [line for line in lines if line.box.left >= right - 1]
    crossing = len(lines) - len(before) - len(after)
    if min(len(before), len(after)) < cut.fewest or crossing > _CROSSING * len(lines) + (cut.fewest == 1):
        return False
    if not _overlap(before, after):
        return False
    return not (cut.rows and _is_table(before, after))


def _overlap(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Say whether the two sides stand beside each other, not one below the other."""
    one, other = union(line.box for line in before), union(line.box for line in after)
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > 0.3 * min(one.bottom - one.top, other.bottom - other.top)


def _is_table(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Tell the rows of a table: parts on one base line with much blank in at least one of the columns."""
    few, many = sorted((before, after), key=len)
    tops = sorted(line.box.bottom for line in many)
    aligned = sum(any(abs(line.box.bottom - top) < 0.3 * line.size for top in tops) for line in few)
    return aligned >= _ALIGNED * len(few) and min(_fill(before), _fill(after)) < _FILLED


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
