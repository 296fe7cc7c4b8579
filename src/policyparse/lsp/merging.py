"""Merges results after an edit: shifted segments and findings, with those of the window replaced."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policyparse.gate.model import SIDES, Directive, Region, Spot
from policyparse.lsp.protocol import Seen, Stretch, Term
from policyparse.lsp.windows import Part, Shift, other, touched
from policyparse.model.document import SideName
from policyparse.model.report import Finding

_Start = tuple[int, int]
"""Line and column at which a segment starts."""


class Window(NamedTuple):
    """What was seen of the parts of a pair."""

    seen: Seen
    parts: Mapping[SideName, Part]


def number_at(stretches: Sequence[Stretch], line: int, column: int) -> int:
    """Return the number of the segment at a place, or of the last one before it; -1 for none."""
    return bisect_right(stretches, (line, column), key=_start) - 1


def numbers_of(found: Finding[Spot], seen: Seen) -> Iterator[tuple[SideName, int]]:
    """Yield the segments that a finding speaks of."""
    for side, spot in zip(SIDES, (found.source, found.translation), strict=True):
        if spot:
            yield side, number_at(seen.side(side), spot.region.line, spot.region.column)


def merged(seen: Seen, edited: SideName, shift: Shift, texts: tuple[str, str], window: Window | None) -> Seen:
    """Return what is seen of `texts`, of which lines of one side shifted; nothing of these lines without a window."""
    core = {edited: touched(seen.side(edited), shift), other(edited): frozenset[int]()}
    if window:
        core = {side: window.parts[side].core for side in SIDES}
    old = _Layer(seen, {edited: lambda line: shift.now(line) or shift.first, other(edited): lambda line: line})
    replaced = {side: {start for at, start in enumerate(old.starts[side]) if at in core[side]} for side in SIDES}
    layers = [old.without(replaced)]
    if window:
        new = _Layer(window.seen, {side: _below(window.parts[side].start) for side in SIDES})
        inside = {start for start in new.starts[edited] if shift.first <= start[0] < shift.new}
        fresh = {side: replaced[side] | (inside if side == edited else set()) for side in SIDES}
        layers.append(new.only(fresh))
    return _joined(layers, texts)


def _below(start: int) -> Callable[[int], int]:
    return lambda line: line + start - 1


class _Layer:
    """What one comparison saw, its lines as they are now, and which of its segments hold."""

    def __init__(self, seen: Seen, lines: Mapping[SideName, Callable[[int], int]]) -> None:
        self.seen = seen
        self._lines = lines
        self.starts = {side: [self._start(side, one) for one in seen.side(side)] for side in SIDES}
        self.holding = {side: set(self.starts[side]) for side in SIDES}
        self._wanted: Callable[[Iterable[bool]], bool] = all

    def without(self, starts: Mapping[SideName, set[_Start]]) -> _Layer:
        """Leave segments out by where they start."""
        self.holding = {side: self.holding[side] - starts[side] for side in SIDES}
        return self

    def only(self, starts: Mapping[SideName, set[_Start]]) -> _Layer:
        """Leave all segments out but these."""
        self.holding = {side: self.holding[side] & starts[side] for side in SIDES}
        self._wanted = any
        return self

    def stretches(self, side: SideName) -> Iterator[tuple[_Start, Stretch]]:
        """Yield the segments that hold, by their start."""
        now = self._lines[side]
        for start, one in zip(self.starts[side], self.seen.side(side), strict=True):
            if start in self.holding[side]:
                stays = start[0] == one.region.line and now(one.last) == one.last
                yield start, one if stays else self._shifted(side, one)

    def terms(self) -> Iterator[tuple[_Start, tuple[Term, ...]]]:
        """Yield the terms of the source segments that hold, by their start."""
        for start, terms in zip(self.starts["source"], self.seen.terms, strict=True):
            if start in self.holding["source"]:
                yield start, terms

    def links(self) -> Iterator[tuple[_Start, _Start]]:
        """Yield the links that hold, by where source and translation start."""
        for start, one in zip(self.starts["source"], self.seen.source, strict=True):
            for link in one.links:
                end = self.starts["translation"][link]
                if self._wanted((start in self.holding["source"], end in self.holding["translation"])):
                    yield start, end

    def findings(self) -> Iterator[Finding[Spot]]:
        """Yield the findings that hold, with their places as they are now."""
        for found in self.seen.record.findings:
            numbers = numbers_of(found, self.seen)
            if self._wanted(self.starts[side][number] in self.holding[side] for side, number in numbers):
                source, translation = (
                    spot and spot._replace(region=self._moved(side, spot.region))
                    for side, spot in zip(SIDES, (found.source, found.translation), strict=True)
                )
                yield found.placed(source, translation)

    def directives(self) -> Iterator[tuple[Directive, tuple[str, ...]]]:
        """Yield the comments that ask for silence, each with the fingerprints of what it covers."""
        for one in self.seen.record.directives:
            covered = tuple(self.seen.record.findings[at].fingerprint for at in one.covers)
            yield one._replace(line=self._lines[one.side](one.line)), covered

    def _start(self, side: SideName, one: Stretch) -> _Start:
        return self._lines[side](one.region.line), one.region.column

    def _shifted(self, side: SideName, one: Stretch) -> Stretch:
        now = self._lines[side]
        return one._replace(region=self._moved(side, one.region), first=now(one.first), last=now(one.last))

    def _moved(self, side: SideName, region: Region) -> Region:
        now = self._lines[side]
        return region._replace(line=now(region.line), end_line=now(region.end_line))


def _joined(layers: Sequence[_Layer], texts: tuple[str, str]) -> Seen:
    """Return what layers that do not overlap saw together."""
    stretches = {side: dict(sorted(one for layer in layers for one in layer.stretches(side))) for side in SIDES}
    numbers = {side: {start: at for at, start in enumerate(stretches[side])} for side in SIDES}
    links: dict[SideName, defaultdict[_Start, set[int]]] = {side: defaultdict(set) for side in SIDES}
    for start, end in (link for layer in layers for link in layer.links()):
        if start in numbers["source"] and end in numbers["translation"]:
            links["source"][start].add(numbers["translation"][end])
            links["translation"][end].add(numbers["source"][start])
    source, translation = (
        tuple(_linked(one, tuple(sorted(links[side][start]))) for start, one in stretches[side].items())
        for side in SIDES
    )
    terms = dict(one for layer in layers for one in layer.terms())
    findings = tuple(found for layer in layers for found in layer.findings())
    places = {found.fingerprint: at for at, found in enumerate(findings)}
    known = {(one.side, one.line): (one, covered) for layer in layers for one, covered in layer.directives()}
    directives = tuple(
        one._replace(covers=tuple(places[name] for name in covered if name in places))
        for one, covered in known.values()
    )
    record = layers[0].seen.record._replace(findings=findings, directives=directives)
    in_order = tuple(terms[start] for start in stretches["source"])
    return Seen(record, texts, source, translation, in_order, layers[0].seen.direction)


def _linked(one: Stretch, links: tuple[int, ...]) -> Stretch:
    return one if one.links == links else one._replace(links=links)


def _start(one: Stretch) -> _Start:
    return one.region.line, one.region.column
