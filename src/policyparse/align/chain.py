"""The most probable way through one document, each segment tied to one of the other's or to none.

A hidden Markov model after Vogel, Ney and Tillmann (1996), with segments for words: the state is the other document's
segment that a segment answers to, or none, in which case the last one is remembered. How probable it is to stay, to
go on to the next, to skip a little, to jump anywhere or to answer to nothing is fitted to the pair by a few rounds of
Viterbi training, apart for steps inside a sentence and between two, after a link and after none. So a translation in
order, a summary and shuffled slides each find their own rates. A jump lands where the other document points back from:
it costs the logarithm of the share of the candidate's own evidence that falls on this segment.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from policyparse.lexical.weights import WEIGHTS

STAY, NEXT, NEAR, JUMP, NONE = range(5)
_NEAR = 3
_EITHER = math.log(_NEAR - 1)  # a short skip is to one of so many places
_BEAM = 12
Choice = int | None


Moves = tuple[float, ...]
"""Natural logarithms of the five moves' probabilities."""


_PRIORS = {
    (True, True): (0.55, 0.08, 0.04, 0.08, 0.25),
    (True, False): (0.25, 0.08, 0.04, 0.08, 0.55),
    (False, True): (0.10, 0.38, 0.08, 0.16, 0.28),
    (False, False): (0.06, 0.20, 0.08, 0.16, 0.50),
}
"""Where nothing is known of a pair yet: inside a sentence or between two, after a link or after none."""
_PRIOR_COUNT = 12.0


@dataclass(frozen=True, slots=True)
class Path:
    """What each segment of a document answers to, how probable each move is, and what the whole is worth in nats."""

    choices: list[Choice]
    moves: Mapping[tuple[bool, bool], Moves]
    places: Sequence[int]
    sentences: Sequence[int]
    total: float

    def step(self, index: int, choice: Choice, welcome: float = 0.0) -> float:
        """Return what it adds, in nats (≤ 0), that segment `index` goes on to `choice` from where the path was before.

        `welcome` is the logarithm of the share of the candidate's evidence that falls on the segment; 0 for None.
        """
        before = self.before(index)
        last = -1 if before is None else self.places[before]
        linked = index == 0 or self.choices[index - 1] is not None
        same = bool(index) and self.sentences[index] == self.sentences[index - 1]
        moves = self.moves[same, linked]
        if choice is None:
            return moves[NONE]
        step = self.places[choice] - last
        walk = _walk(step, moves) if 0 <= step <= _NEAR else -math.inf
        return max(walk, moves[JUMP] - _distance(self.places) + welcome)

    def before(self, index: int) -> Choice:
        """Return what the last segment before `index` answers to of those that answer to anything."""
        return next((choice for choice in reversed(self.choices[:index]) if choice is not None), None)


class _State(NamedTuple):
    score: float
    last: int
    choice: Choice
    linked: int  # 1 where it answers to something
    before: _State | None


def best_path(
    evidence: Sequence[Mapping[int, float]],
    welcome: Sequence[Mapping[int, float]],
    places: Sequence[int],
    sentences: Sequence[int],
    rounds: int = 2,
) -> Path:
    """Return the path that says for each segment the index of the one that it answers to, or None.

    `evidence[i]` scores candidates for segment `i` in nats against none; `welcome[i][j]` is the logarithm of the share
    of candidate `j`'s evidence that falls on `i`; `places[j]` is `j`'s place in its document's order; segments with
    equal neighbouring `sentences` belong together.
    """
    counts = _prior_counts()
    for _ in range(rounds):
        moves = {context: _logs(row) for context, row in counts.items()}
        end = _viterbi(evidence, welcome, places, sentences, moves)
        path = _trace(end)
        counts = _count(path, places, sentences)
    return Path(path, moves, places, sentences, end.score)


def welcomes(evidence: Sequence[Mapping[int, float]], size: int) -> list[dict[int, float]]:
    """Return for each of the `size` candidates in `evidence` the log of its share for each segment.

    The share is a softmax over the segments that name the candidate, and none; so a candidate that fits several
    segments alike welcomes none of them much.
    """
    columns: list[dict[int, float]] = [{} for _ in range(size)]
    for index, row in enumerate(evidence):
        for choice, score in row.items():
            columns[choice][index] = score
    return [_log_shares(column) for column in columns]


