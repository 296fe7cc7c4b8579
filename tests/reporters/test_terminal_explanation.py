"""The explanation on a terminal: it fits, it quotes, and no text of a document steers it."""

import io
import re

import pytest
from rich.cells import cell_len

from policyparse import alignments
from policyparse.reporters.terminal.explanation import render_explanation

SOURCE = "一、目标\n建设五个渔港[bold]，推广深水网箱养殖。\n\n培育优良鱼种。\n- 1 -\n"
TRANSLATION = (
    "Goals\nBuild five fishing ports [red]now.\nBreed good\x1b[31m varieties of fish.\n"
    "Museum admission on national holidays remains free for pupils and pensioners.\n"
)


@pytest.fixture
def explain(tmp_path):
    def call(name, **options):
        paths = tmp_path / "a.txt", tmp_path / "b.txt"
        for path, text in zip(paths, (SOURCE, TRANSLATION), strict=True):
            path.write_text(text, encoding="utf-8")
        out = io.StringIO()
        render_explanation(alignments.explain(*paths, name)[1], file=out, **{"width": 80, "color": False} | options)
        return out.getvalue()

    return call


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["s1", "s2", "s3", "s4", "t1", "t2", "t3", "t4"])
def test_no_line_is_longer_than_the_page(explain, name, width):
    assert max(map(cell_len, explain(name, width=width).splitlines())) <= width


def test_a_text_has_neither_markup_nor_control_characters_that_work(explain):
    said = explain("t3") + explain("s2")
    assert "\x1b" not in said
    assert "[bold]" in said


def test_colours_are_there_where_they_are_wanted(explain):
    assert "\x1b[" in explain("s2", color=True)


def test_a_link_says_what_drew_it_and_which_words_match(explain):
    said = explain("s2")
    assert re.search(r"score +\d+\.\d\d; linked by its words and its place\n", said)
    assert "渔港 = " in said


def test_a_segment_has_a_chance_of_a_counterpart(explain):
    assert 0.5 <= float(re.search(r"chance +(\d\.\d\d) that it has a counterpart\n", explain("s4"))[1]) <= 1


def test_a_segment_that_is_not_aligned_says_so(explain):
    said = explain("s5")
    assert "Not aligned" in said
    assert "Linked to" not in said


def test_an_added_segment_is_linked_to_none(explain):
    said = explain("t4")
    assert "added" in said
    assert "Linked to" in said
    assert "\nnone\n" in said
