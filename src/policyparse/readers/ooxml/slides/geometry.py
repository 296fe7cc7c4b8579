"""Boxes of shapes, in points on the slide, through the scales of the groups that they stand in."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.model.document import Box
from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole

_EMU = 12_700  # to the point
_DEGREE = 60_000
_MOST_SCALED = 1_000
_FRAMES = (f"{q('p:spPr')}/{q('a:xfrm')}", f"{q('p:grpSpPr')}/{q('a:xfrm')}", q("p:xfrm"))


class Scale(NamedTuple):
    """How the coordinates within a group become those of the slide."""

    x: float = 1
    y: float = 1
    left: float = 0
    top: float = 0

    def box(self, box: Box) -> Box:
        """Return a box within the group as one on the slide."""
        return Box(
            self.left + self.x * box.left,
            self.top + self.y * box.top,
            self.left + self.x * box.right,
            self.top + self.y * box.bottom,
        )


def box_of(shape: Element) -> Box | None:
    """Return the box that `shape` gives itself; None if it inherits one. A shape on its side is as wide as high."""
    frame = _frame(shape)
    box = _box(frame, "a:off", "a:ext") if frame is not None else None
    if box is None or frame is None:
        return None
    turn = (whole(frame.get("rot")) or 0) / _DEGREE % 180
    if 45 < turn < 135:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        wide, high = (box.right - box.left) / 2, (box.bottom - box.top) / 2
        return Box(x - high, y - wide, x + high, y + wide)
    return box


def within(group: Element, outer: Scale) -> Scale:
    """Return the scale that holds within `group`, which itself is in `outer`."""
    frame = _frame(group)
    outside = _box(frame, "a:off", "a:ext") if frame is not None else None
    inside = _box(frame, "a:chOff", "a:chExt") if frame is not None else None
    if outside is None or inside is None:
        return outer
    x = _ratio(outside.right - outside.left, inside.right - inside.left)
    y = _ratio(outside.bottom - outside.top, inside.bottom - inside.top)
    left, top = outside.left - x * inside.left, outside.top - y * inside.top
    return Scale(outer.x * x, outer.y * y, outer.left + outer.x * left, outer.top + outer.y * top)


def _frame(shape: Element) -> Element | None:
    return next((frame for path in _FRAMES if (frame := shape.find(path)) is not None), None)


def _box(frame: Element, offset: str, extent: str) -> Box | None:
    off, ext = frame.find(q(offset)), frame.find(q(extent))
    if off is None or ext is None:
        return None
    left, top, width, height = (
        (whole(element.get(name)) or 0) / _EMU for element, name in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))
    )
    return Box(left, top, left + width, top + height)


def _ratio(outside: float, inside: float) -> float:
    """Return how much larger a group is than what it holds, within sensible bounds."""
    return min(max(outside / inside, 1 / _MOST_SCALED), _MOST_SCALED) if inside > 0 else 1
