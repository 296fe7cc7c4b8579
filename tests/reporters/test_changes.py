"""Two figures of one fact: what differs is marked, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from policyparse.reporters.html.changes import differing

FIGURES = some.text("0123456789.,%≥≈~ 年辆abc", max_size=12)


def marked(pieces):
    return "".join(f"[{piece.text}]" if piece.marks else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("expected", "actual", "shown"),
    [
        ("2027", "2028", ("[2027]", "[2028]")),
        ("2027-06", "2028-06", ("[2027]-06", "[2028]-06")),
        ("5,000 辆", "≈ 5,000", ("5,000 辆", "[≈] 5,000")),
        ("≥ 10 款", "≥ 20", ("≥ [10] 款", "≥ [20]")),
        ("≥ 40 %", "> 45 %", ("[≥] [40] %", "[>] [45] %")),
        ("shall", "may", ("[shall]", "[may]")),
        (None, "by 2030", ("", "by [2030]")),
    ],
)
def test_the_changed_part_is_marked(expected, actual, shown):
    assert tuple(map(marked, differing(expected, actual))) == shown


@given(FIGURES, FIGURES)
def test_the_pieces_make_up_both_figures(expected, actual):
    was, now = differing(expected, actual)
    assert "".join(piece.text for piece in was) == expected
    assert "".join(piece.text for piece in now) == actual
    assert any(piece.marks for piece in (*was, *now)) == (expected != actual)


@given(FIGURES)
def test_equal_figures_have_no_mark(figure):
    assert not any(piece.marks for side in differing(figure, figure) for piece in side)
