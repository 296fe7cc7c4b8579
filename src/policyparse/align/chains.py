"""Chains: runs of seeds that both documents have in the same order, and how the source goes through them.

Collinear chaining as in read mapping (Abouelhoda and Ohlebusch 2005): seeds in order cost what the gap between them
makes unlikely, a jump costs a fixed price. A translation is one chain, shuffled slides are many, a digest has short
ones. The translation put in the order of the chains is aligned as if nothing had moved, but no bead spans a cut.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from policyparse.align.seeds import Seed
from policyparse.lexical.weights import WEIGHTS
from policyparse.sums import float_sum

_BACK: Final = 80  # seeds before one that it may follow in order
_FAR: Final = 60  # segments by which the sides of a gap may differ; beyond it is a jump
_SKEW: Final = 0.3  # price of a gap for the difference of its sides

Chain = list[tuple[int, int]]


class Order(NamedTuple):
    """The translation in the order of the source: segments by place, and the places at which a new run begins."""

    places: list[int]
    cuts: frozenset[int]


def chains(found: Sequence[Seed], size: int) -> list[Chain]:
    """Return the chains of the best way through the seeds, in the order of the source, disjoint on both sides.

    `size` counts the segments of both sides: the fewer places there are to land in, the less a jump costs.
    """
    jump = min(WEIGHTS.jump, WEIGHTS.jump_least + math.log1p(size))
    best: list[float] = []
    tops: list[float] = []  # the best so far
    back: list[tuple[int, bool]] = []
    top, last = -math.inf, -1
    for x, seed in enumerate(found):
        score, before = seed.weight, (-1, False)
        if last >= 0 and top - jump + seed.weight > score:
            score, before = top - jump + seed.weight, (last, True)
        for y in range(x - 1, max(-1, x - _BACK), -1):
            if tops[y] + seed.weight <= score:
                break
            reached, other = best[y] + seed.weight, found[y]
            if reached > score and other.j < seed.j and other.i < seed.i:
                reached -= _gap(other, seed, jump)
                if reached > score:
                    score, before = reached, (y, False)
        best.append(score)
        back.append(before)
        if score > top:
            top, last = score, x
        tops.append(top)
    return _disjoint(_traced(found, back, last))


def _gap(one: Seed, other: Seed, jump: float) -> float:
    skew = abs((other.i - one.i) - (other.j - one.j))
    if skew > _FAR:
        return jump
    return _SKEW * math.log1p(skew)


def _traced(found: Sequence[Seed], back: Sequence[tuple[int, bool]], last: int) -> list[Chain]:
    out: list[Chain] = []
    current: Chain = []
    while last >= 0:
        current.append((found[last].i, found[last].j))
        last, jumped = back[last]
        if jumped or last < 0:
            out.append(current[::-1])
            current = []
    return out[::-1]


def _disjoint(ordered: Sequence[Chain]) -> list[Chain]:
    """Cut chains where the translation of another one lies between two of their seeds."""
    by_translation = sorted((seed for chain in ordered for seed in chain), key=itemgetter(1))
    rank = {seed: at for at, seed in enumerate(by_translation)}
    out: list[Chain] = []
    for chain in ordered:
        current = [chain[0]]
        for before, after in pairwise(chain):
            if rank[after] != rank[before] + 1:
                out.append(current)
                current = []
            current.append(after)
        out.append(current)
    return out


def order(ordered: Sequence[Chain], size: int, rows: int, fit: Callable[[int, int], float]) -> Order:
    """Return the `size` translation segments in the order in which the chains of a source of `rows` go through them.

    Segments between two chains go to the end of the one or the start of the other, whichever they fit better by `fit`
    (source segment, translation segment).
    """
    if len(ordered) < 2:
        return Order(list(range(size)), frozenset())
    by_translation = sorted(range(len(ordered)), key=lambda c: ordered[c][0][1])
    spans = {c: [ordered[c][0][1], ordered[c][-1][1]] for c in by_translation}
    spans[by_translation[0]][0], spans[by_translation[-1]][1] = 0, size - 1
    for c, d in pairwise(by_translation):
        low, high = ordered[c][-1][1] + 1, ordered[d][0][1]
        after = range(ordered[c][-1][0], ordered[c + 1][0][0] + 1 if c + 1 < len(ordered) else rows)
        before = range(ordered[d - 1][-1][0] if d else 0, ordered[d][0][0] + 1)
        fits = [
            (max(0.0, *(fit(i, j) for i in after)), max(0.0, *(fit(i, j) for i in before))) for j in range(low, high)
        ]
        here, there = 0.0, float_sum(second for _, second in fits)
        top, split = there, 0
        for k, (first, second) in enumerate(fits, 1):
            here, there = here + first, there - second
            if here + there > top:
                top, split = here + there, k
        spans[c][1], spans[d][0] = low + split - 1, low + split
    places: list[int] = []
    cuts = set()
    for c in range(len(ordered)):
        if places and spans[c][0] != places[-1] + 1:
            cuts.add(len(places))
        places += range(spans[c][0], spans[c][1] + 1)
    return Order(places, frozenset(cuts))
