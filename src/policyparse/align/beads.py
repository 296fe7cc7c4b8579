"""Beads: the best grouping of segments that render each other, with one-sided beads for the rest.

Dynamic programming over n:m beads in the manner of Gale and Church (1993). A bead is scored on the union of its words
on both sides (`Scorer`), its lengths, and the frequency of its shape. One-sided beads have a state of their own,
because omissions come in runs; their cost depends on how well the pair renders words at all: the closer a translation,
the stronger the evidence of a sentence without a match. All rates are fitted to the pair in a few rounds of Viterbi
training, inside a band around the seeds.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, TypeVar

from policyparse.align.speech import BROKEN
from policyparse.arrays import i64, vec
from policyparse.lexical.scorer import LARGEST, Scorer
from policyparse.lexical.weights import WEIGHTS
from policyparse.sums import float_sum

SOURCE_MOST, TRANSLATION_MOST = 5, LARGEST
_TOGETHER: Final = 6  # segments of both sides in a bead that joins several on each
_SHAPES = tuple(
    (a, b)
    for a in range(1, SOURCE_MOST + 1)
    for b in range(1, TRANSLATION_MOST + 1)
    if min(a, b) == 1 or a + b <= _TOGETHER
)
_Key = TypeVar("_Key", int, str)  # a word by its index, or a stem
_NEVER: Final = -1e18
_CODES = 2 * (TRANSLATION_MOST + 1)
"""A step back from a cell is a byte: places of the source by this, twice those of the translation, and the state."""
_BESIDE, _BELOW = 2, _CODES
_KEPT = 150_000, 400_000  # cells of a band whose matches, and whose sums, are kept at most
_LEAST: Final = 1e-6  # nats that count, far above what rounding makes of a sum
_CAP: Final = 60  # places by which the band reaches beyond the line between two seeds at most


class Step(NamedTuple):
    """A bead of `a` places of the source from `p` on and `b` of the translation from `q` on; one may be none."""

    p: int
    a: int
    q: int
    b: int


_step = partial(tuple.__new__, Step)  # the name takes three times as long


class Lengths(NamedTuple):
    """Characters of each segment; `ratio` of translation to source, and the `variance` of it per character."""

    source: Sequence[float]
    translation: Sequence[float]
    ratio: float
    variance: float


class Rates:
    """Counts of shapes and of steps between beads and one-sided beads, shrunk to what is usual in any pair."""

    def __init__(self, null_rate: float) -> None:
        """Start at the usual counts, one-sided beads at `null_rate`."""
        self._null_rate = null_rate
        self.shapes = {(a, b): WEIGHTS.shape_joined * WEIGHTS.shape_larger ** (a + b - 3) for a, b in _SHAPES}
        self.shapes[1, 1], self.shapes[1, 2], self.shapes[2, 1] = 60.0, 10.0, 10.0
        self.nulls = {(0, 1): 100 * null_rate, (1, 0): 100 * null_rate}
        stay = WEIGHTS.null_stays
        self.steps = {(0, 0): 100.0, (0, 1): 200 * null_rate, (1, 1): 10 * stay, (1, 0): 10 * (1 - stay)}

    def count(self, steps: Iterable[Step]) -> Rates:
        """Return the rates of a path."""
        out = Rates(self._null_rate)
        for table in (out.shapes, out.nulls):
            for shape in table:
                table[shape] *= WEIGHTS.shape_keep
        for step in out.steps:
            out.steps[step] *= WEIGHTS.shape_keep
        last = 0
        for _, a, _, b in steps:
            now = 0 if a and b else 1
            (out.nulls if now else out.shapes)[a, b] += 1
            out.steps[last, now] += 1
            last = now
        return out

    def logs(self) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
        """Return the log probabilities of shapes and of steps between states."""
        total, none = float_sum(self.shapes.values()), float_sum(self.nulls.values())
        shapes = {shape: math.log(count / total) for shape, count in self.shapes.items()}
        shapes |= {shape: math.log(count / none) for shape, count in self.nulls.items()}
        steps: dict[tuple[int, int], float] = {}
        for state in (0, 1):
            leaving = self.steps[state, 0] + self.steps[state, 1]
            steps |= {(state, to): math.log(self.steps[state, to] / leaving) for to in (0, 1)}
        steps[0, 1] = max(steps[0, 1], math.log(self._null_rate))
        return shapes, steps


class Band(NamedTuple):
    """The band of a path.

    For each boundary of the source, `low` and `high` have the first and the last boundary of the translation. Where
    both are the same is a wall, which no bead crosses; `walls` and `column_walls` have the next one for each place of
    the source and of the translation.
    """

    low: list[int]
    high: list[int]
    walls: list[int]
    column_walls: list[int]


def band(anchors: Sequence[tuple[int, int]], rows: int, columns: int) -> Band:
    """Return the band around anchors, which ascend on both sides; walls stand between two that are neighbours."""
    reach = WEIGHTS.band
    points = [(0, 0), *anchors, (rows, columns)]
    ends = len(points) - 1
    low: list[int] = []
    high: list[int] = []
    before, left, behind = -1, 0, 0
    for p in range(rows + 1):
        while points[before + 1][0] <= p - reach:
            before += 1
        while left < ends and points[left + 1][0] <= p:
            left += 1
        while behind <= ends and points[behind][0] < p + reach:
            behind += 1
        least = points[before][1] - reach if before >= 0 else 0
        most = points[behind][1] + reach if behind <= ends else columns
        (p0, q0), (p1, q1) = points[left], points[min(ends, left + 1)]
        middle = q0 + (q1 - q0) * (p - p0) // max(1, p1 - p0)
        low.append(max(0, least, middle - _CAP))
        high.append(min(columns, max(most, middle + 2), middle + _CAP))
    low[0], high[rows] = 0, columns
    for p in range(1, rows + 1):
        low[p], high[p] = max(low[p], low[p - 1]), max(high[p], high[p - 1])
    for p, q in anchors:
        low[p + 1] = min(low[p + 1], q + 1)
    for p in range(rows - 1, -1, -1):
        low[p] = min(low[p], low[p + 1])
        high[p] = max(high[p], low[p + 1])
    walls = [0] * rows
    column_walls = [0] * columns
    between = [here for last, here in pairwise(anchors) if here == (last[0] + 1, last[1] + 1)]
    for (p, q), (p2, q2) in pairwise([(0, 0), *between, (rows, columns)]):
        walls[p:p2] = [p2] * (p2 - p)
        column_walls[q:q2] = [q2] * (q2 - q)
        for x in range(p, p2 + 1):
            low[x], high[x] = max(low[x], q), min(high[x], q2)
    return Band(low, high, walls, column_walls)


def _passes(around: Band) -> list[bool]:
    """Return for each place of the source whether a bead of it and one place is the only way on, between two walls."""
    low, high, walls, _ = around
    ends = zip(low, high, low[1:], high[1:], strict=False)
    return [
        wall == p + 1 and least == most and least2 == most2 == least + 1
        for p, (wall, (least, most, least2, most2)) in enumerate(zip(walls, ends, strict=True))
    ]


_Start = tuple[int, int, int, vec[float], list[int], list[tuple[int, "array[float]"]]]
"""Where beads begin: a place of the source, the first and the last of the translation, scores and states; evidence."""


class Tables:
    """Prefix sums of the words' evidence.

    `translation[p][a]` is `(low, sums)`: what the translation's words from place `low` on say of a bead that joins
    `a + 1` places of the source from `p` on; `source[q][b]` likewise with the sides swapped.
    """

    def __init__(
        self, translation: list[list[tuple[int, array[float]]]], source: list[list[tuple[int, array[float]]]]
    ) -> None:
        """Take the sums of both sides by place."""
        self.translation, self.source = translation, source

    def reach(self, p: int) -> None:
        """See that there is what a path needs that has come to place `p` of the source."""


class BandTables(Tables):
    """The sums inside a band, made as a path comes to them.

    What lies behind a path is let go where no other path follows or the band is large, and made again for the next.
    """

    def __init__(
        self,
        scorer: Scorer,
        places: Sequence[int],
        around: Band,
        *,
        several: bool = False,
        most: tuple[int, int] = _KEPT,
    ) -> None:
        """Take the evidence, the band, and the translation's segments in the order of the source, by place.

        `several` says whether several paths are to be found. Of a band of more cells than `most`, matches and sums are
        not kept.
        """
        super().__init__([], [])
        rows, columns = len(around.walls), len(places)
        self._scorer = scorer
        self._places = list(places)
        self._blank = [scorer.blank[j] for j in places]
        self._reach = around.high
        self._ends = [min(p + SOURCE_MOST, around.walls[p]) for p in range(rows)]
        self._low, self._high = around.low[:rows], [around.high[end] for end in self._ends]
        self._column_ends = [min(q + TRANSLATION_MOST, around.column_walls[q]) for q in range(columns)]
        first, last = [rows] * columns, [0] * columns
        for p in range(rows):
            last[self._low[p] : self._high[p]] = [p + 1] * (self._high[p] - self._low[p])
        for p in range(rows - 1, -1, -1):
            first[self._low[p] : self._high[p]] = [p] * (self._high[p] - self._low[p])
        self._first = [min(first[q:end]) for q, end in enumerate(self._column_ends)]
        self._last = [max(last[q:end]) for q, end in enumerate(self._column_ends)]
        self._passes = _passes(around)
        cells = sum([high - low for low, high in zip(self._low, self._high, strict=True)])
        self._keeps_matches, self._keeps_sums = cells <= most[0], several and cells <= most[1]
        self._start()

    def _start(self) -> None:
        rows, columns = len(self._ends), len(self._column_ends)
        self.translation = [[]] * rows
        self.source = [[]] * columns
        self._by_row: list[dict[int, dict[str, float]]] = [{}] * rows
        self._by_column: list[dict[int, dict[int, float]]] = [{} for _ in range(columns)]
        self._at = self._read = self._made = self._left = 0

    def reach(self, p: int) -> None:
        """Make what a path needs that has come to place `p`, and has been at those before."""
        if p < self._at and not self._keeps_sums:
            self._start()
        while self._at <= p:
            self._leave(self._at)
            self._make(self._at)
            self._at += 1

    def _make(self, p: int) -> None:
        if self._passes[p]:
            self._make_alone(p, self._low[p])
            return
        most = min(len(self.source), self._reach[p] + 1)
        for q in range(self._made, most):
            self._read_to(self._last[q])
            self.source[q] = self._sums_of_source(q)
        self._made = max(self._made, most)
        self._read_to(self._ends[p])
        self.translation[p] = self._sums_of_translation(p)

    def _make_alone(self, p: int, q: int) -> None:
        """Make the sums of the two places of a pass, which no other place shares."""
        source, translation = self._scorer.score(p, self._places[q])
        self.source[q] = [(p, array("d", (0.0, source)))]
        self.translation[p] = [(q, array("d", (0.0, translation)))]
        self._made, self._read = q + 1, p + 1
        self._scorer.forget(p, but_matches=self._keeps_matches)

    def _read_to(self, end: int) -> None:
        """Read what the source's places up to `end` share with those of the translation."""
        scorer, places, by_column = self._scorer, self._places, self._by_column
        for p in range(self._read, end):
            offered = self._by_row[p] = {}
            for q in range(self._low[p], self._high[p]):
                match = scorer.match(p, places[q])
                if match is not None:
                    offered[q] = match.offered
                    by_column[q][p] = match.covered
            scorer.forget(p, but_matches=self._keeps_matches)
        self._read = max(self._read, end)

    def _leave(self, p: int) -> None:
        """Let go of what a path does not need that has come to place `p` of the source."""
        if p:
            self._by_row[p - 1] = {}
        for q in range(self._left, self._low[p]):
            self._by_column[q] = {}
        if not self._keeps_sums:
            if p:
                self.translation[p - 1] = []
            for q in range(self._left, self._low[p]):
                self.source[q] = []
        self._left = max(self._left, self._low[p])

    def _sums_of_translation(self, p: int) -> list[tuple[int, array[float]]]:
        """Return prefix sums of the translation's words for the unions of neighbouring places from `p` on."""
        gain, miss = self._scorer.gain, self._scorer.miss
        first, last = self._low[p], self._high[p]
        union = dict(self._by_row[p])
        merged: dict[int, dict[str, float]] = {}
        sums: list[tuple[int, array[float]]] = []
        for size in range(self._ends[p] - p):
            if size:
                _unite(union, merged, self._by_row[p + size], first, last)
            row = self._blank[first:last]
            for q, strengths in union.items():
                total = 0.0
                for stem, strength in strengths.items():
                    total += strength * gain[stem][size] - miss[stem]
                row[q - first] = row[q - first] + total  # compiled, `+=` adds objects
            sums.append((first, array("d", accumulate(row, initial=0.0))))
        return sums

    def _sums_of_source(self, q: int) -> list[tuple[int, array[float]]]:
        """Return prefix sums of the source's words for the unions of neighbouring places from `q` on."""
        missing, gains = self._scorer.missing, self._scorer.gains
        first, last = self._first[q], self._last[q]
        union = dict(self._by_column[q])
        merged: dict[int, dict[int, float]] = {}
        sums: list[tuple[int, array[float]]] = []
        for size in range(self._column_ends[q] - q):
            if size:
                _unite(union, merged, self._by_column[q + size], first, last)
            row = missing[first:last]
            for p, covers in union.items():
                own = gains[p]
                total = 0.0
                for word, cover in covers.items():
                    total += cover * own[word][size]
                row[p - first] = row[p - first] + total
            sums.append((first, array("d", accumulate(row, initial=0.0))))
        return sums


