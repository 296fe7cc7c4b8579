"""Boosted trees, and the tables of them that policyparse reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from logistic import Example
from sklearn.ensemble import HistGradientBoostingClassifier

from policyparse.align.forest import Forest, Tree

DEPTH, TREES, RATE, PENALTY, LEAST = 3, 80, 0.1, 5.0, 30  # as leaving out one pair of `fresh` at a time found them best


def grow(examples: Iterable[Example], rising: Mapping[int, int] | None = None) -> Forest:
    """Return trees of a fixed depth, grown one after the other on what those before leave unexplained.

    The chance rises with a feature whose number `rising` maps to 1, and falls with one that it maps to -1.
    """
    rows = list(examples)
    model = HistGradientBoostingClassifier(
        max_depth=DEPTH,
        max_iter=TREES,
        learning_rate=RATE,
        l2_regularization=PENALTY,
        min_samples_leaf=LEAST,
        early_stopping=False,
        monotonic_cst=[(rising or {}).get(k, 0) for k in range(len(rows[0].features))],
        random_state=0,
    ).fit(
        np.array([row.features for row in rows], float),
        np.array([row.label for row in rows]),
        sample_weight=np.array([row.weight for row in rows], float),
    )
    trees = (_whole(predictor[0].nodes) for predictor in model._predictors)
    return Forest(float(model._baseline_prediction.item()), tuple(trees))


def _whole(nodes: Any) -> Tree:  # noqa: ANN401  (a structured array)
    """Return a tree with all its nodes: one that asks no more goes left, to a leaf as good as its own."""
    inner = 2**DEPTH - 1
    features, thresholds, leaves = [0] * inner, [0.0] * inner, [0.0] * (inner + 1)

    def fill(place: int, number: int) -> None:
        node = nodes[number]
        if place >= inner:
            leaves[place - inner] = float(node["value"])
            return
        ends = bool(node["is_leaf"])
        if not ends:
            features[place], thresholds[place] = int(node["feature_idx"]), float(node["num_threshold"])
        fill(2 * place + 1, number if ends else int(node["left"]))
        fill(2 * place + 2, number if ends else int(node["right"]))

    fill(0, 0)
    return Tree(tuple(features), tuple(thresholds), tuple(leaves))


def write_forest(path: Path, head: str, names: Sequence[str], forest: Forest) -> None:
    """Write a table of trees, with a comment that says what they are, how they were made, and when."""
    lines = [f"# {head} on {datetime.now(UTC):%Y-%m-%d}.", f"{forest.constant:.4f}"]
    for features, thresholds, leaves in forest.trees:
        asked = (f"{names[k]}:{threshold:.4g}" for k, threshold in zip(features, thresholds, strict=True))
        lines.append("\t".join(asked) + "\t\t" + "\t".join(f"{leaf:.4f}" for leaf in leaves))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
