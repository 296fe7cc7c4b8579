"""Seeds: pairs of segments that are each other's best match by a margin, like unique matches in read mapping."""

from __future__ import annotations

import math
from heapq import nlargest
from operator import itemgetter
from typing import Final, NamedTuple

from policyparse.lexical.weights import WEIGHTS

_MANY: Final = 64  # rows that share a column, from which on only its best ones are looked at
_BEST: Final = 4  # one of so many is no neighbour


class Seed(NamedTuple):
    """Source segment `i` renders as translation segment `j`; `weight` in nats over the runner-up."""

    i: int
    j: int
    weight: float


def seeds(rows: list[dict[int, float]]) -> list[Seed]:
    """Return the seeds in the order of the source; `rows` has for each source segment its scores by candidate.

    Neighbours do not count as rivals: a statement that is cut in two has two good halves.
    """
    columns: dict[int, list[tuple[int, float]]] = {}
    for i, row in enumerate(rows):
        for j, score in row.items():
            if j in columns:
                columns[j].append((i, score))
            else:
                columns[j] = [(i, score)]
    found: list[Seed] = []
    for i, row in enumerate(rows):
        score = max(row.values(), default=-math.inf)
        if score < WEIGHTS.seed_least:
            continue
        j = min([k for k, other in row.items() if other == score])
        column = columns[j]
        if len(column) > _MANY:
            column = columns[j] = nlargest(_BEST, column, key=itemgetter(1))
        if max([other for _, other in column]) > score:
            continue
        rivals = [other for k, other in row.items() if abs(k - j) > 1]
        rivals += [other for k, other in column if abs(k - i) > 1]
        margin = score - max(rivals, default=0.0)
        if margin > WEIGHTS.seed_margin:
            found.append(Seed(i, j, min(WEIGHTS.seed_most, margin)))
    return found
