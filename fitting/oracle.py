"""Measure how many verdicts a perfect second opinion mends, and whether asking by confidence beats asking at random.

    python fitting/oracle.py DATA [--seeds N]

DATA is the folder of the development data, of which `fresh` is read: gold by hand says what a perfect opinion answers.
It may only refer to lines that were offered with a question. For each share of segments asked, the script prints how
many units of the gold get a right verdict that had a wrong one, less those that lose it, by which order was asked.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any, NamedTuple
from unittest.mock import patch

from labels import overlap, spans

from policyparse.config import Asking
from policyparse.model.bitext import Rendering
from policyparse.opinion import consulting
from policyparse.opinion.interface import Question, Reply
from policyparse.opinion.questions import certainties
from policyparse.pipeline import Own, consulted, engine
from policyparse.readers import read

SHARES = (0.05, 0.1, 0.2, 1.0)
UNBOUNDED = Asking(file=None, model="gold", max_calls=10**6, max_tokens=10**9)


class Gold(NamedTuple):
    """A pair with what the engine says of it, the units of its gold, and the spans of the translation's lines."""

    own: Own
    units: Sequence[Mapping[str, Any]]
    lines: Sequence[tuple[int, int]]


class Oracle:
    """Answers from the gold."""

    batch = 100

    def __init__(self, gold: Gold) -> None:
        self._gold = gold
        self._renderings = {item.segment.id: item for item in gold.own.report.renderings}
        self._places = {account.segment.id: account.segment.span for account in gold.own.report.accounts}
        self._asked: Sequence[Question] = ()

    def request(self, questions: Sequence[Question]) -> str:
        self._asked = questions
        return ""

    def send(self, request: str, seconds: float) -> Reply:  # noqa: ARG002  (an oracle needs neither)
        return Reply(json.dumps({"answers": [answer for one in self._asked if (answer := self._answer(one))]}))

    def _answer(self, question: Question) -> dict[str, Any] | None:
        item = self._renderings[question.segment]
        unit = max(self._gold.units, key=lambda one: overlap(one["span"], item.segment.span))
        if not overlap(unit["span"], item.segment.span):
            return None
        verdict = item.verdict if item.verdict in unit["ok"] else unit["verdict"]
        there = [self._gold.lines[number - 1] for number in unit["lines"]]
        right = [
            at for at, (name, _) in enumerate(question.lines, 1) if any(overlap(self._places[name], s) for s in there)
        ]
        lines = [] if verdict == "omitted" else right or list(question.linked)
        answer = {"id": question.id("gold"), "verdict": verdict, "lines": lines, "reason": unit["why"], "confidence": 1}
        return answer if lines or verdict == "omitted" else None


def golds(data: Path) -> Iterator[Gold]:
    """Yield the pairs of `fresh`."""
    for path in sorted((data / "fresh").glob("*.gold.json")):
        source, translation = (path.with_name(path.name.replace("gold.json", f"{one}.txt")) for one in ("zh", "en"))
        lines = spans(translation.read_text(encoding="utf-8").split("\n"))
        units = json.loads(path.read_text(encoding="utf-8"))["units"]
        yield Gold(engine(read(source), read(translation)), units, lines)


def right(units: Sequence[Mapping[str, Any]], renderings: Sequence[Rendering]) -> int:
    """Return how many units have a right verdict: that of most of their characters."""
    number = 0
    for unit in units:
        weight: Counter[str] = Counter()
        for item in renderings:
            shared = overlap(unit["span"], item.segment.span)
            if shared and item.verdict != "ignored":
                weight[item.verdict] += shared
        number += bool(weight) and weight.most_common(1)[0][0] in unit["ok"]
    return number


def mended(pairs: Sequence[Gold], chosen: Sequence[Collection[str]]) -> int:
    """Return how many more units are right when these segments of each pair are asked about."""
    total = 0
    for gold, names in zip(pairs, chosen, strict=True):
        with patch.object(consulting, "doubted", lambda *_, names=names: tuple(names)):
            second = consulted(gold.own, UNBOUNDED, Oracle(gold)).report
        total += right(gold.units, second.renderings) - right(gold.units, gold.own.report.renderings)
    return total


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the development data")
    parser.add_argument("--seeds", type=int, default=10, help="how many random orders the mean is of")
    options = parser.parse_args()
    pairs = list(golds(options.data))
    sure = [certainties(gold.own.report.bitext, gold.own.report.findings) for gold in pairs]
    ranked = sorted((value, at, name) for at, known in enumerate(sure) for name, value in known.items())
    units = sum(len(gold.units) for gold in pairs)
    correct = sum(right(gold.units, gold.own.report.renderings) for gold in pairs)
    print(f"{units} units, {correct} right ({correct / units:.3f}); {len(ranked)} segments")

    def gain(order: Sequence[tuple[float, int, str]], share: float) -> int:
        first = order[: round(share * len(order))]
        return mended(pairs, [[name for _, at, name in first if at == pair] for pair in range(len(pairs))])

    for share in SHARES:
        by_confidence = gain(ranked, share)
        orders = [Random(seed).sample(ranked, len(ranked)) for seed in range(options.seeds if share < 1 else 1)]  # noqa: S311
        at_random = mean(gain(order, share) for order in orders)
        certainty = ranked[round(share * len(ranked)) - 1][0]
        accuracy = (correct + by_confidence) / units
        print(
            f"asked {share:4.0%} (below {certainty:.2f}): {by_confidence} mended, right {accuracy:.3f};"
            f" at random {at_random:.1f}: {by_confidence / at_random if at_random else 0:.2f} times"
        )


if __name__ == "__main__":
    main()
