"""Gaps: unmatched parts of a rendered segment, such as a dropped clause, qualifier or list member.

A dictionary misses renderings everywhere, so an unmatched part proves nothing by itself. But a rendering that the
dictionary misses still leaves words in the translation that no source word matches, close to the renderings of the
neighbouring words. An unmatched part is a gap if it weighs more than these unmatched words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from policyparse.languages import language_of
from policyparse.lexical.coverage import FOUND, Answer, Coverage, Run
from policyparse.lexical.weights import WEIGHTS, fitted, log_odds, logistic
from policyparse.model.document import Language
from policyparse.sums import float_sum

_NEIGHBOURS = 3  # answered words on either side of a run that show where its rendering would stand
_MARGIN = 12  # characters around their renderings in which it would stand
_COUNTED = 0.75  # chance that a member is left out where the list is shorter by it
_ASIDE = re.compile(r"[（(][^（）()]{2,60}[）)]")


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap as offsets in the segment's text; `counted` is a member of a list that is shorter by as many."""

    start: int
    end: int
    confidence: float
    counted: bool = False


class Setting(NamedTuple):
    """The context of a possible gap: its sentence.

    `ratio` is the log ratio of its words to those of its counterparts, relative to the usual ratio of the pair; `found`
    is the matched share of its content, `usual` that share over the whole pair. `doubt` is the prior against any gap,
    in log odds.
    """

    ratio: float
    found: float
    usual: float
    doubt: float = 0.0


FEATURES = (
    "one", "weight", "words", "spare", "spare by weight", "ratio", "found", "usual", "bracket", "item", "fresh",
    "heavy ratio", "edge", "unexplained", "heavier", "heavier by found",
)  # fmt: skip
"""What the chance of a gap is drawn from; the weights are in gaps.toml."""


def features(
    run: Run, cover: Coverage, backs: Mapping[int, Coverage], setting: Setting, kind: str
) -> tuple[float, ...]:
    """Return the features of `run`; `kind` is run, bracket or item."""
    spare = _spare(run, cover.answers, backs)
    inside = [(weight, value) for word, weight, value in cover.words if run.start <= word.start and word.end <= run.end]
    first = min((word.start for word, _, _ in cover.words), default=0)
    last = max((word.end for word, _, _ in cover.words), default=0)
    ratio = max(-1.5, min(1.5, setting.ratio))
    unexplained = float_sum(other.weight for back in backs.values() for other in back.runs)
    heavier = math.log((run.weight + 1) / (unexplained + 1))
    return (
        1.0,
        math.log1p(run.weight),
        math.log1p(len(inside)),
        math.log1p(spare),
        spare / (spare + run.weight) if run.weight else 1.0,
        ratio,
        setting.found,
        setting.usual,
        float(kind == "bracket"),
        float(kind == "item"),
        float_sum(weight for weight, value in inside if not value) / (run.weight or 1.0),
        ratio * math.log1p(run.weight),
        float(run.start <= first or run.end >= last),
        math.log1p(unexplained),
        heavier,
        heavier * setting.found,
    )


def chance(values: Sequence[float], doubt: float = 0.0) -> float:
    """Return the probability that a run with these features is left out."""
    return logistic(log_odds(_weights(), values) - doubt)


@cache
def _weights() -> tuple[float, ...]:
    return fitted("policyparse.verdicts", "gaps.toml", "gap", FEATURES)


def holes(cover: Coverage, backs: Mapping[int, Coverage], setting: Setting) -> Iterator[Hole]:
    """Yield the gaps of a linked segment; `backs` has the coverage of its counterparts by unit index."""
    for run in cover.runs:
        if run.weight >= WEIGHTS.hole:
            yield from _hole(run, cover, backs, setting, "run")


def asides(
    text: str, cover: Coverage, backs: Mapping[int, Coverage], brackets: int, setting: Setting, language: Language
) -> Iterator[Hole]:
    """Yield the unmatched brackets of a segment's `text`; its counterparts have `brackets`.

    If a bracket was dropped, the translation has fewer brackets; this is such strong evidence that a few words are
    enough.
    """
    found = list(_ASIDE.finditer(text))
    if brackets >= len(found):
        return
    for aside in found:
        inside = [word for word in cover.words if aside.start() <= word[0].start and word[0].end <= aside.end()]
        if inside and all(value < FOUND for _, _, value in inside) and language_of(language).word.search(aside.group()):
            run = Run(*aside.span(), float_sum(weight for _, weight, _ in inside))
            yield from _hole(run, cover, backs, setting, "bracket")


def member(hole: Hole, cover: Coverage, backs: Mapping[int, Coverage], setting: Setting) -> Hole:
    """Return the hole of a list member with the probability that it is left out."""
    inside = [weight for word, weight, _ in cover.words if hole.start <= word.start and word.end <= hole.end]
    run = Run(hole.start, hole.end, float_sum(inside))
    drawn = round(chance(features(run, cover, backs, setting, "item"), setting.doubt), 3)
    return replace(hole, confidence=max(drawn, _COUNTED) if hole.counted else drawn)


def brackets_in(texts: Iterable[str]) -> int:
    """Return how many brackets `texts` have."""
    return sum(len(_ASIDE.findall(text)) for text in texts)


def _hole(run: Run, cover: Coverage, backs: Mapping[int, Coverage], setting: Setting, kind: str) -> Iterator[Hole]:
    confidence = chance(features(run, cover, backs, setting, kind), setting.doubt)
    if confidence >= (WEIGHTS.hole_confidence if kind == "run" else WEIGHTS.hole_listed):
        yield Hole(run.start, run.end, round(confidence, 3))


def _spare(run: Run, answers: Sequence[Answer], backs: Mapping[int, Coverage]) -> float:
    """Return the weight of unmatched translation words where the run's rendering would be."""
    before = [answer for answer in answers if answer.word.end <= run.start][-_NEIGHBOURS:]
    after = [answer for answer in answers if answer.word.start >= run.end][:_NEIGHBOURS]
    around = before + after
    if not around:
        return float_sum(other.weight for back in backs.values() for other in back.runs)
    return float_sum(
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
