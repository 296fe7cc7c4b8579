"""Alignment of two lists of segments, without documents around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyparse.align.competition import source_score, translation_score
from policyparse.align.components import components
from policyparse.align.core import Alignment, align
from policyparse.align.units import Unit
from policyparse.facts.quantities import find_quantities
from policyparse.lexicon import Lexicon
from policyparse.model.document import Language
from policyparse.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments that render each other, by index in ascending order; `score` in nats, 0 where one side is empty."""

    source: tuple[int, ...]
    translation: tuple[int, ...]
    score: float


def align_segments(
    source: Sequence[str], translation: Sequence[str], lexicon: Lexicon, termbase: Termbase
) -> tuple[Bead, ...]:
    """Return the beads of two lists of segments: every index once, in the order of the source.

    A segment without counterpart is a bead with one side empty; those of the translation stand after the bead of the
    segment before them.
    """
    alignment = align(_units(source, "zh"), _units(translation, "en"), lexicon, termbase)
    linked = [_bead(members, alignment) for members in components(sorted(alignment.links))]
    lost = set(range(len(source))) - {i for bead in linked for i in bead.source}
    new = set(range(len(translation))) - {j for bead in linked for j in bead.translation}
    beads = sorted([*linked, *(Bead((i,), (), 0.0) for i in lost)], key=lambda bead: bead.source)
    return tuple(_with_new(beads, sorted(new)))


def _units(texts: Iterable[str], language: Language) -> list[Unit]:
    return [Unit(text, index, index, numbers=_numbers(text, language)) for index, text in enumerate(texts)]


def _numbers(text: str, language: Language) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (*quantity.span, f"#{value.normalize():f}")
        for quantity in find_quantities(text, language)
        for value in (quantity.value, quantity.value_max)
        if value is not None
    )


def _bead(links: Sequence[tuple[int, int]], alignment: Alignment) -> Bead:
    fits = [alignment.fits[i][j] for i, j in links if j in alignment.fits[i]]
    score = sum(source_score(fit) + translation_score(fit) for fit in fits)
    return Bead(tuple(sorted({i for i, _ in links})), tuple(sorted({j for _, j in links})), round(score, 3))


def _with_new(beads: Iterable[Bead], new: Iterable[int]) -> Iterable[Bead]:
    """Yield the beads with those of added segments behind the one that holds the segment before."""
    ordered = list(beads)
    after: defaultdict[int, list[int]] = defaultdict(list)
    home = {j: at for at, bead in enumerate(ordered) for j in bead.translation}
    for j in new:
        before = next((home[k] for k in range(j - 1, -1, -1) if k in home), -1)
        after[before].append(j)
    for at in range(-1, len(ordered)):
        if at >= 0:
            yield ordered[at]
        yield from (Bead((), (j,), 0.0) for j in after[at])
