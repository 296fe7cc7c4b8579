"""Why a segment was linked, or was not: its candidates with their scores, words and costs of the path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from policyparse.align.core import Way, ways
from policyparse.align.documents import Aligned
from policyparse.align.segment_beads import links_of
from policyparse.align.ties import Ties, Unanswered, source_ties, translation_ties
from policyparse.errors import UsageError
from policyparse.model.bitext import Account, Bitext, Evidence, Rendering
from policyparse.model.structure import Segment

ChosenBy = Literal["both", "source", "translation", "place", "quotation"]
"""Whose path has the link; `place`: its neighbours' links speak for it; `quotation`: the text itself does."""

_RUNNERS_UP = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A segment of the other document that the explained one may answer to.

    `score` is its evidence in nats against answering to nothing, `cost` (≥ 0) what the path pays to go there from
    where it was; both are None where the two share no word. `ties` and `unanswered` are words of the explained segment.
    `chosen_by` is None where neither path goes there.
    """

    segment: Segment
    linked: bool
    chosen_by: ChosenBy | None
    score: float | None
    cost: float | None
    ties: tuple[Evidence, ...]
    unanswered: tuple[Unanswered, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a segment was linked, or was not.

    `outcome` is what became of it; `before` the segment that its document's path was at last; `candidates` the linked
    ones, then the runners-up, each by score; `cost` what the path pays (≥ 0) to answer to nothing, whose score is 0.
    Boilerplate is not aligned: it has no candidates, and `cost` is None.
    """

    bitext: Bitext
    outcome: Rendering | Account
    before: Segment | None
    candidates: tuple[Candidate, ...]
    cost: float | None

    @property
    def links(self) -> tuple[Candidate, ...]:
        """The candidates that the segment is linked to."""
        return tuple(candidate for candidate in self.candidates if candidate.linked)

    @property
    def runners_up(self) -> tuple[Candidate, ...]:
        """The best of the other candidates."""
        return tuple(candidate for candidate in self.candidates if not candidate.linked)


def explain(bitext: Bitext, aligned: Aligned, name: str) -> Explanation:
    """Return why the segment called `name` was linked, or was not; raises `UsageError` where none is called so."""
    outcomes: dict[str, Rendering | Account] = {rendering.segment.id: rendering for rendering in bitext.renderings}
    outcomes.update({account.segment.id: account for account in bitext.accounts})
    if name not in outcomes:
        raise UsageError(f"no segment is called {name!r}: {_names(bitext)}")
    outcome = outcomes[name]
    side = _Side(bitext, aligned, of_source=isinstance(outcome, Rendering))
    at = next((at for at, segment in enumerate(side.own) if segment.id == name), None)
    if at is None:
        return Explanation(bitext, outcome, None, (), None)
    before = side.way.path.before(at)
    return Explanation(
        bitext, outcome, None if before is None else side.other[before], side.candidates(at), side.cost(at, None)
    )


def _names(bitext: Bitext) -> str:
    sides = (("source", bitext.renderings), ("translation", bitext.accounts))
    return ", ".join(f"the {side} has {_range([item.segment.id for item in items])}" for side, items in sides)


def _range(ids: Sequence[str]) -> str:
    return f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else ids[0] if ids else "none"


class _Side:
    """One document of the pair, with its way through the other."""

    def __init__(self, bitext: Bitext, aligned: Aligned, *, of_source: bool) -> None:
        forward, backward = ways(
            aligned.source_units, aligned.translation_units, aligned.alignment.fits, aligned.alignment.quotations
        )
        own, other = (aligned.source, aligned.translation) if of_source else (aligned.translation, aligned.source)
        self.own: tuple[Segment, ...] = own
        self.other: tuple[Segment, ...] = other
        self.way: Way = forward if of_source else backward
        self._back: Way = backward if of_source else forward
        self._sides: tuple[ChosenBy, ChosenBy] = ("source", "translation") if of_source else ("translation", "source")
        self._aligned = aligned
        self._ties: Callable[[Aligned, int, int], Ties] = source_ties if of_source else translation_ties
        self._of_source = of_source
        self._links = links_of(aligned, bitext.renderings)
        self._quotations = aligned.alignment.quotations

    def candidates(self, at: int) -> tuple[Candidate, ...]:
        linked = [k for k in range(len(self.other)) if self._pair(at, k) in self._links]
        others = self._by_score(at, set(self.way.scores[at]) - set(linked))
        return tuple(self._candidate(at, k) for k in [*self._by_score(at, linked), *others[:_RUNNERS_UP]])

    def cost(self, at: int, choice: int | None) -> float:
        """Return what the path pays to go on to `choice`, in nats (≥ 0)."""
        welcome = 0.0 if choice is None else self.way.welcome[at][choice]
        return round(-self.way.path.step(at, choice, welcome), 3) + 0.0  # no minus before a zero

    def _by_score(self, at: int, candidates: Iterable[int]) -> list[int]:
        scores = self.way.scores[at]
        return sorted(candidates, key=lambda k: (-scores.get(k, float("-inf")), k))

    def _candidate(self, at: int, k: int) -> Candidate:
        score = self.way.scores[at].get(k)
        ties, unanswered = self._ties(self._aligned, *self._pair(at, k))
        return Candidate(
            self.other[k],
            self._pair(at, k) in self._links,
            self._chosen_by(at, k),
            None if score is None else round(score, 3),
            None if score is None else self.cost(at, k),
            tuple(sorted(ties, key=lambda tie: -tie.weight)),
            tuple(sorted(unanswered, key=lambda word: word.weight)),
        )

    def _chosen_by(self, at: int, k: int) -> ChosenBy | None:
        own, back = self.way.path.choices[at] == k, self._back.path.choices[k] == at
        if own or back:
            return "both" if own and back else self._sides[0] if own else self._sides[1]
        if self._pair(at, k) not in self._links:
            return None
        return "quotation" if self._pair(at, k)[1] in self._quotations else "place"

    def _pair(self, at: int, k: int) -> tuple[int, int]:
        """Return indices of this and the other side as those of the source and the translation."""
        return (at, k) if self._of_source else (k, at)
