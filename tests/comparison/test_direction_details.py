"""What is said of direction in short pairs, and how sure it is."""

from __future__ import annotations

import pytest

from policyparse.comparison.direction import compare_direction


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("逐步降低企业用电成本。", "Gradually raise electricity costs.", [("降低", "raise", 0.85)]),
        ("逐步降低成本。", "Gradually raise costs within limits.", [("降低", "raise", 0.6)]),
        ("扩大进口。", "Expand exports.", [("进口", "exports", 0.85)]),
        ("提高工资，再次提高工资。", "Lower wages and raise them again.", [("提高", "Lower", 0.85)]),
        ("国内外市场。", "Only domestic markets.", [("国内外", "domestic", 0.6)]),
        ("国内外市场。", "Only foreign markets.", [("国内外", "foreign", 0.6)]),
    ],
)
def test_a_direction_that_was_turned_round_is_told(source, translation, found):
    differences = compare_direction(source, translation)
    assert [(one.expected, one.actual, one.confidence) for one in differences] == found
    for one in differences:
        assert source[slice(*one.source)] == one.expected
        assert translation[slice(*one.translation)] == one.actual
        assert one.reason.index(one.expected) < one.reason.index(one.actual)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("逐步降低企业用电成本。", "Gradually lower electricity costs."),
        ("逐步降低成本，防止上涨。", "Gradually raise costs."),
        ("降低成本，提高工资，降低税费。", "Raise costs, lower wages and lower taxes."),
        ("降低成本。提高工资。", "Lower wages. Raise costs."),
        ("国内外市场。", "Domestic markets."),
        ("国内外市场。", "Only domestic and foreign markets."),
        ("至少3家。", "At most 3."),
        ("至少三家。", "At most three firms."),
        ("会议举行。", "The meeting rose."),
    ],
)
def test_directions_that_agree_or_that_bound_a_number_are_left_alone(source, translation):
    assert compare_direction(source, translation) == ()
