"""How letters are set: turned, upright, twice, raised, as other code points."""

from __future__ import annotations

import pytest

from policyparse.readers.pdf.characters import plain
from policyparse.readers.pdf.glyphs import _text
from policyparse.readers.superscripts import raised
from tests.readers.pdf.drawing import HAN, both, drawn, han, lines, parsed, texts

SENTENCES = ["The municipality shall establish a coordination mechanism for robots.", "It reports every year."]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_its_text_runs(angle):
    def draw(canvas):
        canvas.translate(297, 421)
        canvas.rotate(angle)
        lines(SENTENCES, left=-200, top=100, step=40)(canvas)

    assert texts(drawn(draw)) == SENTENCES


def test_the_rotation_of_a_page_changes_nothing():
    def draw(canvas):
        canvas.setPageRotation(90)
        lines(SENTENCES, top=500, step=40)(canvas)

    assert texts(drawn(draw)) == SENTENCES


def test_vertical_columns_are_read_from_right_to_left():
    def draw(canvas):
        canvas.setFont(HAN, 14)
        for column, text in enumerate(["国务院办公厅关于促进产业", "发展的若干意见已经通过了"]):
            for row, character in enumerate(text):
                canvas.drawString(500 - 24 * column, 750 - 16 * row, character)

    assert texts(drawn(draw)) == ["国务院办公厅关于促进产业发展的若干意见已经通过了"]


def test_watermarks_and_what_lies_off_the_page_are_furniture_and_text_in_the_margin_comes_last():
    def draw(canvas):
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        canvas.drawString(72, -30, "Printer's note")
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Archived copy")

    data = drawn(both(lines(SENTENCES, step=40), draw))
    assert texts(data) == [*SENTENCES, "Archived copy"]
    assert sorted(texts(data, "furniture")) == ["DRAFT", "Printer's note"]


def test_letters_drawn_again_to_look_bold_are_read_once():
    def draw(canvas):
        for shift in (0, 0.3, 0.6):
            canvas.drawString(72 + shift, 700, "Bold by repetition")

    assert texts(drawn(draw)) == ["Bold by repetition"]


def test_bold_and_size_are_those_of_the_font():
    piece = parsed(drawn(lines(["Emphasis"], font="Times-Bold", size=13))).pieces[0]
    assert (piece.bold, piece.size) == (True, 13.0)


def test_raised_digits_do_not_join_the_number_before_them():
    def draw(canvas):
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(72, 700, "It costs 10")
        end = 72 + canvas.stringWidth("It costs 10", "Times-Roman", 12)
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(end, 704.5, "3")

    assert texts(drawn(draw)) == ["It costs 10³"]


def test_names_spaced_out_to_a_width_have_no_blanks():
    def draw(canvas):
        canvas.setFont(HAN, 24)
        for i, character in enumerate("上海市科学技术委员会"):
            canvas.drawString(88 + 33 * i, 700, character)

    assert texts(drawn(draw)) == ["上海市科学技术委员会"]


def test_what_a_form_shows_is_read():
    def draw(canvas):
        lines(["Applicant:"], top=755)(canvas)
        canvas.acroForm.textfield(name="a", x=200, y=750, width=200, height=20, value="Robots Ltd")

    assert "Robots Ltd" in " ".join(texts(drawn(draw)))


def test_boxes_count_from_the_upper_left_corner():
    piece = parsed(drawn(han(["上海市"], left=100, top=742, size=20))).pieces[0]
    left, top, right, bottom = piece.box
    assert (left, round(right)) == (100, 160)
    assert top < 100 < bottom


@pytest.mark.parametrize(
    ("drawn_as", "read_as"),
    [
        ("⼯业⽣产", "工业生产"),
        ("ﬁnal", "final"),
        ("︵一︶", "(一)"),
        ("车⻋", "车车"),
        ("\uf0b7 point", "• point"),
        ("a\u200bb", "ab"),
    ],
)
def test_forms_become_the_characters_that_they_stand_for(drawn_as, read_as):
    assert plain(drawn_as) == read_as


def test_raised_words_are_no_superscripts():
    assert [raised(text) for text in ("3", "-5", "(2)", "v2)", "(New")] == ["³", "⁻⁵", "⁽²⁾", "v2)", "(New"]


def test_halves_of_a_character_are_one():
    assert _text([0x4F4F, 0xD842, 0xDFB7, 0x20BB7]) == "住𠮷𠮷"
