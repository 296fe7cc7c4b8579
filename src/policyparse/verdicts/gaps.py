"""Stretches inside a rendered segment that nothing answers: a dropped clause, qualifier or member of a list.

A dictionary misses renderings everywhere, so a stretch without an answer proves nothing by itself. But a rendering
that the dictionary misses is still there: it leaves words in the translation that no source word accounts for, close
to where the neighbouring words went. A stretch is a gap when it weighs more than those unaccounted words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policyparse.lexical.coverage import FOUND, Answer, Coverage, Run
from policyparse.lexical.weights import WEIGHTS, logistic

_NEIGHBOURS = 3  # answered words on either side of a run that show where its rendering would stand
_MARGIN = 12  # characters around their renderings in which it would stand
_ASIDE = re.compile(r"[（(][^（）()]{2,60}[）)]")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap as offsets in the segment's text."""

    start: int
    end: int
    confidence: float


def holes(cover: Coverage, backs: Mapping[int, Coverage]) -> Iterator[Hole]:
    """Yield the gaps of a linked segment; `backs` has the coverage of its counterparts by unit index."""
    for run in cover.runs:
        if run.weight >= WEIGHTS.hole:
            yield from _hole(run, cover, backs, WEIGHTS.hole_bias)


def asides(text: str, cover: Coverage, backs: Mapping[int, Coverage], brackets: int) -> Iterator[Hole]:
    """Yield the brackets of a segment's `text` of which nothing is answered; its counterparts have `brackets`.

    A bracket that was dropped leaves the translation with fewer of them; so little speaks for one that was kept that a
    few words are enough.
    """
    found = list(_ASIDE.finditer(text))
    if brackets >= len(found):
        return
    for aside in found:
        inside = [word for word in cover.words if aside.start() <= word[0].start and word[0].end <= aside.end()]
        if inside and all(value < FOUND for _, _, value in inside) and _HAN.search(aside.group()):
            run = Run(*aside.span(), sum(weight for _, weight, _ in inside))
            yield from _hole(run, cover, backs, WEIGHTS.aside_bias)


def brackets_in(texts: Iterable[str]) -> int:
    """Return how many brackets `texts` have."""
    return sum(len(_ASIDE.findall(text)) for text in texts)


def _hole(run: Run, cover: Coverage, backs: Mapping[int, Coverage], bias: float) -> Iterator[Hole]:
    """Yield a run as a gap if it outweighs the words to spare by more than `bias`."""
    confidence = logistic(run.weight - WEIGHTS.spare * _spare(run, cover.answers, backs) - bias)
    if confidence >= WEIGHTS.hole_confidence:
        yield Hole(run.start, run.end, round(confidence, 3))


def _spare(run: Run, answers: Sequence[Answer], backs: Mapping[int, Coverage]) -> float:
    """Return the weight of unaccounted translation words where the run's rendering would stand."""
    before = [answer for answer in answers if answer.word.end <= run.start][-_NEIGHBOURS:]
    after = [answer for answer in answers if answer.word.start >= run.end][:_NEIGHBOURS]
    around = before + after
    if not around:
        return sum(other.weight for back in backs.values() for other in back.runs)
    return sum(
        other.weight
        for unit, back in backs.items()
        for other in back.runs
        if _beside(other, [answer for answer in around if answer.unit == unit])
    )


def _beside(run: Run, around: Sequence[Answer]) -> bool:
    if not around:
        return False
    low = min(answer.start for answer in around) - _MARGIN
    high = max(answer.end for answer in around) + _MARGIN
    return run.start < high and low < run.end
