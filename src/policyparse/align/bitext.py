"""From words to beads: seeds, chains, and the dynamic programme between and around them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from policyparse.align.beads import BandTables, Lengths, Rates, Step, band, programme
from policyparse.align.chains import Order, chains, order
from policyparse.align.seeds import seeds
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.weights import WEIGHTS
from policyparse.sums import float_sum

_SPREAD: Final = 0.95  # share of beads that the variance is fitted to: the rest are no good beads
_RATIO_COUNT, _VARIANCE_COUNT, _VARIANCE = 300.0, 20.0, 10.0  # what the ratio and the variance to begin with count for
_MANY: Final = 5_000  # source segments whose matches are found again rather than kept
_PROBED: Final = 400.0  # characters between neighbouring seeds from which they show the ratio

Relearn = Callable[[Sequence[tuple[int, int]]], Evidence | None]
"""Returns better evidence for links that were found, None if they teach nothing."""


class Bead(NamedTuple):
    """Segments that render each other, by index in document order; one side may be empty."""

    source: tuple[int, ...]
    translation: tuple[int, ...]


class Sides(NamedTuple):
    """What is known of the segments of both sides beside their words.

    Their characters, whether they are headings, whether they open what follows, and the state of speech after each,
    None where there is next to none.
    """

    source_lengths: Sequence[float]
    translation_lengths: Sequence[float]
    source_headings: Sequence[bool]
    translation_headings: Sequence[bool]
    source_opens: Sequence[bool]
    translation_opens: Sequence[bool]
    source_speech: Sequence[int] | None
    translation_speech: Sequence[int] | None


class Bitext(NamedTuple):
    """Beads in the order of the source, those of the translation alone where the path meets them; and the scorer."""

    beads: tuple[Bead, ...]
    scorer: Scorer


def find_beads(evidence: Evidence, sides: Sides, relearn: Relearn) -> Bitext:
    """Return the beads of two lists of segments."""
    rows, columns = len(sides.source_lengths), len(sides.translation_lengths)
    scorer = Scorer(evidence, largest=1)
    if not rows or not columns:
        alone = [Bead((i,), ()) for i in range(rows)] + [Bead((), (j,)) for j in range(columns)]
        return Bitext(tuple(alone), scorer)
    beads, scorer = _refine(scorer, *_ordered(scorer, rows, columns), sides, relearn)
    return Bitext(tuple(_rescued(beads, scorer)), scorer)


def _ordered(scorer: Scorer, rows: int, columns: int) -> tuple[Order, list[tuple[int, int]]]:
    """Return the order of the translation, and the places of the seeds that ascend in it."""
    fits = _fits(scorer, rows)
    found = chains(seeds(fits), rows + columns)
    ordered = order(found, columns, rows, lambda i, j: fits[i].get(j, 0.0))
    return ordered, _ascending([seed for chain in found for seed in chain], ordered)


def _fits(scorer: Scorer, rows: int) -> list[dict[int, float]]:
    """Return for each source segment the mean score of either side's words for each of its candidates."""
    half = WEIGHTS.temper * 0.5
    out: list[dict[int, float]] = []
    for i in range(rows):
        candidates = scorer.candidates(i, WEIGHTS.weighed)
        out.append({j: half * scorer.both(i, j) for j in candidates})
        if rows > _MANY:
            scorer.forget(i)
    return out


def _ascending(seeds: Sequence[tuple[int, int]], ordered: Order) -> list[tuple[int, int]]:
    """Return seeds as places, those that ascend."""
    place_of = {j: q for q, j in enumerate(ordered.places)}
    out: list[tuple[int, int]] = []
    for i, j in seeds:
        if not out or place_of[j] > out[-1][1]:
            out.append((i, place_of[j]))
    return out


