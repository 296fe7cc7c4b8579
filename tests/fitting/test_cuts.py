"""Pairs of which passages were taken out: what is added and omitted then."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import cuts
from labels import Pair, Unit, spans

from policyparse.readers import read_text

CHINESE = [f"第{number}句说的是一件事。" for number in range(60)]
ENGLISH = [f"Sentence {number} says one thing." for number in range(60)]


@pytest.fixture(scope="module")
def made():
    """Four pairs made of one in which each line renders a unit, and the last one adds something."""
    units = [Unit(span, frozenset({i}), omitted=False) for i, span in enumerate(spans(CHINESE))]
    lines = spans([*ENGLISH, "We are happy to help."])
    added = {line: line == len(ENGLISH) for line in range(len(lines))}
    texts = read_text("\n".join(CHINESE), "zh"), read_text("\n".join([*ENGLISH, "We are happy to help."]), "en")
    return list(cuts.cuts(Pair("fresh", *texts, units, lines, added)))


def test_each_side_is_cut_twice(made):
    assert [pair.kind for pair in made] == ["cut source"] * 2 + ["cut translation"] * 2


def test_units_and_lines_are_where_they_were(made):
    for pair in made:
        assert all(pair.source.text[start:end] in CHINESE for (start, end), _, _ in pair.units)
        lines = {pair.translation.text[start:end] for start, end in pair.lines}
        assert lines <= {*ENGLISH, "We are happy to help.", ""}


def test_a_line_is_added_where_all_that_it_renders_is_gone(made):
    for pair in made[:2]:
        left = {line for unit in pair.units for line in unit.lines}
        assert 0 < len(left) < len(ENGLISH)
        assert pair.added == {line: line not in left for line in range(len(ENGLISH) + 1)}


def test_a_unit_is_omitted_where_its_line_is_gone(made):
    for pair in made[2:]:
        gone = {line for line, (start, end) in enumerate(pair.lines) if start == end}
        assert gone
        assert [unit.omitted for unit in pair.units] == [at in gone for at in range(len(CHINESE))]
        assert gone.isdisjoint(pair.added)


def test_a_unit_with_lines_left_is_unknown():
    unit = Unit((0, 5), frozenset({1, 2}), omitted=False)
    assert cuts._cut(unit, frozenset({1})) == Unit((0, 5), frozenset({2}), None)
    assert cuts._cut(unit, frozenset({3})) == unit
