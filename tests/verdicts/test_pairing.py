"""Which chunk renders which member of a list, held against all ways to render a list, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from policyparse.verdicts.pairing import Pairing, paired

_NEXT, _STAY, _JUMP, _SKIP, _DROPPED = 0.85, 0.12, 0.01, 0.25, 0.02
"""Chances that a member moves on, shares a chunk, stands anywhere, skips a chunk more; and that it is left out."""

State = tuple[int, bool]
"""The last chunk that was used, from one on, and whether the member itself stands in it."""


def ways(likely: Sequence[Sequence[float]], both: Sequence[Sequence[float]]) -> Iterator[tuple[list[State], float]]:
    """Yield each way to render all members, and how likely it is."""
    size = len(likely[0])
    states = [*((chunk, True) for chunk in range(1, size + 1)), *((chunk, False) for chunk in range(size + 1))]
    for way in product(states, repeat=len(likely)):
        chance = likely[0][way[0][0] - 1] / size if way[0][1] else _DROPPED / (size + 1)
        for at in range(1, len(way)):
            chance *= _move(way[at - 1][0], way[at], likely[at], both[at])
        yield [*way], chance


def _move(last: int, state: State, likely: Sequence[float], both: Sequence[float]) -> float:
    chunk, found = state
    if not found:
        return _DROPPED if chunk == last else 0.0
    on = _NEXT * (1 - _SKIP) * _SKIP ** (chunk - last - 1) if chunk > last else 0.0
    stays = _STAY * both[chunk - 1] if chunk == last else 0.0
    return likely[chunk - 1] * (on + _JUMP / len(likely)) + stays


@pytest.mark.parametrize(
    ("likely", "both"),
    [
        ([[2.0]], [[1.0]]),
        ([[0.1, 3.0]], [[1.0, 1.0]]),
        ([[2.0], [0.5]], [[1.0], [0.7]]),
        ([[2.0, 0.3, 0.5], [0.4, 0.2, 0.3]], [[1.0, 1.0, 1.0], [0.6, 0.1, 0.2]]),
        ([[5.0, 0.1], [0.2, 0.3], [0.1, 6.0]], [[1.0, 1.0], [0.9, 0.4], [0.3, 2.0]]),
        ([[0.2, 4.0, 0.1], [3.0, 0.2, 0.5], [0.3, 0.4, 9.0]], [[1.0] * 3, [0.3, 0.8, 0.1], [0.2, 0.6, 1.5]]),
        ([[9.0, 0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 8.0]], [[1.0] * 4, [0.5] * 4]),
    ],
)
def test_a_member_is_where_most_ways_put_it(likely, both):
    all_ways = list(ways(likely, both))
    total = sum(chance for _, chance in all_ways)
    for at, pair in enumerate(paired(likely, both)):
        chances = [sum(c for way, c in all_ways if way[at] == (chunk + 1, True)) for chunk in range(len(likely[0]))]
        assert pair.dropped == pytest.approx(1 - sum(chances) / total)
        assert pair.chunk == chances.index(max(chances))
        assert pair.chance == pytest.approx(max(chances) / total)


def test_of_two_chunks_as_likely_the_first_is_told():
    (pair,) = paired([[1.0, 1.0]], [[1.0, 1.0]])
    assert (pair.chunk, pair.chance) == (0, pytest.approx(0.5 / (1 + _DROPPED)))


def test_without_chunks_all_members_are_left_out():
    assert paired([[], []], [[], []]) == [Pairing(1.0, 0.0, -1)] * 2
    assert paired([], []) == []


def test_a_long_list_neither_vanishes_nor_overflows():
    for value in (1e-9, 1e9):
        pairs = paired([[value] * 4] * 40, [[value] * 4] * 40)
        assert all(0 <= pair.dropped <= 1 and 0 <= pair.chance <= 1 for pair in pairs)
