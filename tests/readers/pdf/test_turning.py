from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.readers.pdf.glyphs import Frame, Style, Word
from policyparse.readers.pdf.turning import glyphs_of, turn
from tests.readers.pdf.drawing import drawn, texts

PAGE = Frame(0, 0, 595, 842)


def word(text, width, left=100.0, base=700.0):
    """A word in 10 points, each of its letters `width` ems wide."""
    first = Frame(left, base - 2, left + 10 * width, base + 8)
    end = left + 10 * width * len(text)
    last = Frame(end - 10 * width, base - 2, end, base + 8)
    style = Style(10.0, bold=False, quarter=0, aslant=False)
    return Word(text, style, spaced=True, origin=(left, base), first=first, last=last)


def page(contents, width):
    return [word(text, width, base=700.0 - 15 * i) for i, text in enumerate(contents)]


def test_letters_as_wide_as_chinese_characters_are_not_what_the_page_shows():
    assert glyphs_of(page(["abc", "def", "ghi", "jkl"], 1.0), PAGE).unreadable == 1.0
    assert glyphs_of(page(["abc", "def", "ghi", "jkl"], 0.5), PAGE).unreadable == 0.0


def test_control_codes_and_private_ones_are_not_what_the_page_shows():
    assert glyphs_of(page(["ab\x12\ue123"], 0.5), PAGE).unreadable == 0.5


def test_the_bullets_of_symbol_fonts_are_known():
    assert glyphs_of(page(["\uf0b7"], 0.5), PAGE).unreadable == 0.0


def test_stretched_type_is_read():
    def draw(canvas):
        text = canvas.beginText(40, 700)
        text.setFont("Times-Roman", 11)
        text.setHorizScale(200)
        text.textLines("The city shall build\nplatforms and keep them")
        canvas.drawText(text)

    assert texts(drawn(draw)) == ["The city shall build platforms and keep them"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1e30])
def test_places_that_cannot_be_are_bounded(value):
    found = glyphs_of([word("text", 0.5, left=value)], PAGE)
    box = (*found.runs, *found.stray)[0].box
    assert all(abs(side) <= 1e5 for side in box)


@given(st.integers(0, 3), st.floats(0, 595), st.floats(0, 842))
def test_a_turned_page_keeps_every_point_on_it(quarter, x, y):
    seen = turn(x, y, quarter, PAGE)
    width, height = (842, 595) if quarter % 2 else (595, 842)
    assert 0 <= seen[0] <= width
    assert 0 <= seen[1] <= height
