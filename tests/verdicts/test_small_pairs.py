"""What the judge says of small pairs, as it was agreed: verdicts, coverage, gaps; targets, assignments, tracks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policyparse.model.report import Report
from policyparse.pipeline import compare_texts

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import small_pairs

from tests.comparison.edits import STATEMENTS, edits

PAIRS = (*range(40), *range(small_pairs.LISTS, small_pairs.LISTS + 20))


def shown(report: Report) -> Iterator[str]:
    bitext = report.bitext
    for one in bitext.renderings:
        holes = " ".join(f"{span.start}-{span.end}" for span in one.uncovered)
        yield (
            f"{one.segment.id} {one.verdict}{' quoted' if one.quoted else ''} {','.join(one.links)} "
            f"{one.coverage:.2f} {one.omission_score:.2f} {one.confidence:.2f} [{holes}] | {one.segment.text}"
        )
        yield "   " + " ".join(f"{e.source.start}={e.translation.start}:{e.weight:.2f}" for e in one.evidence)
    for one in bitext.accounts:
        holes = " ".join(f"{span.start}-{span.end}" for span in one.uncovered)
        yield (
            f"{one.segment.id} {one.verdict} {','.join(one.links)} {one.coverage:.2f} {one.confidence:.2f} [{holes}] "
            f"| {one.segment.text}"
        )
    for gap in bitext.gaps:
        yield f"gap {gap.segment} {gap.text}{' item' if gap.item else ''} {gap.confidence:.2f}"
    yield from outcomes(report)


def outcomes(report: Report) -> Iterator[str]:
    for target in report.targets:
        ends = " ".join("–" if end is None else end.quantity.surface for end in (target.source, target.translation))
        yield f"target {ends} {target.verdict} {'; '.join(target.reasons)}"
    for one in report.assignments:
        yield f"assignment {one.verdict} {','.join(one.named)} {'; '.join(one.reasons)}"
    for track in report.tracks:
        yield f"track {track.name} {track.labelled} {','.join(track.kept)} / {','.join(track.dropped)}"


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("direction", ["forth", "back"])
def test_small_pairs_are_judged_as_agreed(direction, part, golden):
    lines = []
    for number in PAIRS[part::4]:
        texts = small_pairs.pair(number)
        sides = (texts.source, texts.translation) if direction == "forth" else (texts.translation, texts.source)
        try:
            lines += [f"== pair {number}", *shown(compare_texts(*sides))]
        except ValueError as error:
            lines.append(str(error))
    golden(f"verdicts/small-pairs-{direction}-{part}.txt", "\n".join(lines) + "\n")


def test_targets_and_assignments_with_a_slip_are_told_as_agreed(golden):
    known = {source for source, _ in STATEMENTS[::3]}
    lines = []
    for source, translation in edits():
        if source in known:
            lines += [f"- {translation}", *outcomes(compare_texts(source, translation))]
    golden("verdicts/outcomes.txt", "\n".join(lines) + "\n")
