"""Figures exchanged over two lines, which alignment links by their figures."""

from __future__ import annotations

import pytest

from policyparse.pipeline import compare_texts

SOURCE = "小学新增学位300个、改建食堂20个。\n初中新增学位500个、改建食堂40个。"


def values(source: str, translation: str) -> list[tuple[str | None, str | None]]:
    return [(one.expected, one.actual) for one in compare_texts(source, translation).findings if one.check == "PP201"]


def test_figures_of_two_lines_that_changed_places_are_reported():
    translation = (
        "Primary schools: 500 new places, 40 canteens rebuilt.\nMiddle schools: 300 new places, 20 canteens rebuilt."
    )
    assert values(SOURCE, translation) == [("300", "500"), ("20", "40"), ("500", "300"), ("40", "20")]


@pytest.mark.parametrize(
    "translation",
    [
        "Primary schools: 300 new places, 20 canteens rebuilt.\nMiddle schools: 500 new places, 40 canteens rebuilt.",
        "Middle schools: 500 new places, 40 canteens rebuilt.\nPrimary schools: 300 new places, 20 canteens rebuilt.",
    ],
)
def test_lines_in_either_order_are_left_alone(translation):
    assert values(SOURCE, translation) == []


def test_two_places_are_no_turned_directions_where_their_figures_moved():
    source = "北部库区投放鱼苗80万尾，清淤12公里。\n南部库区投放鱼苗30万尾，清淤27公里。"
    translation = (
        "In the northern reservoir, 300,000 fry are released and 27 km are dredged.\n"
        "In the southern reservoir, 800,000 fry are released and 12 km are dredged."
    )
    assert {one.check for one in compare_texts(source, translation).findings} == {"PP201"}
