"""What the comparison says of statements and of one slip in their rendering, as it was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from policyparse.comparison.quantities import compare_quantities
from policyparse.facts.quantities import find_quantities
from policyparse.model.bitext import Bitext
from policyparse.pipeline import compare_texts
from tests.comparison.edits import STATEMENTS, edits, known, neighbours, swaps


def shown(bitext: Bitext) -> Iterator[str]:
    for one in bitext.differences:
        places = " ".join(
            "–" if place is None else f"{place.span.start}-{place.span.end}" for place in (one.source, one.translation)
        )
        yield f"  {one.kind} {one.expected!r} {one.actual!r} {one.confidence:.2f} at {places}: {one.reason}"
    if bitext.pairs:
        yield "  pairs " + " ".join(f"{a.start}-{a.end}={b.start}-{b.end}" for a, b in bitext.pairs)
    yield "  " + " ".join(one.verdict for one in (*bitext.renderings, *bitext.accounts))


def written(pairs: Iterable[tuple[str, str]]) -> str:
    lines, last = [], ""
    for source, translation in pairs:
        if source != last:
            lines.append(f"== {source}")
            last = source
        lines += [f"- {translation}", *shown(compare_texts(source, translation).bitext)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("part", range(5))
def test_one_slip_is_told_as_agreed(part, golden):
    own = [source for source, _ in STATEMENTS[part::5]]
    golden(f"comparison/slips-{part}.txt", written(pair for pair in edits() if pair[0] in own))


@pytest.mark.parametrize("part", range(4))
def test_the_examples_of_all_rules_are_told_as_agreed(part, golden):
    golden(f"comparison/known-{part}.txt", written(known()[part::4]))


def test_the_examples_are_told_as_agreed_from_english(golden):
    golden("comparison/known-back.txt", written((b, a) for a, b in known()[::3]))


def test_slips_in_numbers_are_told_as_agreed_with_what_holds_from_english(golden):
    lines = []
    for source, translation in edits([*STATEMENTS, *known()]):
        found = find_quantities(source, "zh"), find_quantities(translation, "en")
        told = (compare_quantities(*found, source, translation, None, way) for way in ("zh-en", "en-zh"))
        for one, back in zip(*told, strict=True):
            assert (back.source, back.translation) == (one.translation, one.source)
            assert (back.expected, back.actual) == (one.actual, one.expected)
            ends = " ".join(end.surface if end else "–" for end in (one.source, one.translation))
            sure = f"{one.confidence:.2f} {None if back.confidence == one.confidence else back.confidence}"
            lines.append(f"{ends}: {one.kind} {one.expected} | {one.actual} | {one.reason} | {back.reason} | {sure}")
    golden("comparison/quantities.txt", "\n".join(lines) + "\n")


def test_numbers_that_changed_places_are_told_as_agreed(golden):
    golden("comparison/swaps.txt", written(swaps()))


def test_what_renders_another_statement_is_told_as_agreed(golden):
    golden("comparison/neighbours.txt", written(neighbours()))


def test_whole_texts_are_told_as_agreed_in_either_direction(golden):
    source = "\n".join(statement for statement, _ in STATEMENTS)
    translation = "\n".join(rendering for _, rendering in STATEMENTS)
    moved = "\n".join(rendering for _, rendering in (*STATEMENTS[9:], *STATEMENTS[:6]))
    texts = ((source, translation), (translation, source), (source, moved), (moved, source))
    golden("comparison/whole.txt", "\n".join("\n".join(shown(compare_texts(*pair).bitext)) for pair in texts) + "\n")


@pytest.mark.parametrize(("source", "translation"), STATEMENTS)
def test_a_faithful_rendering_differs_in_nothing(source, translation):
    assert compare_texts(source, translation).bitext.differences == ()
