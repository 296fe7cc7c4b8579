"""What a share is of: another whole is a change, other words for it are none."""

from __future__ import annotations

import pytest

from policyparse.comparison.quantities import compare_quantities
from policyparse.facts.quantities import find_quantities


def shares(source: str, translation: str) -> list[tuple[str, str]]:
    found = find_quantities(source, "zh"), find_quantities(translation, "en")
    return [(one.expected, one.actual) for one in compare_quantities(*found, source, translation)]


@pytest.mark.parametrize(
    ("source", "translation", "of"),
    [
        (
            "服务业增加值占地区生产总值比重达到60%。",
            "The added value of services reaches 60% of total exports.",
            ("GDP", "exports"),
        ),
        (
            "新能源汽车占新车销量的40%。",
            "New energy cars make up 40% of all vehicles in use.",
            ("sales", "vehicles in use"),
        ),
        ("补贴最高为总投资的30%。", "Subsidies are up to 30% of the operating revenue.", ("investment", "turnover")),
    ],
)
def test_a_share_of_another_whole_is_reported(source, translation, of):
    ((expected, actual),) = shares(source, translation)
    assert (expected.partition(" of ")[2], actual.partition(" of ")[2]) == of


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("服务业增加值占地区生产总值比重达到60%。", "Services account for 60% of the region's GDP."),
        ("外贸占进出口总额60%。", "This is 60% of imports and exports."),
        ("占比达到60%。", "The share reaches 60% of exports."),
        ("占地区生产总值60%，出口增长。", "60% of exports, measured by GDP."),
    ],
)
def test_the_same_whole_and_an_unknown_one_are_left_alone(source, translation):
    assert shares(source, translation) == []
