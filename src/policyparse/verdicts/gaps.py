"""Gaps: unmatched parts of a rendered segment, such as a dropped clause, qualifier or list member.

A dictionary misses renderings everywhere, so an unmatched part proves nothing by itself. But a rendering that the
dictionary misses still leaves words in the translation that no source word matches, close to the renderings of the
neighbouring words. An unmatched part is a gap if it weighs more than these unmatched words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from policyparse.align.forest import Forest, forest
from policyparse.languages import language_of
from policyparse.lexical.coverage import FOUND, Answer, Coverage, Run
from policyparse.lexical.weights import WEIGHTS, fitted, log_odds, logistic
from policyparse.lexical.words import Word
from policyparse.model.document import Language
from policyparse.sums import float_sum
from policyparse.verdicts.lists import Listed, unmatched_members
from policyparse.verdicts.wording import Wording

_NEIGHBOURS: Final = 3  # answered words on either side of a run that show where its rendering would stand
_MARGIN: Final = 12  # characters around their renderings in which it would stand
_ASIDE = re.compile(r"[（(][^（）()]{2,60}[）)]")


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap as offsets in the segment's text."""

    start: int
    end: int
    confidence: float


class Setting(NamedTuple):
    """The context of a possible gap: its sentence.

    `ratio` is the log ratio of its words to those of its counterparts, relative to the usual ratio of the pair; `found`
    is the matched share of its content, `usual` that share over the whole pair, and `closeness` the same, shrunk to
    that of faithful pairs when data are few. `doubt` is the prior against any gap, in log odds.
    """

    ratio: float
    found: float
    usual: float
    closeness: float
    doubt: float = 0.0


FEATURES = (
    "one", "weight", "words", "spare", "spare by weight", "ratio", "found", "usual", "bracket", "fresh",
    "heavy ratio", "edge", "unexplained", "heavier", "heavier by found",
)  # fmt: skip
"""What the chance of a gap is drawn from; the weights are in gaps.toml."""


def features(run: Run, cover: Coverage, backs: dict[int, Coverage], setting: Setting, kind: str) -> tuple[float, ...]:
    """Return the features of `run`; `kind` is run or bracket."""
    start, end, own = run
    spare = _spare(run, cover.answers, backs)
    inside = [(weight, value) for word, weight, value in cover.words if start <= word[0] and word[1] <= end]
    first = min([word[0] for word, _, _ in cover.words], default=0)
    last = max([word[1] for word, _, _ in cover.words], default=0)
    ratio = max(-1.5, min(1.5, setting.ratio))
    unexplained = _unexplained(backs)
    heavier = math.log((own + 1) / (unexplained + 1))
    heavy = math.log1p(own)
    return (
        1.0,
        heavy,
        math.log1p(len(inside)),
        math.log1p(spare),
        spare / (spare + own) if own else 1.0,
        ratio,
        setting.found,
        setting.usual,
        float(kind == "bracket"),
        float_sum([weight for weight, value in inside if not value]) / (own or 1.0),
        ratio * heavy,
        float(start <= first or end >= last),
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


def holes(cover: Coverage, backs: dict[int, Coverage], setting: Setting) -> list[Hole]:
    """Return the possible gaps of a linked segment; `backs` has the coverage of its counterparts by unit index."""
    return [_hole(run, cover, backs, setting, "run") for run in cover.runs if run.weight >= WEIGHTS.hole]


def asides(
    text: str, cover: Coverage, backs: dict[int, Coverage], brackets: int, setting: Setting, language: Language
) -> list[Hole]:
    """Return the unmatched brackets of a segment's `text`; its counterparts have `brackets`.

    If a bracket was dropped, the translation has fewer brackets; this is such strong evidence that a few words are
    enough.
    """
    found = list(_ASIDE.finditer(text))
    unmatched: list[Hole] = []
    if brackets >= len(found):
        return unmatched
    for aside in found:
        start, end = aside.span()
        inside = [(weight, value) for word, weight, value in cover.words if start <= word[0] and word[1] <= end]
        if inside and max([value for _, value in inside]) < FOUND and language_of(language).word.search(aside[0]):
            run = Run(start, end, float_sum([weight for weight, _ in inside]))
            unmatched.append(_hole(run, cover, backs, setting, "bracket"))
    return unmatched


def members(
    text: str,
    cover: Coverage,
    backs: dict[int, Coverage],
    others: dict[int, tuple[str, tuple[Word, ...]]],
    wording: Wording,
    language: Language,
    setting: Setting,
) -> list[Hole]:
    """Return the members that the translation may leave out of the lists in a sentence of a `language`.

    `backs` has the coverage of its counterparts by index, `others` their texts and words.
    """
    return [
        Hole(member.start, member.end, round(member_chance(member_features(listed, backs, setting), setting), 3))
        for member, listed in unmatched_members(text, cover, backs, others, wording, language)
    ]


MEMBER_FEATURES = (*Listed._fields, "ratio", "found", "closeness", "unexplained", "unexplained share")
"""What the chance that a member is left out is drawn from; the trees are in members.tsv."""
MEMBER_TREES = Path(__file__).with_name("members.tsv")


def member_features(listed: Listed, backs: dict[int, Coverage], setting: Setting) -> tuple[float, ...]:
    """Return the features of a member of a list."""
    unexplained = _unexplained(backs)
    total = float_sum([back.weight for back in backs.values()])
    return (*listed, setting.ratio, setting.found, setting.closeness, unexplained, unexplained / (total or 1.0))


def member_chance(values: Sequence[float], setting: Setting) -> float:
    """Return the probability that a member with these features is left out."""
    return logistic(_trees().log_odds(values) - setting.doubt)


@cache
def _trees() -> Forest:
    return forest(MEMBER_TREES, MEMBER_FEATURES)


def brackets_in(texts: Iterable[str]) -> int:
    """Return how many brackets `texts` have."""
    return sum([len(_ASIDE.findall(text)) for text in texts])


def _unexplained(backs: dict[int, Coverage]) -> float:
    """Return the weight of all unmatched translation words."""
    return float_sum([weight for back in backs.values() for _, _, weight in back.runs])


def _hole(run: Run, cover: Coverage, backs: dict[int, Coverage], setting: Setting, kind: str) -> Hole:
    return Hole(run.start, run.end, round(chance(features(run, cover, backs, setting, kind), setting.doubt), 3))


def _spare(run: Run, answers: tuple[Answer, ...], backs: dict[int, Coverage]) -> float:
    """Return the weight of unmatched translation words where the run's rendering would be."""
    start, end, _ = run
    before = [answer for answer in answers if answer[0][1] <= start][-_NEIGHBOURS:]
    after = [answer for answer in answers if answer[0][0] >= end][:_NEIGHBOURS]
    if not before and not after:
        return _unexplained(backs)
    places: dict[int, tuple[int, int]] = {}
    for _, unit, low, high, _ in before + after:
        known = places.get(unit, (low, high))
        places[unit] = min(low, known[0]), max(high, known[1])
    spare = 0.0
    for unit, back in backs.items():
        if unit in places:
            low, high = places[unit]
            for first, last, weight in back.runs:
                if first < high + _MARGIN and low - _MARGIN < last:
                    spare += weight
    return spare
