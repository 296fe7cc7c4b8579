"""Cells of tables that are made by hand: which are exchanged, which only repeat, and what is told of them."""

from __future__ import annotations

import pytest

from policyparse.comparison.tables import _Cell, _groups, compare_tables, repeated
from policyparse.facts.quantities import find_quantities
from policyparse.model.bitext import Difference, Place
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment


def cell(name: str, text: str, row: str | None, column: str) -> _Cell:
    segment = Segment(name, "clause", "", Passage(text, (Span(0, len(text)),)), 0, 0, 1)
    (number,) = find_quantities(text, "zh" if name.startswith("s") else "en")
    return _Cell(segment, number, row, column)


def pairs(*numbers: tuple[str, str], width: int = 2) -> list[tuple[_Cell, _Cell]]:
    """Return the cells of a table of so many columns, row by row, by what both sides say."""
    found = []
    for at, (here, there) in enumerate(numbers):
        row, column = divmod(at, width)
        place = f"row{row}", f"column{column}"
        found.append((cell(f"s{at}", here, *place), cell(f"t{at}", there, *place)))
    return found


def told(cells: list[tuple[_Cell, _Cell]], known: list[Difference] | None = None) -> list[tuple[str, str, bool]]:
    found = compare_tables(cells, known or [], repeated(cells))
    return [(one.expected, one.actual, one.reason.endswith("cells are exchanged")) for one in found]


def test_a_cell_that_says_the_same_in_other_words_is_left_alone():
    assert told(pairs(("310家", "310 firms"), ("8公里", "5 miles"), ("4亿元", "400 million yuan"), ("5", "5"))) == []


def test_a_wrong_cell_is_told_by_itself():
    assert told(pairs(("310", "311"), ("480", "480"), ("220", "220"), ("370", "371"))) == [
        ("310", "311", False),
        ("370", "371", False),
    ]


def test_cells_of_a_row_or_a_column_that_changed_places_are_one_exchange():
    assert told(pairs(("310", "480"), ("480", "310"), ("220", "220"), ("370", "370"))) == [("310", "480", True)]
    assert told(pairs(("310", "220"), ("480", "480"), ("220", "310"), ("370", "370"))) == [("310", "220", True)]


def test_cells_that_changed_places_across_rows_and_columns_are_no_exchange():
    assert told(pairs(("310", "370"), ("480", "480"), ("220", "220"), ("370", "310"))) == [
        ("310", "370", False),
        ("370", "310", False),
    ]


def test_two_exchanges_without_a_row_or_a_column_in_common_are_two():
    cells = pairs(
        *[("1", "2"), ("2", "1"), ("3", "3"), ("4", "4")],
        *[("5", "5"), ("6", "6"), ("7", "8"), ("8", "7")],
        width=4,
    )
    assert [one for *_, one in told(cells)] == [True, True]
    moved = [cells[0], cells[1], cells[6], cells[7]]
    assert [len(group) for group in _groups(moved)] == [2, 2]


def test_a_cell_that_joins_two_groups_makes_them_one():
    cells = pairs(("1", "2"), ("2", "1"), ("3", "4"), ("4", "3"))
    first, second = cells[0], cells[3]
    assert [len(group) for group in _groups([first, second])] == [1, 1]
    assert [len(group) for group in _groups([first, second, cells[1]])] == [3]


def test_the_wrong_unit_of_a_head_is_told_once():
    cells = pairs(("310亿元", "310 million yuan"), ("480亿元", "480 million yuan"), ("22亿元", "23 million yuan"))
    assert repeated(cells) == {"s1"}
    assert [one for one, *_ in told(cells)] == ["CNY 31 billion", "CNY 2.2 billion"]


def test_cells_without_a_unit_do_not_repeat_each_other():
    assert repeated(pairs(("310", "620"), ("480", "960"))) == frozenset()


@pytest.mark.parametrize("side", ["source", "translation"])
def test_what_is_told_of_a_cell_already_is_not_told_again(side):
    cells = pairs(("310", "311"), ("480", "481"))
    place = Place("s0" if side == "source" else "t0", Span(0, 1), "3")
    known = Difference(
        "value", place if side == "source" else None, place if side == "translation" else None, "", "", "", 0.9
    )
    assert told(cells, [known]) == [("480", "481", False)]


def test_a_difference_of_a_cell_is_told_with_the_places_of_both():
    (one,) = compare_tables(pairs(("310", "311")), [], frozenset())
    assert (one.kind, one.source.segment, one.translation.segment, one.confidence) == ("value", "s0", "t0", 0.8)
    assert one.reason == "under the same heads the source says 310, the translation 311"
    (back,) = compare_tables(pairs(("310", "311")), [], frozenset(), "en-zh")
    assert (back.source.segment, back.expected, back.actual) == ("t0", "311", "310")
