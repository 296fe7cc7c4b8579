"""The room that a translation has for the clauses of a source: by its length, by its beads, and by its words."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from policyparse.align.bitext import Bead
from policyparse.align.phrases import LETTERS
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.units import Unit
from policyparse.sums import float_sum

_SEVERAL: Final = -1  # clauses that offer a word


class Room:
    """The lengths of a translation and of its beads against those of the source.

    `length` is the log of the translation's length against that of a full one, `beads` has the same by clause for its
    bead, `crowding` how crowded that is.
    """

    def __init__(
        self, source: Sequence[Unit], translation: Sequence[Unit], beads: Iterable[Bead], apart: Collection[int]
    ) -> None:
        """Take the units of both sides, and the beads that they are in; units in `apart` do not count."""
        ours = [len(unit.text.replace(" ", "")) for unit in source]
        theirs = [len(unit.text) for unit in translation]
        full = LETTERS * sum(ours)
        own = sum([size for j, size in enumerate(theirs) if j not in apart])
        self.length = max(-1.6, min(0.5, math.log((own + 1) / (full + 1))))
        self.beads: dict[int, float] = {}
        self.crowding: dict[int, float] = {}
        for bead in beads:
            crowded = 0.0
            if bead.source and bead.translation:
                full = LETTERS * float_sum([ours[i] + 1.0 for i in bead.source])
                log = math.log(float_sum([theirs[j] + 1.0 for j in bead.translation]) / full)
                self.beads |= dict.fromkeys(bead.source, max(-2.5, min(0.7, log)))
                crowded = _crowded(bead, source, translation)
            self.crowding |= dict.fromkeys(bead.source, crowded)


def _crowded(bead: Bead, source: Sequence[Unit], translation: Sequence[Unit]) -> float:
    """Return the log of a bead's source sentences for each of the translation's."""
    ours = len({source[i].sentence for i in bead.source})
    theirs = len({translation[j].sentence for j in bead.translation})
    return math.log(ours / theirs)


def spare(beads: Iterable[Bead], totals: Sequence[float], evidence: Evidence) -> dict[int, float]:
    """Return for each clause the log of what no other clause of its bead accounts for, against its own weight.

    `totals` has the weights of the clauses.
    """
    out: dict[int, float] = {}
    bags, bounded = evidence.vocabulary.bags, evidence.bounded
    for bead in beads:
        worth = {stem: bounded[stem] for j in bead.translation for stem in bags[j]}
        claimed: dict[str, int] = {}
        for i in bead.source:
            for stem in worth.keys() & evidence.wholes[i].keys():
                claimed[stem] = _SEVERAL if stem in claimed else i
        free, own = 0.0, dict.fromkeys(bead.source, 0.0)
        for stem, weight in worth.items():
            claimant = claimed.get(stem)
            if claimant is None:
                free += weight
            elif claimant != _SEVERAL:
                own[claimant] += weight
        for i, alone in own.items():
            out[i] = max(-2.0, min(2.0, math.log((0.5 * free + alone + 1) / (totals[i] + 1))))
    return out


def places(
    source: Sequence[Unit], translation: Sequence[Unit], beads: Iterable[Bead]
) -> tuple[dict[int, float], dict[int, float]]:
    """Return where in its bead the middle of each unit stands, 0 to 1, for both sides."""
    ours: dict[int, float] = {}
    theirs: dict[int, float] = {}
    for bead in beads:
        _place(ours, source, bead.source)
        _place(theirs, translation, bead.translation)
    return ours, theirs


def _place(places: dict[int, float], units: Sequence[Unit], members: Sequence[int]) -> None:
    """Put down where each of some units stands among them."""
    sizes = [len(units[k].text) + 1 for k in members]
    total, at = sum(sizes), 0
    for k, size in zip(members, sizes, strict=True):
        places[k] = (at + size / 2) / total
        at += size
