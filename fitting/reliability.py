"""Measure how far a confidence can be believed: by tenths, beside the share of verdicts and gaps that are right.

    python fitting/reliability.py DATA [--limit N] [--out FILE]

DATA is the folder of the development data. All sets that the weights are fitted to are read together, and count as
they do there. The halves of the fit are kept apart: the confidences of each half are those of weights that are fitted
to the other. The figures go to docs/figures.json, and from there into docs/quality.md.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import clauses as fit_clauses
import gaps as fit_gaps
import pages
from evaluate import record
from labels import Pair, halves, pairs
from logistic import fit, odds

from policyparse.align import clauses
from policyparse.align.documents import align_analyses
from policyparse.lexical.weights import WEIGHTS, logistic
from policyparse.pipeline import Resources, analyse, load_resources
from policyparse.structure import structure
from policyparse.verdicts.segments import Judge
from policyparse.verdicts.views import chinese_view

_TENTHS = 10


class Claim(NamedTuple):
    """Something that the engine says, how sure it is, whether it is right, and how much it counts."""

    what: str
    confidence: float
    right: bool
    weight: float


def claims_of(pair: Pair, resources: Resources) -> Iterator[Claim]:
    """Yield what the engine says of the segments of a pair of which is known what became of them."""
    sides = [analyse(structure(document), resources) for document in (pair.source, pair.translation)]
    aligned = align_analyses(*sides, resources.lexicon, resources.termbase)
    judgement = Judge(chinese_view(aligned)).judge()
    weight = fit_clauses.CLAUSES.get(pair.kind, fit_clauses.LOSSY_CLAUSES)
    for rendering in judgement.renderings:
        unit = pair.unit_of(rendering.segment)
        if unit and unit.omitted is not None and rendering.verdict != "ignored":
            omitted = rendering.verdict == "omitted"
            what = "omitted" if omitted else "kept"
            yield Claim(what, rendering.confidence, omitted == unit.omitted, weight)
    weight = fit_clauses.UNITS.get(pair.kind, fit_clauses.LOSSY_UNITS)
    for account in judgement.accounts:
        known = pair.is_added(account.segment)
        if known is not None and account.verdict != "ignored":
            added = account.verdict == "added"
            yield Claim(account.verdict, account.confidence, added == known, weight)


def verdicts(data: Path, limit: int | None, resources: Resources) -> Iterator[tuple[str, Sequence[Claim]]]:
    """Yield the claims on each half of the pairs by weights that are fitted to the other half."""
    split = halves((pair.kind, pair) for pair in pairs(data, limit))
    for name, one, other in (("first", *split), ("second", *split[::-1])):
        cases = [(kind, fit_clauses.case_of(pair, resources)) for kind, pair in other]
        fitted = fit_clauses.fit_all(cases)
        linear = {model: tuple(map(float, getattr(fitted, model))) for model in clauses.LINEAR}
        models = clauses._Models(clause=fitted.clause, **linear)
        with patch.object(clauses, "_models", lambda models=models: models):
            yield name, [claim for _, pair in one for claim in claims_of(pair, resources)]


def gaps(data: Path, limit: int | None, resources: Resources) -> Iterator[tuple[str, Sequence[Claim]]]:
    """Yield the gaps that are claimed in each half of the stretches by weights that are fitted to the other half."""
    split = halves(fit_gaps.stretches(data, fit_gaps.Reader(resources), limit))
    for name, one, other in (("first", *split), ("second", *split[::-1])):
        weights = fit(fit_gaps.examples(other))
        weighed = ((kind, logistic(odds(weights, features)), label) for kind, (features, label) in one)
        yield (
            name,
            [
                Claim("gap", chance, label, fit_gaps.WEIGHTS[kind])
                for kind, chance, label in weighed
                if chance >= WEIGHTS.hole_confidence
            ],
        )


def tenths(half: str, claims: Iterable[Claim]) -> Mapping[str, float]:
    """Return for each tenth of confidence the mean confidence, the share that is right, and how many there are."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[f"{claim.what} {min(_TENTHS - 1, int(claim.confidence * _TENTHS))}"].append(claim)
    figures: dict[str, float] = {}
    for group, members in sorted(groups.items()):
        total = sum(claim.weight for claim in members)
        figures[f"{group} {half} confidence"] = sum(claim.weight * claim.confidence for claim in members) / total
        figures[f"{group} {half} right"] = sum(claim.weight * claim.right for claim in members) / total
        figures[f"{group} {half} size"] = len(members)
    return figures


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the development data")
    parser.add_argument("--limit", type=int, help="the first N pairs, and the first N stretches, of each set alone")
    parser.add_argument("--out", type=Path, default=pages.FIGURES, help="where the figures go")
    options = parser.parse_args()
    resources = load_resources()
    figures: dict[str, float] = {}
    for measured in (verdicts, gaps):
        for half, claims in measured(options.data, options.limit, resources):
            figures |= tenths(half, claims)
    figures = {name: round(value, 4) for name, value in figures.items()}
    for name, value in figures.items():
        print(f"{name:40s} {value:.3f}")
    record(options.out, {"reliability": figures})
    pages.write()


if __name__ == "__main__":
    main()
