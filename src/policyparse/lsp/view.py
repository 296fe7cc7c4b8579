"""The findings and segments of a pair, with their places on both sides."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.gate.model import SIDES, Region, Ruling
from policyparse.lsp.merging import number_at, numbers_of
from policyparse.lsp.protocol import Seen, Stretch, Term
from policyparse.lsp.windows import other
from policyparse.model.document import SideName


class Shown(NamedTuple):
    """An open finding with its places.

    On a side that shows nothing of it, the place is where its counterpart would stand: behind what renders the segment
    before it. `first` is the first line of the paragraph on the finding's own side.
    """

    ruling: Ruling
    source: Region
    translation: Region
    first: int

    def region(self, side: SideName) -> Region:
        """Return the place on one side."""
        return self.source if side == "source" else self.translation


class Counterpart(NamedTuple):
    """A segment, those of the other side that are linked to it, and the terms of the source."""

    own: Stretch
    others: tuple[Stretch, ...]
    terms: tuple[Term, ...]


class View:
    """What is seen of a pair, and what became of its findings."""

    def __init__(self, seen: Seen, rulings: tuple[Ruling, ...]) -> None:
        """Find the place of each finding on both sides."""
        self._seen = seen
        self.findings = tuple(map(self._shown, rulings))

    def counterpart(self, side: SideName, line: int, column: int) -> Counterpart | None:
        """Return the segment at a place with its counterparts; None if there is none, or it is not known yet."""
        number = number_at(self._seen.side(side), line, column)
        if number < 0:
            return None
        own, across = self._seen.side(side)[number], self._seen.side(other(side))
        if own.region[2:] < (line, column):
            return None
        sources = [number] if side == "source" else own.links
        terms = tuple(dict.fromkeys(term for at in sources for term in self._seen.terms[at]))
        return Counterpart(own, tuple(across[link] for link in own.links), terms)

    def _shown(self, ruling: Ruling) -> Shown:
        own = ruling.found.spot[0]
        number = max(0, dict(numbers_of(ruling.found, self._seen))[own])
        spots = zip(SIDES, (ruling.found.source, ruling.found.translation), strict=True)
        source, translation = (spot.region if spot else self._beside(own, number) for side, spot in spots)
        return Shown(ruling, source, translation, self._seen.side(own)[number].first)

    def _beside(self, own: SideName, number: int) -> Region:
        """Return where on the other side the counterpart of a segment without one would stand."""
        mine, theirs = self._seen.side(own), self._seen.side(other(own))
        before = next((mine[at].links[-1] for at in range(number, -1, -1) if mine[at].links), None)
        if before is not None:
            _, _, line, column = theirs[before].region
            return Region(line, max(1, column - 1), line, column)
        return theirs[0].region._replace(end_line=theirs[0].region.line) if theirs else Region(1, 1, 1, 1)
