"""Seeds: pairs of segments that are each other's best match by a margin, like unique matches in read mapping."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from policyparse.lexical.weights import WEIGHTS

_BEST: Final = 4  # of a column: one of them is no neighbour


class Seed(NamedTuple):
    """Source segment `i` renders as translation segment `j`; `weight` in nats over the runner-up."""

    i: int
    j: int
    weight: float


def seeds(rows: list[dict[int, float]]) -> list[Seed]:
    """Return the seeds in the order of the source; `rows` has for each source segment its scores by candidate.

    Neighbours do not count as rivals: a statement that is cut in two has two good halves.
    """
    columns: dict[int, list[tuple[float, int]]] = {}
    for i, row in enumerate(rows):
        for j, score in row.items():
            columns.setdefault(j, []).append((score, i))
    for column in columns.values():
        column.sort(reverse=True)
        del column[_BEST:]
    found: list[Seed] = []
    for i, row in enumerate(rows):
        score = max(row.values(), default=-math.inf)
        if score < WEIGHTS.seed_least:
            continue
        j = min([k for k, other in row.items() if other == score])
        column = columns[j]
        if column[0][0] > score:
            continue
        rivals = [other for k, other in row.items() if abs(k - j) > 1]
        rivals += [other for other, k in column if abs(k - i) > 1]
        margin = score - max(rivals, default=0.0)
        if margin > WEIGHTS.seed_margin:
            found.append(Seed(i, j, min(WEIGHTS.seed_most, margin)))
    return found
