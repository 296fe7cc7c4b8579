"""Logistic regression, and the tables of weights that policyparse reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
_ROUNDS = 40


class Example(NamedTuple):
    """The features of a case, its label, and how much it counts."""

    features: Sequence[float]
    label: bool
    weight: float


def fit(examples: Iterable[Example], penalty: float = 1.0) -> Vector:
    """Return the weights of least loss by Newton's method, with an L2 penalty on all but the first, the constant."""
    rows = list(examples)
    features = np.array([row.features for row in rows], float)
    labels = np.array([row.label for row in rows], float)
    counts = np.array([row.weight for row in rows], float)
    weights = np.zeros(features.shape[1])
    shrunk = penalty * (np.arange(len(weights)) > 0)
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (counts * (labels - chances)) - shrunk * weights
        bend = (features.T * (counts * chances * (1 - chances))) @ features + penalty * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def odds(weights: Vector, features: Sequence[float]) -> float:
    """Return the log odds of a case."""
    return float(np.dot(weights, features))


def write(path: Path, head: str, tables: Mapping[str, tuple[Sequence[str], Vector]]) -> None:
    """Write named weights by table, with a comment that says what they are, how they were made, and when."""
    lines = [f"# {head} on {datetime.now(UTC):%Y-%m-%d}."]
    for table, (names, weights) in tables.items():
        lines += ["", f"[{table}]", *(f'"{name}" = {value:.4f}' for name, value in zip(names, weights, strict=True))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
