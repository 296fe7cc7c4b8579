"""Alignment of two lists of segments, without documents around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from policyparse.align import bitext
from policyparse.align.components import components
from policyparse.align.core import Alignment, Joined, join, score_of
from policyparse.align.segments import number_keys
from policyparse.align.verbatim import quoted
from policyparse.chinese_english import PAIR
from policyparse.collecting import uncollected
from policyparse.facts.quantities import find_quantities
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.units import Unit
from policyparse.lexicon import Lexicon
from policyparse.model.document import Direction, Language
from policyparse.termbase import Termbase

_QUOTED: Final = 10.0  # score of a bead that is there for a quotation alone


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments that render each other, by index in ascending order; `score` in nats, 0 where one side is empty."""

    source: tuple[int, ...]
    translation: tuple[int, ...]
    score: float


@uncollected()  # as a decorator: all but the result is gone when the collector goes on
def align_segments(
    source: Sequence[str],
    translation: Sequence[str],
    lexicon: Lexicon,
    termbase: Termbase,
    direction: Direction = PAIR.forth,
) -> tuple[Bead, ...]:
    """Return the beads of two lists of segments: every index once, in the order of the source.

    A segment without counterpart is a bead with one side empty; those of the translation stand after the bead of the
    segment before them.
    """
    chinese, english = PAIR.ordered(direction, source, translation)
    units = units_of_texts(chinese, PAIR.first), units_of_texts(english, PAIR.second)
    beads = joined_beads(join(*units, lexicon, termbase), *units)
    return beads if direction == PAIR.forth else turned(beads, len(source), len(translation))


def turned(beads: Iterable[Bead], rows: int, columns: int) -> tuple[Bead, ...]:
    """Return the beads of a Chinese and an English side with the English one as the source, in its order."""
    return _complete((Bead(bead.translation, bead.source, bead.score) for bead in beads), rows, columns)


def units_of_texts(texts: Iterable[str], language: Language) -> tuple[Unit, ...]:
    """Return a unit for each of `texts`, each a sentence of its own."""
    return tuple([Unit(text, index, index, False, False, _numbers(text, language)) for index, text in enumerate(texts)])


def _numbers(text: str, language: Language) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for quantity in find_quantities(text, language):
        start, end = quantity.span
        found += [(start, end, key) for key in number_keys(quantity)]
    return tuple(found)


def joined_beads(joined: Joined, source: Sequence[Unit], translation: Sequence[Unit]) -> tuple[Bead, ...]:
    """Return the beads of joined units, with those left in Chinese beside what they quote, and the rest alone."""
    scored = [Bead(rows, columns, score) for (rows, columns), score in zip(joined.beads, joined.scores, strict=True)]
    quotations = quoted(source, translation, joined.quotations)
    return _complete(_with_quotations(scored, quotations), len(source), len(translation))


def _with_quotations(beads: list[Bead], quotations: set[tuple[int, int]]) -> list[Bead]:
    if not quotations:
        return beads
    out: list[Bead] = []
    quoting: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in quotations:
        quoting[i].append(j)
    for bead in beads:
        own = [j for i in bead.source for j in quoting.pop(i, ())]
        out.append(Bead(bead.source, tuple(sorted([*bead.translation, *own])), bead.score or _QUOTED) if own else bead)
    return out + [Bead((i,), tuple(sorted(own)), _QUOTED) for i, own in quoting.items()]


def linked_beads(links: Iterable[tuple[int, int]], alignment: Alignment) -> tuple[Bead, ...]:
    """Return the beads that `links` between the units of an alignment make, scored as those of `joined_beads` are."""
    groups = [(_ends(members), members) for members in components(sorted(links))]
    scorer = Scorer(alignment.evidence)
    scorer.refit(bead for bead, _ in groups)
    by = alignment.by()
    quoted = {bead for bead, members in groups if all(by.get(link) == "quotation" for link in members)}
    linked = (Bead(*bead, _QUOTED if bead in quoted else score_of(bead, scorer)) for bead, _ in groups)
    return _complete(linked, len(alignment.source), len(alignment.translation))


def _ends(links: Sequence[tuple[int, int]]) -> bitext.Bead:
    return bitext.Bead(tuple(sorted({i for i, _ in links})), tuple(sorted({j for _, j in links})))


def _complete(beads: Iterable[Bead], rows: int, columns: int) -> tuple[Bead, ...]:
    """Return the beads with one for each unit that is in none, in the order of the source."""
    linked = [bead for bead in beads if bead.source and bead.translation]
    lost = set(range(rows)) - {i for bead in linked for i in bead.source}
    new = set(range(columns)) - {j for bead in linked for j in bead.translation}
    ordered = sorted([*linked, *(Bead((i,), (), 0.0) for i in lost)], key=attrgetter("source"))
    return tuple(_with_new(ordered, sorted(new)))


def _with_new(ordered: list[Bead], new: list[int]) -> list[Bead]:
    """Return the beads with those of added segments behind the one that holds the segment before."""
    home = {j: at for at, bead in enumerate(ordered) for j in bead.translation}
    after: defaultdict[int, list[Bead]] = defaultdict(list)
    for j in new:
        home[j] = home.get(j - 1, -1)
        after[home[j]].append(Bead((), (j,), 0.0))
    out = after[-1]
    for at, bead in enumerate(ordered):
        out.append(bead)
        if at in after:
            out += after[at]
    return out