def _unite(
    union: dict[int, dict[_Key, float]],
    merged: dict[int, dict[_Key, float]],
    part: dict[int, dict[_Key, float]],
    first: int,
    last: int,
) -> None:
    """Add a part to a union, as far as its places go; the larger share of a word counts.

    `merged` has those places of the union that several parts share.
    """
    for x, shared in part.items():
        if first <= x < last:
            known = union.get(x)
            if known is None:
                union[x] = shared
                continue
            both = merged.get(x)
            if both is None:
                union[x] = merged[x] = both = dict(known)
            for key, value in shared.items():
                if value > both.get(key, 0.0):
                    both[key] = value


def programme(  # noqa: C901, PLR0912, PLR0915  (one loop over cells, as tight as Python allows)
    words: Tables,
    lengths: Lengths,
    around: Band,
    rates: Rates,
    cuts: frozenset[int],
    kinds: tuple[Sequence[bool], Sequence[bool]],
    opening: tuple[Sequence[bool], Sequence[bool]],
    speech: tuple[Sequence[int], Sequence[int]] | None = None,
) -> list[Step]:
    """Return the Viterbi path; no bead joins places of the translation on both sides of a cut.

    `kinds` has for the places of both sides which of two kinds they are of; a bead that starts with both costs.
    `opening` says whether they open what follows, by a colon: both ends of a bead that joins several do so, or none.
    `speech` has for both sides the state of speech after each place: a bead that breaks off speech on one side costs.

    Each cell looks back at where the beads that end there begin, the short ones first, which are mostly the best: what
    the lengths say of the others need not be asked.
    """
    low, high = around.low, around.high
    rows, columns = len(low) - 1, len(lengths.translation)
    shapes, steps = rates.logs()
    sizes = [[(b, shapes[a, b]) for x, b in _SHAPES if x == a] for a in range(1, SOURCE_MOST + 1)]
    of_source, of_translation = shapes[1, 0], shapes[0, 1]
    linked_on, linked_off, null_on, null_off = steps[0, 0], steps[0, 1], steps[1, 0], steps[1, 1]
    ahead = vec[float](accumulate(lengths.source, initial=0.0))
    behind = vec[float](accumulate(lengths.translation, initial=0.0))
    since = _since(cuts, columns)
    lexical, longer, ratio, variance = WEIGHTS.bead_words, WEIGHTS.bead_length, lengths.ratio, lengths.variance
    other_kind, unlike_opening, broken = WEIGHTS.other_kind, WEIGHTS.bead_opening, WEIGHTS.speech_broken
    source_kinds, translation_kinds = list(kinds[0]), list(kinds[1])
    source_opens, translation_opens = list(opening[0]), list(opening[1])
    said, told = map(list, speech) if speech else ([], [])
    unlinked = min(0.0, null_off - linked_off, null_on - linked_on) - _LEAST  # beads that add up to less lead nowhere
    log1p = math.log1p
    below, from_above = vec[float]([_NEVER] * (high[0] + 1)), [0] * (high[0] + 1)  # where one-sided beads go on
    from_linked: list[bytes] = []
    from_apart: list[bytes] = []
    near: list[list[tuple[int, vec[float]]]] = [[]] * columns  # faster to look into than what they are kept in
    by_lengths: dict[float, dict[float, float]] = {}  # what both lengths say of a bead: many beads have the same
    starts: list[_Start] = []  # from which beads can still reach a place, the nearest first
    closed = 0
    for p in range(rows + 1):
        shift, last = low[p], high[p]
        width = last - shift + 1
        there, aside = below, from_above
        here, back = vec[float]([u + unlinked for u in there]), [0] * width
        if not p:
            here[0] = 0.0
        going_on: list[_Start] = []
        for start in starts:
            o, least, most, scores, states, evidence = start
            a = p - o
            if len(evidence) > a:
                going_on.append(start)
            x = (ahead[p] - ahead[o]) * ratio
            of_length = by_lengths.get(x)
            if of_length is None:
                of_length = by_lengths[x] = {}
            at, own = evidence[a - 1]
            sums, priors = vec[float](own), sizes[a - 1]
            for q in range(min(most, last - 1), max(least, shift - len(priors)) - 1, -1):
                v, state, before, beside = scores[q - least], states[q - least], sums[q - at], near[q]
                if v <= _NEVER:
                    continue
                for b, prior in priors[max(0, shift - q - 1) : last - q]:
                    f = q + b
                    if q < since[f]:
                        break
                    at2, sums2 = beside[b - 1]
                    total = v + prior + lexical * (sums[f - at] - before + sums2[p - at2] - sums2[o - at2])
                    best = here[f - shift]
                    if total < best:
                        continue
                    y = behind[f] - behind[q]
                    fit = of_length.get(y)
                    if fit is None:
                        off = abs(y - x) / math.sqrt(variance * (x + y) / 2)
                        fit = of_length[y] = longer * max(-25.0, -off * off / 2 - log1p(off))
                    total += fit
                    if a + b > 2 and source_opens[p - 1] != translation_opens[f - 1]:
                        total -= unlike_opening
                    if total >= best:  # of beads that are as good, the longest
                        here[f - shift], back[f - shift] = total, _CODES * a + 2 * b + state
        if p < rows:
            words.reach(p)
            lower, upper = low[p + 1], high[p + 1]
            below, from_above = vec[float]([_NEVER] * (upper - lower + 1)), [0] * (upper - lower + 1)
        scores, states = vec[float]([_NEVER] * width), [0] * width
        while closed < (going_on[-1][1] if going_on else shift):
            near[closed] = []
            closed += 1
        for q in range(shift, last + 1):
            v, u = here[q - shift], there[q - shift]
            if v <= _NEVER and u <= _NEVER:
                continue
            if speech and p and q and said[p - 1] + told[q - 1] == BROKEN:
                v, u = v - broken, u - broken
            score, state = (v + linked_off, 0) if v + linked_off > u + null_off else (u + null_off, 1)
            if q < last and score + of_translation > there[q + 1 - shift]:
                there[q + 1 - shift], aside[q + 1 - shift] = score + of_translation, _BESIDE + state
            if p == rows:
                continue
            if lower <= q <= upper and score + of_source > below[q - lower]:
                below[q - lower], from_above[q - lower] = score + of_source, _BELOW + state
            if q == columns:
                continue
            v, states[q - shift] = (v + linked_on, 0) if v + linked_on > u + null_on else (u + null_on, 1)
            scores[q - shift] = v + (0.0 if source_kinds[p] == translation_kinds[q] else -other_kind)
            if not near[q]:
                near[q] = [(at, vec[float](sums)) for at, sums in words.source[q]]
        from_linked.append(bytes(back))
        from_apart.append(bytes(aside))
        if p < rows:
            starts = [(p, shift, last, scores, states, words.translation[p]), *going_on]
    return _traced(int(there[-1] > here[-1]), from_linked, from_apart, low, columns)


def _since(cuts: frozenset[int], columns: int) -> vec[i64]:
    """Return for each boundary of the translation where a bead that ends there begins at the earliest, behind a cut."""
    since = vec[i64]([0] * (columns + 1))
    for q in range(1, columns + 1):
        since[q] = q - 1 if q - 1 in cuts else since[q - 1]
    return since


def _traced(
    state: int, from_linked: Sequence[bytes], from_apart: Sequence[bytes], low: Sequence[int], columns: int
) -> list[Step]:
    """Return the path that ends in a state, by the codes of the steps that lead to each cell."""
    out: list[Step] = []
    p, q = len(low) - 1, columns
    while p or q:
        step = (from_apart if state else from_linked)[p][q - low[p]]
        assert step
        a, b, state = step // _CODES, step % _CODES // 2, step % 2
        p, q = p - a, q - b
        out.append(_step((p, a, q, b)))
    return out[::-1]
