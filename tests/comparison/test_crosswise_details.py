"""Which lines may have exchanged their figures, and which figures are told."""

from __future__ import annotations

import pytest

from policyparse.pipeline import compare_texts

SOURCE = "小学新增学位300个、改建食堂20个。\n初中新增学位500个、改建食堂40个。"


def told(source: str, translation: str) -> list[tuple[str, str, float]]:
    found = compare_texts(source, translation).bitext.differences
    return [
        (one.expected, one.actual, one.confidence)
        for one in found
        if one.reason.endswith("the figures of two lines are exchanged")
    ]


def test_each_figure_is_told_with_that_of_the_other_line_and_from_english_the_other_way_round():
    translation = (
        "Primary schools: 500 new places, 40 canteens rebuilt.\nMiddle schools: 300 new places, 20 canteens rebuilt."
    )
    expected = [("300", "500", 0.8), ("500", "300", 0.8), ("20", "40", 0.8), ("40", "20", 0.8)]
    assert sorted(told(SOURCE, translation)) == sorted(expected)
    assert sorted(told(translation, SOURCE)) == sorted(expected)


def test_a_figure_that_both_lines_have_is_not_exchanged():
    source = SOURCE.replace("40个", "20个")
    translation = (
        "Primary schools: 500 new places, 20 canteens rebuilt.\nMiddle schools: 300 new places, 20 canteens rebuilt."
    )
    assert sorted(told(source, translation)) == [("300", "500", 0.8), ("500", "300", 0.8)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (
            SOURCE,
            "Schools: 500 new places, 40 canteens rebuilt.\nSchools: 300 new places, 20 canteens rebuilt.",
        ),
        (SOURCE, "Middle schools: 500 new places, 40 canteens.\nPrimary schools: 300 new places, 20 canteens."),
        (
            "小学新增学位300个。\n初中新增学位500个、改建食堂40个。",
            "Primary schools: 500 new places, 40 canteens rebuilt.\nMiddle schools: 300 new places.",
        ),
        (
            "小学新增学位300个。\n初中新建跑道500公里。",
            "Primary schools: 500 km of tracks.\nMiddle schools: 300 new places.",
        ),
    ],
)
def test_lines_without_names_of_their_own_or_with_figures_of_another_kind_exchange_nothing(source, translation):
    assert told(source, translation) == []