def _refine(
    scorer: Scorer, ordered: Order, anchors: Sequence[tuple[int, int]], sides: Sides, relearn: Relearn
) -> tuple[list[Bead], Scorer]:
    """Return the beads of the last of a few rounds, in which rates, lengths and words are fitted to the pair."""
    places, cuts = ordered
    around = band(anchors, len(sides.source_lengths), len(places))
    scorer.refit([((p,), (places[q],)) for p, q in anchors])
    words = BandTables(scorer, places, around)
    lengths = Lengths(
        sides.source_lengths,
        [sides.translation_lengths[j] for j in places],
        _first_ratio(anchors, sides.source_lengths, [sides.translation_lengths[j] for j in places]),
        WEIGHTS.length_variance,
    )

    kinds = sides.source_headings, [sides.translation_headings[j] for j in places]
    opening = sides.source_opens, [sides.translation_opens[j] for j in places]
    said, told = sides.source_speech, sides.translation_speech
    spoken = (said, [told[j] for j in places]) if said and told else None
    few = WEIGHTS.null_few / (len(sides.source_lengths) + len(places))
    counts = rates = Rates(max(WEIGHTS.null_least, few))
    for turn in range(WEIGHTS.rounds):
        path = programme(words, lengths, around, counts, cuts, kinds, opening, spoken)
        if turn + 1 == WEIGHTS.rounds:
            break
        lengths = _refit(lengths, path)
        if turn == 0:
            links = [(p, places[q]) for p0, a, q0, b in path for p in range(p0, p0 + a) for q in range(q0, q0 + b)]
            joined = [(range(p, p + a), places[q : q + b]) for p, a, q, b in path]
            better = relearn(links)
            if better:
                scorer = Scorer(better, scorer, joined)
            else:
                scorer.refit(joined)
            del words  # of a long pair, both at once take much memory
            words = BandTables(scorer, places, around, several=True)
            rates = Rates(max(null_rate(scorer), few))
        counts = rates.count(path)
    beads = [Bead(tuple(range(p, p + a)), tuple(sorted(places[q : q + b]))) for p, a, q, b in path]
    return beads, scorer


def null_rate(scorer: Scorer) -> float:
    """Return the lower bound of the rate of one-sided beads.

    The closer a translation, the stronger the evidence of a sentence without a match.
    """
    rate = WEIGHTS.null_least * math.exp(WEIGHTS.null_by_found * (scorer.found.offered - WEIGHTS.null_found))
    return min(WEIGHTS.null_most, max(WEIGHTS.null_least, rate))


def _first_ratio(anchors: Sequence[tuple[int, int]], source: Sequence[float], translation: Sequence[float]) -> float:
    """Return the ratio of lengths between neighbouring seeds, or that of the documents where seeds are few."""
    ratio, x, y = float_sum(translation) / float_sum(source), 0.0, 0.0
    for (p, q), (p2, q2) in pairwise(anchors):
        u, v = float_sum(source[p:p2]), float_sum(translation[q:q2])
        if p2 - p <= 5 and q2 - q <= 6 and 0.5 < v / u / ratio < 2:
            x, y = x + u, y + v
    return y / x if x > _PROBED else ratio


def _refit(lengths: Lengths, path: Sequence[Step]) -> Lengths:
    """Return the lengths with ratio and variance fitted to the beads of a path."""
    sizes = [
        (float_sum(lengths.source[p : p + a]), float_sum(lengths.translation[q : q + b]))
        for p, a, q, b in path
        if a and b
    ]
    x, y = float_sum(u for u, _ in sizes), float_sum(v for _, v in sizes)
    ratio = (y + _RATIO_COUNT * lengths.ratio) / (x + _RATIO_COUNT)
    squares = sorted((v - u * ratio) ** 2 / ((u * ratio + v) / 2) for u, v in sizes)
    squares = squares[: max(1, int(_SPREAD * len(squares)))]
    variance = (WEIGHTS.length_widen * float_sum(squares) + _VARIANCE_COUNT * _VARIANCE) / (
        len(squares) + _VARIANCE_COUNT
    )
    return lengths._replace(ratio=ratio, variance=variance)


def _rescued(beads: Sequence[Bead], scorer: Scorer) -> list[Bead]:
    """Join sentences that the order left over on both sides and that are each other's best match."""
    lost = [bead.source[0] for bead in beads if not bead.translation]
    new = {bead.translation[0] for bead in beads if not bead.source}
    scores = []
    for i in lost if new else ():
        for j in scorer.candidates(i):
            if j in new:
                score = WEIGHTS.temper * 0.5 * scorer.both(i, j)
                if score > WEIGHTS.rescue:
                    scores.append((-score, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scores):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    out = []
    for bead in beads:
        if bead.translation and not bead.source and bead.translation[0] in taken:
            continue
        joined = not bead.translation and bead.source[0] in partner
        out.append(Bead(bead.source, (partner[bead.source[0]],)) if joined else bead)
    return out
