"""Boosted trees over named features, as a table that anyone can read.

Each line of the table is a tree of a few questions: `feature:threshold` for the inner nodes from the root on, level by
level, then what each leaf adds to the log odds. A case goes left where its feature is at most the threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Tree(NamedTuple):
    """A whole binary tree: which feature each inner node asks for, up to which value it goes left, and the leaves."""

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    leaves: tuple[float, ...]


class Forest(NamedTuple):
    """Trees whose leaves add up, to a constant."""

    constant: float
    trees: tuple[Tree, ...]

    def log_odds(self, case: Sequence[float]) -> float:
        """Return what the trees say of the features of a case, in nats."""
        total = self.constant
        for features, thresholds, leaves in self.trees:
            inner = len(features)
            node = 0
            while node < inner:
                node = 2 * node + (1 if case[features[node]] <= thresholds[node] else 2)
            total += leaves[node - inner]
        return total


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
