"""Boosted trees over named features, as a table that anyone can read.

Each line of the table is a tree of a few questions: `feature:threshold` for the inner nodes from the root on, level by
level, then what each leaf adds to the log odds. A case goes left where its feature is at most the threshold.

All trees are read at once, as QuickScorer does (Lucchese et al. 2015): a feature that is above a threshold rules out
the leaves on the left of the node that asks for it, in whichever tree, and of those that are left the first one is
where the case arrives. So a feature is looked up once among its thresholds, whatever number of nodes ask for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, reduce
from itertools import accumulate
from operator import and_, getitem
from pathlib import Path
from typing import Final, NamedTuple

_LEAVES: Final = 8  # of a tree at most: a byte has a bit for each
_FIRST = bytes([0, *((bits & -bits).bit_length() - 1 for bits in range(1, 1 << _LEAVES))])
"""Of the leaves that are left, as bits, the first."""


class Tree(NamedTuple):
    """A whole binary tree: which feature each inner node asks for, up to which value it goes left, and the leaves."""

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    leaves: tuple[float, ...]


class Forest:
    """Trees whose leaves add up, to a constant; none has more than eight leaves."""

    def __init__(self, constant: float, trees: Sequence[Tree]) -> None:
        """Sort what the trees ask for by feature and threshold."""
        self.constant = constant
        self.trees = tuple(trees)
        self._leaves = [tree.leaves for tree in self.trees]
        asked: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for at, (features, thresholds, leaves) in enumerate(self.trees):
            for feature, threshold, left in zip(features, thresholds, _left(len(leaves)), strict=True):
                asked[feature].append((threshold, left << _LEAVES * at))
        self._all = (1 << _LEAVES * len(self.trees)) - 1
        self._features = list(asked)
        self._thresholds: list[list[float]] = []
        self._kept: list[list[int]] = []
        for nodes in asked.values():
            nodes.sort()
            self._thresholds.append([threshold for threshold, _ in nodes])
            self._kept.append(list(accumulate([~left for _, left in nodes], and_, initial=self._all)))

    def log_odds(self, case: Sequence[float]) -> float:
        """Return what the trees say of the features of a case, in nats."""
        places = map(bisect_left, self._thresholds, [case[feature] for feature in self._features])
        arrived = reduce(and_, map(getitem, self._kept, places), self._all)
        first = arrived.to_bytes(len(self._leaves), "little").translate(_FIRST)
        return sum(map(getitem, self._leaves, first), self.constant)


@cache
def _left(leaves: int) -> tuple[int, ...]:
    """Return for each inner node of a tree of so many leaves those on its left, as bits."""
    below = [0] * (leaves - 1) + [1 << leaf for leaf in range(leaves)]
    for node in range(leaves - 2, -1, -1):
        below[node] = below[2 * node + 1] | below[2 * node + 2]
    return tuple([below[2 * node + 1] for node in range(leaves - 1)])


def forest(file: Path, names: Sequence[str]) -> Forest:
    """Return the trees of a table over the features `names`, the constant in its first line."""
    constant, *lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    number = {name: at for at, name in enumerate(names)}
    return Forest(float(constant), tuple(_tree(line, number) for line in lines))


def _tree(line: str, number: dict[str, int]) -> Tree:
    asked, leaves = (part.split("\t") for part in line.split("\t\t"))
    questions = [question.rsplit(":", 1) for question in asked]
    return Tree(
        tuple(number[name] for name, _ in questions),
        tuple(float(threshold) for _, threshold in questions),
        tuple(map(float, leaves)),
    )
