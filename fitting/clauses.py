"""Fit the four models of align/clauses.py to pairs of which is known what renders what.

    python fitting/clauses.py DATA [--limit N] [--out FOLDER]

Writes align/clauses.toml, and align/rendered.tsv, the trees of the third model. Needs `pip install scikit-learn`.
DATA is the folder of the development data (see labels.py); of the pairs that were read by hand, passages are cut out
too (see cuts.py). Each model is first fitted to half of each set and measured on the other half, both ways round; what
is written is fitted to all. The first model says which unit renders a clause, the second the same with the choices of
the clauses beside it in view, the third whether any does, the fourth whether a translation unit renders anything; the
last two read the odds of the second.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from cuts import cuts
from forests import grow, write_forest
from labels import Pair, halves, pairs
from logistic import Example, Vector, fit, odds, write

from policyparse.align import clauses, core
from policyparse.align.forest import Forest
from policyparse.align.segments import units_of
from policyparse.lexical.evidence import Evidence
from policyparse.pipeline import Resources, analyse, load_resources
from policyparse.structure import structure

FOLDER = Path(clauses.__file__).parent
HEAD = "Weights of the models in clauses.py: natural logarithms of odds. Fitted by fitting/clauses.py"
GROWN = "Whether a clause is rendered: trees, see forest.py; log odds. Grown by fitting/clauses.py"
# A pair read by hand counts most; the rest is made, or much of a kind.
CLAUSES = {
    "fresh": 1.0,
    "seed": 1.0,
    "cut source": 0.02,
    "cut translation": 0.02,
    "short": 0.3,
    "perturb": 0.15,
    "perturb2": 0.15,
    "drift": 0.25,
}
UNITS = {"fresh": 1.0, "seed": 1.0, "cut source": 0.3, "cut translation": 0.1, "short": 0.3, "drift": 0.4}
READ_BY_HAND = ("fresh", "seed")
LOSSY_CLAUSES, LOSSY_UNITS = 0.07, 0.05
DROPPED = 4.0  # one sentence in thirty is dropped there


class Clause(NamedTuple):
    """A clause with what is known of it: whether each of its candidates renders it, and whether none does."""

    right: Sequence[bool] | None
    omitted: bool | None
    rendered: bool


class Case(NamedTuple):
    """The clauses of a pair as the aligner sees them, with what is known; by translation unit whether it is added."""

    models: clauses.Clauses
    clauses: Sequence[Clause]
    added: Sequence[bool | None]


Set = list[tuple[str, Case]]


def case_of(pair: Pair, resources: Resources) -> Case:
    """Return a pair as the aligner sees it."""
    source, translation = (analyse(structure(document), resources) for document in (pair.source, pair.translation))
    (segments, units), (others, other_units) = units_of(source), units_of(translation)
    joined = core.join(units, other_units, resources.lexicon, resources.termbase)
    evidence = Evidence(joined.source, joined.translation, joined.offers, resources.lexicon)
    words = joined.source, joined.translation
    models = clauses.Clauses(units, other_units, *words, evidence, joined.beads, joined.quotations)
    lines = [pair.lines_of(segment) for segment in others]
    known = []
    for segment, row in zip(segments, models.pairs, strict=True):
        unit = pair.unit_of(segment)
        wanted = unit.lines if unit else None
        right = None if wanted is None else [not wanted.isdisjoint(lines[candidate.j]) for candidate in row]
        known.append(Clause(right, unit.omitted if unit else None, bool(wanted)))
    return Case(models, known, [pair.is_added(segment) for segment in others])


def family_of(pair: Pair, resources: Resources) -> Set:
    """Return a pair, and if it was read by hand, the same with passages cut out, as the aligner sees them."""
    family = (pair, *cuts(pair)) if pair.kind in READ_BY_HAND else (pair,)
    return [(one.kind, case_of(one, resources)) for one in family]


def of_pairs(cases: Set) -> Iterator[Example]:
    """Yield each clause with each of its candidates."""
    for kind, case in cases:
        for clause, row in zip(case.clauses, case.models.pairs, strict=True):
            for candidate, right in zip(row, clause.right or (), strict=clause.right is not None):
                yield Example(candidate.features, right, CLAUSES.get(kind, LOSSY_CLAUSES))


def of_settled(cases: Set, weights: Vector) -> Iterator[Example]:
    """Yield each clause with each of its candidates, as its neighbours see them."""
    for kind, case in cases:
        settled = case.models.settled(first_of(case, weights))
        for clause, row in zip(case.clauses, settled, strict=True):
            for features, right in zip(row, clause.right or (), strict=clause.right is not None):
                yield Example(features, right, CLAUSES.get(kind, LOSSY_CLAUSES))


def first_of(case: Case, weights: Vector) -> list[list[float]]:
    """Return the first model's odds of all candidates."""
    return [[odds(weights, candidate.features) for candidate in row] for row in case.models.pairs]


