"""Automatic numbers of paragraphs, and their formats (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from policyparse.readers.numerals import written
from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole
from policyparse.readers.ooxml.word.properties import VAL, is_on

_PLACE = re.compile(r"%([1-9])")
_BULLET = "bullet"


class Level(NamedTuple):
    """One level of a numbering. `text` holds `%1` for the number of the first level.

    `restart` is the level, from one, whose number makes this one start again: every higher one if None, none if zero.
    `style` is the paragraph style that has this level.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class Numbering(NamedTuple):
    """One numbering: its levels, the list that it counts in, and the levels at which it starts a count of its own."""

    counts: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Label(NamedTuple):
    """What precedes a paragraph: its number as written, or a bullet, which is no text."""

    text: str
    is_bullet: bool
    depth: int


class Numbers:
    """Counts the paragraphs of one document; call it once per paragraph, in document order."""

    def __init__(self, numberings: Mapping[str, Numbering]) -> None:
        """Start all counts again."""
        self._numberings = numberings
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, number: str | None, depth: int | None, style: str | None) -> Label | None:
        """Return the label of the next paragraph of the numbering called `number`; None if it has none.

        Without a `depth` the level is the one that belongs to the paragraph's `style`, else the first.
        """
        numbering = self._numberings.get(number) if number else None
        if number is None or numbering is None:
            return None
        at = depth if depth is not None else _depth_of(numbering, style)
        level = numbering.levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(numbering.counts, {})
        if at in numbering.starts and (number, at) not in self._started:
            self._started.add((number, at))
            counts[at] = numbering.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for lower in [other for other in counts if other > at and _restarts(numbering, other, at)]:
            del counts[lower]
        return Label(_text(numbering, level, counts), level.format == _BULLET, at + 1)


def _depth_of(numbering: Numbering, style: str | None) -> int:
    return next((at for at, level in numbering.levels.items() if style and level.style == style), 0)


def _restarts(numbering: Numbering, lower: int, at: int) -> bool:
    restart = numbering.levels[lower].restart if lower in numbering.levels else None
    return restart is None or at < restart


def _text(numbering: Numbering, level: Level, counts: Mapping[int, int]) -> str:
    def place(found: re.Match[str]) -> str:
        other = int(found.group(1)) - 1
        its = numbering.levels.get(other, Level())
        return written(counts.get(other, its.start), "decimal" if level.legal else its.format)

    return _PLACE.sub(place, level.text).strip() if level.format != _BULLET else ""


def numberings_of(root: Element) -> dict[str, Numbering]:
    """Return the numberings in the part `root`, by the id that paragraphs use."""
    abstract = {element.get(q("w:abstractNumId"), ""): element for element in root.iter(q("w:abstractNum"))}
    by_style = {
        link.get(VAL): name
        for name, element in abstract.items()
        if (link := element.find(q("w:styleLink"))) is not None
    }
    levels = {name: _levels(element) for name, element in abstract.items()}
    for name, element in abstract.items():
        link = element.find(q("w:numStyleLink"))
        if link is not None and link.get(VAL) in by_style:
            levels[name] = levels[by_style[link.get(VAL)]]
    return {element.get(q("w:numId"), ""): _numbering(element, levels) for element in root.iter(q("w:num"))}


def _numbering(element: Element, levels: Mapping[str, Mapping[int, Level]]) -> Numbering:
    link = element.find(q("w:abstractNumId"))
    counts = link.get(VAL, "") if link is not None else ""
    own, starts = dict(levels.get(counts, {})), {}
    for override in element.iter(q("w:lvlOverride")):
        at = whole(override.get(q("w:ilvl"))) or 0
        own |= _levels(override)
        start = override.find(q("w:startOverride"))
        if start is not None:
            starts[at] = _start(start)
    return Numbering(counts, own, starts)


def _levels(parent: Element) -> dict[int, Level]:
    return {whole(element.get(q("w:ilvl"))) or 0: _level(element) for element in parent.iterchildren(q("w:lvl"))}


def _level(element: Element) -> Level:
    values = {child.tag: child for child in element.iter() if child.get(VAL) is not None}
    start, restart = values.get(q("w:start")), values.get(q("w:lvlRestart"))
    legal = element.find(q("w:isLgl"))
    return Level(
        start=_start(start) if start is not None else 1,
        format=_value(values, "w:numFmt") or "decimal",
        text=_value(values, "w:lvlText") or "",
        restart=whole(restart.get(VAL)) if restart is not None else None,
        legal=legal is not None and is_on(legal.get(VAL)),
        style=_value(values, "w:pStyle"),
    )


def _start(element: Element) -> int:
    start = whole(element.get(VAL))
    return 1 if start is None else start


def _value(values: Mapping[str, Element], name: str) -> str | None:
    found = values.get(q(name))
    text: str | None = found.get(VAL) if found is not None else None
    return text
