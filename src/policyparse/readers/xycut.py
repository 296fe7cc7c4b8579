"""Reading order of boxes on a page by recursive XY-cut (Nagy and Seth, 1984), over the boxes alone.

A page is cut along the widest gap that runs through it from edge to edge, between columns or between rows, and so is
each part. Boxes are often larger than their text, so that a small overlap counts as a gap, if a narrow one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policyparse.model.document import Box

_MOST = 2_000
_OVERLAP = 0.5
"""How much of the thinner neighbour two boxes may overlap and still be parted."""


class _Cut(NamedTuple):
    gap: float
    parts: tuple[tuple[int, ...], ...]


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Return the indices of `boxes` in reading order: columns from the left, rows from the top.

    Takes O(n log n) for each level of cuts; beyond 2,000 boxes they are read by rows.
    """
    order: list[int] = []
    stack = [tuple(range(len(boxes)))]
    while stack:
        part = stack.pop()
        cut = _best_cut(boxes, part) if 1 < len(part) <= _MOST else None
        if cut is None:
            order += sorted(part, key=lambda i: (boxes[i].top, boxes[i].left))
        else:
            stack += reversed(cut.parts)
    return order


def _best_cut(boxes: Sequence[Box], part: Sequence[int]) -> _Cut | None:
    """Return the cut at the widest gap; of equal ones that between rows."""
    rows = _cut(part, {i: (boxes[i].top, boxes[i].bottom) for i in part})
    columns = _cut(part, {i: (boxes[i].left, boxes[i].right) for i in part})
    if rows is None or columns is None:
        return rows or columns
    return columns if columns.gap > rows.gap else rows


def _cut(part: Sequence[int], extents: dict[int, tuple[float, float]]) -> _Cut | None:
    """Return the parts between the gaps along one axis that are about as wide as the widest."""
    ordered = sorted(part, key=extents.__getitem__)
    gaps = []
    reach, thinnest = extents[ordered[0]][1], _size(extents[ordered[0]])
    for i in ordered[1:]:
        low, high = extents[i]
        slack = _OVERLAP * min(thinnest, high - low)
        gaps.append((low - reach, low - reach >= -slack))
        reach, thinnest = (high, high - low) if high >= reach else (reach, thinnest)
    widest = max((gap for gap, parted in gaps if parted), default=None)
    if widest is None:
        return None
    parts, current = [], [ordered[0]]
    for i, (gap, parted) in zip(ordered[1:], gaps, strict=True):
        if parted and (gap == widest or 0 < widest <= 2 * gap):
            parts.append(tuple(current))
            current = []
        current.append(i)
    return _Cut(widest, (*parts, tuple(current)))


def _size(extent: tuple[float, float]) -> float:
    return extent[1] - extent[0]
