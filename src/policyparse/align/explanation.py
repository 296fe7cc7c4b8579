"""Explains why a segment was linked or not: its candidates with their odds and words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from policyparse.align.core import Origin
from policyparse.align.documents import Aligned
from policyparse.align.ties import Ties, Unanswered, Worded, source_ties, translation_ties, turned, worded
from policyparse.chinese_english import PAIR
from policyparse.errors import UsageError
from policyparse.model.bitext import Account, Bitext, Evidence, Rendering
from policyparse.model.structure import Segment

_RUNNERS_UP: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A segment of the other document that may be the counterpart of the explained one.

    `score` has the log odds that the two render each other, None if they were not compared with each other. `by`
    says what drew the link, None if there is none. `ties` and `unanswered` are words of the explained segment.
    """

    segment: Segment
    by: Origin | None
    score: float | None
    ties: tuple[Evidence, ...]
    unanswered: tuple[Unanswered, ...]

    @property
    def linked(self) -> bool:
        """Whether the explained segment is linked to this one."""
        return self.by is not None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of a segment's links.

    `outcome` is what became of it; `candidates` the linked ones, then the runners-up, each by score; `chance` how
    likely the segment is rendered at all (of the source) or renders anything (of the translation). Boilerplate is not
    aligned: it has no candidates, and `chance` is None.
    """

    bitext: Bitext
    outcome: Rendering | Account
    candidates: tuple[Candidate, ...]
    chance: float | None

    @property
    def links(self) -> tuple[Candidate, ...]:
        """The candidates that the segment is linked to."""
        return tuple(candidate for candidate in self.candidates if candidate.linked)

    @property
    def runners_up(self) -> tuple[Candidate, ...]:
        """The best of the other candidates."""
        return tuple(candidate for candidate in self.candidates if not candidate.linked)


def explain(bitext: Bitext, aligned: Aligned, name: str) -> Explanation:
    """Return why the segment called `name` was linked, or was not; raises `UsageError` if none is called so."""
    outcomes: dict[str, Rendering | Account] = {rendering.segment.id: rendering for rendering in bitext.renderings}
    outcomes.update({account.segment.id: account for account in bitext.accounts})
    if name not in outcomes:
        raise UsageError(f"no segment is called {name!r}: {_names(bitext)}")
    outcome = outcomes[name]
    forth = bitext.direction == PAIR.forth
    side = _Side(aligned, of_source=isinstance(outcome, Rendering) == forth, turned=not forth)
    at = next((at for at, segment in enumerate(side.own) if segment.id == name), None)
    if at is None:
        return Explanation(bitext, outcome, (), None)
    return Explanation(bitext, outcome, side.candidates(at), round(side.chances[at], 4))


def _names(bitext: Bitext) -> str:
    sides = (("source", bitext.renderings), ("translation", bitext.accounts))
    return ", ".join(f"the {side} has {_range([item.segment.id for item in items])}" for side, items in sides)


def _range(ids: Sequence[str]) -> str:
    return f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else ids[0] if ids else "none"


class _Side:
    """One document of the pair, with the odds of the other's segments."""

    def __init__(self, aligned: Aligned, *, of_source: bool, turned: bool) -> None:
        """Take a side of the alignment, the Chinese one if `of_source`; words are tied the other way if `turned`."""
        alignment = aligned.alignment
        self.own, self.other = aligned.source, aligned.translation
        self.chances = alignment.rendered
        if not of_source:
            self.own, self.other, self.chances = self.other, self.own, alignment.accounted
        self._alignment, self._of_source, self._turned = alignment, of_source, turned
        self._by = alignment.by()
        self._worded = worded(aligned)
        self._ties: Callable[[Worded, int, int], Ties] = source_ties if of_source else translation_ties

    def candidates(self, at: int) -> tuple[Candidate, ...]:
        """Return the linked segments and the best of the others."""
        alignment = self._alignment
        linked = {pair[self._of_source] for pair in self._by if pair[not self._of_source] == at}
        held = alignment.odds[at] if self._of_source else (i for i, row in enumerate(alignment.odds) if at in row)
        others = self._by_score(at, set(held) - linked)
        return tuple(self._candidate(at, k) for k in [*self._by_score(at, linked), *others[:_RUNNERS_UP]])

    def _by_score(self, at: int, candidates: Iterable[int]) -> list[int]:
        scores = {k: self._score(at, k) for k in candidates}
        return sorted(scores, key=lambda k: (math.inf if (score := scores[k]) is None else -score, k))

    def _score(self, at: int, k: int) -> float | None:
        i, j = self._pair(at, k)
        return self._alignment.odds[i].get(j)

    def _candidate(self, at: int, k: int) -> Candidate:
        score = self._score(at, k)
        ties, unanswered = self._ties(self._worded, *self._pair(at, k))
        return Candidate(
            self.other[k],
            self._by.get(self._pair(at, k)),
            None if score is None else round(score, 3),
            tuple(sorted(map(turned, ties) if self._turned else ties, key=lambda tie: -tie.weight)),
            tuple(sorted(unanswered, key=lambda word: word.weight)),
        )

    def _pair(self, at: int, k: int) -> tuple[int, int]:
        """Return indices of this and the other side as those of the source and the translation."""
        return (at, k) if self._of_source else (k, at)
