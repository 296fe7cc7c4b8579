"""The sentences of units that are given: which render each other, by the programme of beads within each unit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from policyparse.align.beads import Band, BandTables, Lengths, Rates, programme
from policyparse.align.bitext import Bead, null_rate
from policyparse.align.core import Read, opens, sizes, texts_of, words_of
from policyparse.chinese_english import PAIR
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexicon import Lexicon
from policyparse.model.document import Direction
from policyparse.sums import float_sum

_MOST_CELLS: Final = 10_000  # sentences of one side by those of the other; a unit with more stays whole

Groups = list[tuple[int, ...]]


class _Long(NamedTuple):
    """A unit of several sentences: where its bead stands, and its sentences on both sides."""

    at: int
    source: Groups
    translation: Groups


def by_sentence(
    beads: Sequence[Bead],
    sides: tuple[Sequence[Unit], Sequence[Unit]],
    read: Read,
    lexicon: Lexicon,
    direction: Direction = PAIR.forth,
) -> tuple[Bead, ...]:
    """Return the beads, those of several sentences cut into beads of sentences; some of these may be one-sided.

    `sides` and beads have the Chinese first. What is cut has several sentences in the source of `direction`.
    """
    long = [one for at, bead in enumerate(beads) if (one := _sentences(at, bead, sides, read, direction))]
    cut = dict(zip((one.at for one in long), _cut(long, sides, read, lexicon), strict=True)) if long else {}
    return tuple(part for at, bead in enumerate(beads) for part in cut.get(at) or (bead,))


def _sentences(
    at: int, bead: Bead, sides: tuple[Sequence[Unit], Sequence[Unit]], read: Read, direction: Direction
) -> _Long | None:
    """Return the sentences of a bead that has several of the source; None too where it has words left in Chinese."""
    if not read.quotations.isdisjoint(bead.translation):
        return None
    source, translation = (
        [tuple(group) for _, group in groupby((i for i in own if words[i]), key=lambda i: units[i].sentence)]
        for own, words, units in zip(bead, (read.source, read.translation), sides, strict=True)
    )
    cells = len(source) * len(translation)
    several = len(PAIR.ordered(direction, source, translation)[0]) > 1
    return _Long(at, source, translation) if several and 0 < cells <= _MOST_CELLS else None


def _cut(
    long: Sequence[_Long], sides: tuple[Sequence[Unit], Sequence[Unit]], read: Read, lexicon: Lexicon
) -> Iterator[tuple[Bead, ...]]:
    rows = [group for one in long for group in one.source]
    columns = [group for one in long for group in one.translation]
    texts, other_texts = texts_of(rows, sides[0]), texts_of(columns, sides[1])
    ours = words_of(rows, texts, sides[0], read.source, PAIR.first)
    theirs = words_of(columns, other_texts, sides[1], read.translation, PAIR.second)
    around = _walled(long)
    rows_of = list(pairwise(accumulate((len(one.source) for one in long), initial=0)))
    columns_of = list(pairwise(accumulate((len(one.translation) for one in long), initial=0)))
    whole = [(range(*p), range(*q)) for p, q in zip(rows_of, columns_of, strict=True)]
    scorer = Scorer(Evidence(ours, theirs, read.offers, lexicon), beads=whole)
    source, translation = sizes(texts, other_texts)
    lengths = Lengths(source, translation, float_sum(translation) / float_sum(source), WEIGHTS.length_variance)
    rates = Rates(max(null_rate(scorer), WEIGHTS.null_few / (len(rows) + len(columns))))
    words = BandTables(scorer, range(len(columns)), around)
    alike = [False] * len(rows), [False] * len(columns)
    opening = list(map(opens, texts)), list(map(opens, other_texts))
    path = programme(words, lengths, around, rates, frozenset(), alike, opening)
    ends = [q for _, q in columns_of]
    found: list[list[Bead]] = [[] for _ in long]
    for p, a, q, b in path:
        joined = (i for group in rows[p : p + a] for i in group), (j for group in columns[q : q + b] for j in group)
        found[bisect_right(ends, q) if b else bisect_right(rows_of, p, key=itemgetter(1))].append(
            Bead(*map(tuple, joined))
        )
    for beads in found:
        yield tuple(beads) if any(all(bead) for bead in beads) else ()


def _walled(long: Iterable[_Long]) -> Band:
    """Return a band as wide as each unit, with a wall between two."""
    low, high, walls, column_walls = [0], [0], list[int](), list[int]()
    for one in long:
        q, q2 = high[-1], high[-1] + len(one.translation)
        walls += [len(walls) + len(one.source)] * len(one.source)
        column_walls += [q2] * len(one.translation)
        inside = len(one.source) - 1
        low += [*[q] * inside, q2]
        high += [*[q2] * inside, q2]
    return Band(low, high, walls, column_walls)
