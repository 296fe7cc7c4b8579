from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.model.document import Box
from policyparse.readers.xycut import reading_order


def order(*boxes):
    return reading_order([Box(*box) for box in boxes])


def test_columns_with_the_wider_gap_are_read_one_after_the_other():
    left = [(0, 0, 100, 48), (0, 52, 100, 100)]
    right = [(120, 0, 220, 48), (120, 52, 220, 100)]
    assert order(*right, *left) == [2, 3, 0, 1]


def test_rows_with_the_wider_gap_are_read_one_after_the_other():
    top = [(0, 0, 100, 40), (104, 0, 204, 40)]
    low = [(0, 60, 100, 100), (104, 60, 204, 100)]
    assert order(*low, *top) == [2, 3, 0, 1]


def test_a_line_over_two_columns_comes_first_even_if_it_reaches_into_them():
    assert order((0, 20, 100, 60), (120, 20, 220, 90), (0, 65, 100, 90), (0, 10, 220, 24)) == [3, 0, 2, 1]


def test_boxes_that_cannot_be_parted_are_read_by_rows():
    assert order((10, 10, 90, 90), (0, 0, 100, 100), (5, 0, 95, 95)) == [1, 2, 0]


@pytest.mark.parametrize("count", [0, 1, 2_500])
def test_every_number_of_boxes_is_read(count):
    boxes = [Box(7 * i % 90, 11 * i % 70, 7 * i % 90 + 20, 11 * i % 70 + 20) for i in range(count)]
    assert sorted(reading_order(boxes)) == list(range(count))


side = st.floats(-1_000, 1_000, allow_nan=False)


@given(st.lists(st.tuples(side, side, st.floats(0, 500), st.floats(0, 500)), max_size=30))
def test_every_box_is_read_once(places):
    boxes = [Box(left, top, left + width, top + height) for left, top, width, height in places]
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))


@given(st.permutations(range(12)))
def test_the_order_of_parted_boxes_does_not_depend_on_the_order_they_come_in(shuffled):
    grid = [Box(50 * column, 100 * row, 50 * column + 40, 100 * row + 40) for row in range(4) for column in range(3)]
    assert [shuffled[i] for i in reading_order([grid[i] for i in shuffled])] == list(range(12))