def _log_shares(scores: Mapping[int, float]) -> dict[int, float]:
    top = max(0.0, *scores.values()) if scores else 0.0
    total = math.log(math.exp(-top) + sum(math.exp(score - top) for score in scores.values())) + top
    return {index: score - total for index, score in scores.items()}


def _prior_counts() -> dict[tuple[bool, bool], list[float]]:
    return {context: [share * _PRIOR_COUNT for share in prior] for context, prior in _PRIORS.items()}


def _logs(counts: Sequence[float]) -> Moves:
    total = sum(counts)
    return tuple(math.log(count / total) for count in counts)


def _move(step: int) -> int:
    if step == 0:
        return STAY
    return NEXT if step == 1 else NEAR if 1 < step <= _NEAR else JUMP


def _count(
    path: Sequence[Choice], places: Sequence[int], sentences: Sequence[int]
) -> dict[tuple[bool, bool], list[float]]:
    counts = _prior_counts()
    last, linked = -1, True
    for index, choice in enumerate(path):
        row = counts[bool(index) and sentences[index] == sentences[index - 1], linked]
        linked = choice is not None
        if choice is None:
            row[NONE] += 1
            continue
        row[_move(places[choice] - last)] += 1
        last = places[choice]
    return counts


def _viterbi(
    evidence: Sequence[Mapping[int, float]],
    welcome: Sequence[Mapping[int, float]],
    places: Sequence[int],
    sentences: Sequence[int],
    moves: Mapping[tuple[bool, bool], Moves],
) -> _State:
    """Return the state that the best path ends in."""
    distance = _distance(places)
    steps = {same: (_steps(moves[same, False]), _steps(moves[same, True])) for same in (False, True)}
    states = [_State(0.0, -1, None, 1, None)]
    for index, candidates in enumerate(evidence):
        same = bool(index) and sentences[index] == sentences[index - 1]
        top = sorted(candidates.items(), key=itemgetter(1), reverse=True)[: WEIGHTS.beam]
        landings = [(choice, score, places[choice], welcome[index][choice] - distance) for choice, score in top]
        states = _step(states, landings, steps[same])
    return max(states, key=itemgetter(0))


_Landing = tuple[int, float, int, float]  # candidate, its score and place, and what a jump there costs beside the move


def _step(states: Iterable[_State], landings: Iterable[_Landing], steps: tuple[_Steps, _Steps]) -> list[_State]:
    """Return the best states after one more segment; `steps` are those after none and after a link."""
    leap, jumper = -math.inf, None
    near: dict[int, list[tuple[float, tuple[float, ...], _State]]] = {}
    rests: dict[int, tuple[float, _State]] = {}
    for state in states:
        score, place, _, linked, _ = state
        walks, jump, none = steps[linked]
        if score + jump > leap:
            leap, jumper = score + jump, state
        near.setdefault(place, []).append((score, walks, state))
        if place not in rests or score + none > rests[place][0]:
            rests[place] = score + none, state
    found = [_State(score, place, None, 0, state) for place, (score, state) in rests.items()]
    for choice, evidence, place, cost in landings:
        best, before = leap + cost, jumper
        for step in range(_NEAR + 1):
            if place - step in near:
                for score, walks, state in near[place - step]:
                    if score + walks[step] > best:
                        best, before = score + walks[step], state
        found.append(_State(best + evidence, place, choice, 1, before))
    return sorted(found, key=itemgetter(0), reverse=True)[:_BEAM]


class _Steps(NamedTuple):
    """Logarithms of the probabilities of walking 0 to `_NEAR` places, of a jump, and of answering to nothing."""

    walks: tuple[float, ...]
    jump: float
    none: float


def _steps(moves: Moves) -> _Steps:
    return _Steps(tuple(_walk(step, moves) for step in range(_NEAR + 1)), moves[JUMP], moves[NONE])


def _distance(places: Sequence[int]) -> float:
    """Return what a jump costs for the number of places that there are to land in, in nats."""
    return WEIGHTS.distance * math.log(1 + max(places, default=0))


def _walk(step: int, moves: Moves) -> float:
    """Return the logarithm of the probability of a step of 0 to `_NEAR` places."""
    return moves[NEAR] - _EITHER if step > 1 else moves[step]


def _trace(state: _State | None) -> list[Choice]:
    path: list[Choice] = []
    while state is not None and state.before is not None:
        path.append(state.choice)
        state = state.before
    return path[::-1]