def scores_of(case: Case, weights: tuple[Vector, Vector]) -> list[list[float]]:
    """Return the settled odds of all candidates."""
    settled = case.models.settled(first_of(case, weights[0]))
    return [[odds(weights[1], features) for features in row] for row in settled]


def of_clauses(cases: Set, weights: tuple[Vector, Vector]) -> Iterator[tuple[str, Example]]:
    """Yield each clause, by whether it is rendered; `weights` are those of the first two models."""
    for kind, case in cases:
        scores = scores_of(case, weights)
        features_of = case.models.features(scores, case.models.phrased(scores))
        for clause, features in zip(case.clauses, features_of, strict=True):
            if clause.omitted is not None:
                dropped = clause.omitted and kind.startswith("perturb")
                weight = CLAUSES.get(kind, LOSSY_CLAUSES) * (DROPPED if dropped else 1.0)
                yield kind, Example(features, not clause.omitted, weight)


def of_units(cases: Set, weights: tuple[Vector, Vector]) -> Iterator[tuple[str, Example]]:
    """Yield each translation unit, by whether it renders anything; `weights` are those of the first two models."""
    for kind, case in cases:
        scores = scores_of(case, weights)
        features_of = case.models.unit_features(scores, case.models.phrased(scores))
        for added, features in zip(case.added, features_of, strict=True):
            if added is not None:
                yield kind, Example(features, not added, UNITS.get(kind, LOSSY_UNITS))


def report_pairs(cases: Set, weights: tuple[Vector, Vector]) -> None:
    """Print how often the best candidate of a rendered clause is right, and how often any is, by set."""
    counts = Counter[tuple[str, str]]()
    for kind, case in cases:
        for clause, row in zip(case.clauses, scores_of(case, weights), strict=True):
            if clause.rendered and clause.right:
                best = max(range(len(row)), key=row.__getitem__)
                counts.update({(kind, "all"): 1, (kind, "best"): clause.right[best], (kind, "any"): any(clause.right)})
    for kind in sorted({kind for kind, _ in counts}):
        size = counts[kind, "all"]
        top, reached = counts[kind, "best"] / size, counts[kind, "any"] / size
        print(f"   {kind:16s} best right {top:.3f}, any right {reached:.3f} of {size}")


def report_lost(examples: Iterable[tuple[str, Example]], said: Callable[[Sequence[float]], float], name: str) -> None:
    """Print how well `name`, the cases with the label no, are told from the others, by set."""
    counts = Counter((kind, example.label, said(example.features) > 0) for kind, example in examples)
    for kind in sorted({kind for kind, _, _ in counts}):
        hit, missed, false = counts[kind, False, False], counts[kind, False, True], counts[kind, True, False]
        if not hit + missed:
            continue
        precision, recall = hit / max(1, hit + false), hit / (hit + missed)
        others = false + counts[kind, True, True]
        print(
            f"   {kind:16s} {name} precision {precision:.3f}, recall {recall:.3f} of {hit + missed} in {others} others"
        )


class Models(NamedTuple):
    """The four models, fitted."""

    pair: Vector
    settled: Vector
    clause: Forest
    unit: Vector


def fit_all(cases: Set) -> Models:
    """Return the four models, fitted to `cases`."""
    first = fit(of_pairs(cases))
    both = first, fit(of_settled(cases, first))
    clause = grow(example for _, example in of_clauses(cases, both))
    return Models(*both, clause, fit(example for _, example in of_units(cases, both)))


def report(cases: Set, models: Models) -> None:
    """Print how well the models do on `cases`."""
    both = models.pair, models.settled
    report_pairs(cases, both)
    report_lost(of_clauses(cases, both), models.clause.log_odds, "omitted")
    report_lost(of_units(cases, both), lambda features: odds(models.unit, features), "added")


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the development data")
    parser.add_argument("--limit", type=int, help="the first N pairs of each set alone")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the weights go")
    options = parser.parse_args()
    resources = load_resources()
    families = ((pair.kind, family_of(pair, resources)) for pair in pairs(options.data, options.limit))
    first, second = ([case for _, family in half for case in family] for half in halves(families))
    for one, other in ((first, second), (second, first)):
        print(f"fitted to {len(one)} pairs, measured on {len(other)} others")
        report(other, fit_all(one))
    models = fit_all(list(chain(first, second)))
    tables = {model: (features, getattr(models, model)) for model, features in clauses.LINEAR.items()}
    write(options.out / "clauses.toml", HEAD, tables)
    write_forest(options.out / clauses.TREES.name, GROWN, clauses.CLAUSE, models.clause)


if __name__ == "__main__":
    main()
