"""What is known of a pair as its texts are now: a whole comparison of a while ago, and a window compared since."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from policyparse.gate.model import SIDES, Found, Region, Ruling, SideName
from policyparse.lsp.protocol import Seen, Stretch, Term
from policyparse.lsp.windows import Part, Shift, other

_Lines = Callable[[int], int | None]
"""From a line of what was compared to the line that it is now; None where it changed."""


class Shown(NamedTuple):
    """An open finding with its places as they are now.

    On a side that shows nothing of it, the place is where its counterpart would stand: behind what renders the segment
    before it.
    """

    ruling: Ruling
    source: Region
    translation: Region
    first: int
    """The first line of the paragraph on the finding's own side."""

    def region(self, side: SideName) -> Region:
        """Return the place on one side."""
        return self.source if side == "source" else self.translation


class Counterpart(NamedTuple):
    """A segment, those of the other side that are linked to it, all as they are now, and the terms of the source."""

    side: SideName
    own: tuple[str, Region]
    others: tuple[tuple[str, Region], ...]
    terms: tuple[Term, ...]


class _Layer:
    """What one comparison saw, and where its lines are now."""

    def __init__(self, seen: Seen, rulings: tuple[Ruling, ...], lines: Mapping[SideName, _Lines]) -> None:
        self.seen = seen
        self.rulings = rulings
        self._lines = lines
        self._starts = {side: [one.region[:2] for one in seen.side(side)] for side in SIDES}

    def region(self, side: SideName, region: Region) -> Region | None:
        """Return a region as it is now; None where its lines changed."""
        line, end = self._lines[side](region.line), self._lines[side](region.end_line)
        return Region(line, region.column, end, region.end_column) if line and end else None

    def number(self, side: SideName, line: int, column: int) -> int:
        """Return the segment at a place of what was compared, or the one before it; -1 for none."""
        return bisect_right(self._starts[side], (line, column)) - 1

    def numbers(self, found: Found) -> Iterator[tuple[SideName, int]]:
        """Yield the segments that a finding speaks of."""
        for side, spot in zip(SIDES, (found.source, found.translation), strict=True):
            if spot:
                yield side, self.number(side, spot.region.line, spot.region.column)

    def shown(self, ruling: Ruling) -> Shown | None:
        """Return a finding with its places; None where these changed."""
        own: SideName = ruling.found.spot[0]
        numbers = dict(self.numbers(ruling.found))
        spots = zip(SIDES, (ruling.found.source, ruling.found.translation), strict=True)
        regions = [self.region(side, spot.region if spot else self._beside(own, numbers[own])) for side, spot in spots]
        first = self._lines[own](self.seen.side(own)[numbers[own]].first)
        return Shown(ruling, regions[0], regions[1], first) if regions[0] and regions[1] and first else None

    def _beside(self, own: SideName, number: int) -> Region:
        """Return where on the other side the counterpart of a segment without one would stand."""
        mine, theirs = self.seen.side(own), self.seen.side(other(own))
        before = next((mine[at].links[-1] for at in range(number, -1, -1) if mine[at].links), None)
        if before is not None:
            _, _, line, column = theirs[before].region
            return Region(line, max(1, column - 1), line, column)
        if theirs:
            line, column, _, _ = theirs[0].region
            return Region(line, column, line, column + 1)
        return Region(1, 1, 1, 1)

    def counterpart(self, side: SideName, number: int) -> Counterpart | None:
        """Return a segment with its counterparts; None where its place changed."""
        stretch, across = self.seen.side(side)[number], other(side)
        own = self.region(side, stretch.region)
        linked = ((self.seen.side(across)[link].text, self.seen.side(across)[link].region) for link in stretch.links)
        moved = ((text, self.region(across, region)) for text, region in linked)
        others = tuple((text, region) for text, region in moved if region)
        sources = [number] if side == "source" else list(stretch.links)
        terms = tuple(dict.fromkeys(term for at in sources for term in self.seen.terms[at]))
        return Counterpart(side, (stretch.text, own), others, terms) if own else None


class Window(NamedTuple):
    """A part of a pair that was compared anew: what was seen in it, and what became of its findings."""

    seen: Seen
    rulings: tuple[Ruling, ...]
    parts: Mapping[SideName, Part]


class View:
    """The findings and segments of a pair as it is now."""

    def __init__(
        self,
        seen: Seen,
        rulings: tuple[Ruling, ...],
        shifts: Mapping[SideName, Shift],
        window: Window | None = None,
    ) -> None:
        """Lay a window over a comparison of texts that have shifted since."""
        self._shifts = shifts
        self._parts = window.parts if window else {}
        self._whole = _Layer(seen, rulings, {side: shifts[side].now for side in SIDES})
        self._window = _Layer(window.seen, window.rulings, _offsets(window.parts)) if window else None
        self._core = {side: self._places(side) for side in self._parts}
        self.findings = tuple(self._found())

    def counterpart(self, side: SideName, line: int, column: int) -> Counterpart | None:
        """Return the segment at a place with its counterparts; None where there is none, or it is not known yet."""
        then = self._shifts[side].then(line)
        number = self._whole.number(side, then, column) if then else -1
        if then and number >= 0 and not (self._window and number in self._parts[side].core):
            return _around(self._whole.counterpart(side, number), line, column)
        if self._window is None:
            return None
        number = self._window.number(side, line - self._parts[side].start + 1, column)
        return _around(self._window.counterpart(side, number), line, column) if number >= 0 else None

    def _found(self) -> Iterator[Shown]:
        for layer, wanted in ((self._whole, False), (self._window, True)):
            for ruling in layer.rulings if layer else ():
                if layer and self._is_anew(layer, ruling.found) is wanted:
                    shown = layer.shown(ruling)
                    if shown:
                        yield shown

    def _is_anew(self, layer: _Layer, found: Found) -> bool:
        """Return whether a finding speaks of what the window has compared anew."""
        if layer is self._whole:
            return any(number in self._parts[side].core for side, number in layer.numbers(found) if side in self._parts)
        return any(self._is_core(layer, side, number) for side, number in layer.numbers(found))

    def _is_core(self, layer: _Layer, side: SideName, number: int) -> bool:
        """Return whether a segment of the window is one of those that it was made for."""
        region = layer.region(side, layer.seen.side(side)[number].region)
        shift = self._shifts[side]
        return region is not None and (region[:2] in self._core[side] or shift.first <= region.line < shift.new)

    def _places(self, side: SideName) -> frozenset[tuple[int, ...]]:
        stretches: tuple[Stretch, ...] = self._whole.seen.side(side)
        regions = (self._whole.region(side, stretches[number].region) for number in self._parts[side].core)
        return frozenset(region[:2] for region in regions if region)


def _offsets(parts: Mapping[SideName, Part]) -> dict[SideName, _Lines]:
    def below(start: int) -> _Lines:
        return lambda line: line + start - 1

    return {side: below(part.start) for side, part in parts.items()}


def _around(found: Counterpart | None, line: int, column: int) -> Counterpart | None:
    """Return a segment where a place lies in it, or right behind it."""
    return found if found and found.own[1][:2] <= (line, column) <= found.own[1][2:] else None
