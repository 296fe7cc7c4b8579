"""What the levels of a list look like: their bullets and sizes, as list styles define them for text to inherit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole

_BULLETS = {q("a:buNone"): "none", q("a:buChar"): "sign", q("a:buBlip"): "sign"}
_DEEPEST = 9
_OFF = ("0", "false")


class Look(NamedTuple):
    """How a paragraph looks; None if nothing is said. `bullet` is `none`, `sign` or a scheme of numbers."""

    bullet: str | None = None
    start: int = 1
    size: float | None = None
    bold: bool | None = None


Levels = Mapping[int, Look]
"""The look of each level, from zero, as far as one list style defines it."""


def levels_of(style: Element | None) -> Levels:
    """Return the levels that a list style (`a:lstStyle`, `p:bodyStyle` …) defines."""
    if style is None:
        return {}
    found = {n: style.find(q(f"a:lvl{n + 1}pPr")) for n in range(_DEEPEST)}
    return {n: look_of(element) for n, element in found.items() if element is not None}


def look_of(element: Element | None) -> Look:
    """Return the look that a paragraph's own properties, or those of a level, define."""
    bullet, start, run = None, 1, None
    for child in element if element is not None else ():
        if child.tag in _BULLETS:
            bullet = _BULLETS[child.tag]
        elif child.tag == q("a:buAutoNum"):
            bullet, start = child.get("type", "arabicPeriod"), whole(child.get("startAt")) or 1
        elif child.tag == q("a:defRPr"):
            run = child
    size, bold = run_look(run)
    return Look(bullet, start, size, bold)


def run_look(run: Element | None) -> tuple[float | None, bool | None]:
    """Return size in points and boldness that the properties of a run define."""
    if run is None:
        return None, None
    size, bold = whole(run.get("sz")), run.get("b")
    return (size / 100 if size else None), (bold not in _OFF if bold is not None else None)


def depth_of(properties: Element | None) -> int:
    """Return the level of a paragraph, from zero."""
    depth = whole(properties.get("lvl")) if properties is not None else None
    return min(max(depth or 0, 0), _DEEPEST - 1)


def inherited(own: Look, depth: int, styles: Iterable[Levels]) -> Look:
    """Return `own` filled from the first of `styles`, nearest first, that say something of the level `depth`."""
    for levels in styles:
        under = levels.get(depth)
        if under is not None:
            bullet, start = (own.bullet, own.start) if own.bullet else (under.bullet, under.start)
            size = own.size if own.size is not None else under.size
            own = Look(bullet, start, size, own.bold if own.bold is not None else under.bold)
    return own
