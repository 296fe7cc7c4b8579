"""Dynamic programming over beads in the order of both texts, in a band about the diagonal."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

Bead = tuple[int, int, int, int]
"""`source[i:k]` with `translation[j:l]`, as `(i, k, j, l)`."""

STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
BAND = 250


def best_beads(rows: int, columns: int, score: Callable[[int, int, int, int], float], skip: float) -> list[Bead]:
    """Return the beads of the greatest sum: `score(i, k, j, l)` for a bead, `skip` for each segment left alone."""
    lows: list[int] = []
    values: list[list[float]] = []
    backs: list[bytearray] = []
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        low, high = max(0, middle - BAND), min(columns, middle + BAND)
        lows.append(low)
        values.append([-math.inf] * (high - low + 1))
        backs.append(bytearray(high - low + 1))
        for j in range(low, high + 1):
            if i == j == 0:
                values[0][0] = 0.0
                continue
            best = -math.inf
            for number, (a, b) in enumerate(STEPS):
                at = j - b - lows[i - a] if i >= a else -1
                if 0 <= at < len(values[i - a]) and values[i - a][at] > -math.inf:
                    value = values[i - a][at] + (score(i - a, i, j - b, j) if a and b else skip)
                    if value > best:
                        best, backs[i][j - low] = value, number
            values[i][j - low] = best
        if i > 1:
            values[i - 2] = []
    return list(_back(rows, columns, lows, backs))[::-1]


def _back(i: int, j: int, lows: list[int], backs: list[bytearray]) -> Iterator[Bead]:
    while i or j:
        a, b = STEPS[backs[i][j - lows[i]]]
        yield i - a, i, j - b, j
        i, j = i - a, j - b


def links(beads: list[Bead]) -> set[tuple[int, int]]:
    """Return each pair of segments that share a bead."""
    return {(x, y) for i, k, j, m in beads for x in range(i, k) for y in range(j, m)}
