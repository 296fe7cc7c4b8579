"""Text on the terminal: what documents may not do to it, where lines end, and how it looks on any ground."""

import io
import random
import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

from policyparse.model.document import Passage, Span
from policyparse.reporters.quantities import number
from policyparse.reporters.summary import share
from policyparse.reporters.terminal import render_outline, render_report
from policyparse.reporters.terminal.layout import bar, columns, flow, wrap
from policyparse.reporters.terminal.marks import emphasised, missing
from policyparse.reporters.terminal.page import clean, open_page
from policyparse.reporters.terminal.theme import ASCII, BASIC_PALETTE, PALETTE, UNICODE
from tests.reporters import sample

HOSTILE = "\x00\x07\x08\x0b\x1b\x7f\x85\x9b\u200b\u202e\u2066\u2028\ufeff\ud800\ue000\U000e0041\u0301\t[/]:(x"
MIXED = st.text(st.sampled_from("建设加氢站，。《》（）“” abcXYZ 12.5%-/·"), max_size=80)
WHITE, BLACK, DARK = (255, 255, 255), (0, 0, 0), (30, 30, 30)


def page(width=80, **options):
    return open_page(Console(file=io.StringIO(), width=width, **options))


def is_harmless(text):
    return all(char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co"} for char in text)


@settings(max_examples=200)
@given(st.text(st.characters() | st.sampled_from(HOSTILE)))
def test_clean_text_steers_no_terminal(text):
    assert is_harmless(clean(text))


@settings(max_examples=100)
@given(st.text(st.characters(categories=("L", "N", "P"), max_codepoint=0x9FFF)))
def test_plain_text_is_left_as_it_is(text):
    assert clean(text) == text


def test_a_control_character_is_shown_and_a_character_of_no_width_dropped():
    assert clean("a\x1b[31mb\u200bc\td") == "a␛[31mbc d"


WORDS = {"text", "message", "path", "media_type", "sentence", "surface", "name_zh", "name_en", "heading", "title"} | {
    "indicator",
    "deadline",
    "unit",
    "name",
    "number",
    "reasons",
    "settings",
    "termbase",
    "policyparse",
    "check",
}


def poisoned(thing, dice, word=False):
    """The same results, but every text from outside is full of hostile characters."""
    if isinstance(thing, str):
        return "".join(dice.choice(HOSTILE) if word and dice.random() < 0.3 else char for char in thing)
    if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        return tuple(poisoned(item, dice, word) for item in thing)
    if is_dataclass(thing):
        names = [field.name for field in fields(thing)]
        return replace(thing, **{name: poisoned(getattr(thing, name), dice, name in WORDS) for name in names})
    return thing


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("width", [40, 140])
def test_hostile_documents_cannot_paint_the_terminal(seed, width):
    stream = io.StringIO()
    report = poisoned(sample.report(), random.Random(seed))
    render_report(report, file=stream, width=width, color=False)
    render_outline(report.bitext.source.structure, file=stream, width=width, color=False)
    assert is_harmless(stream.getvalue())
    assert max(map(cell_len, stream.getvalue().split("\n"))) <= width


@settings(max_examples=300)
@given(MIXED, st.integers(2, 40))
def test_wrapped_lines_fit_and_hold_the_whole_text(text, width):
    lines = [line.plain for line in wrap(Text(text), width)]
    assert max(map(cell_len, lines)) <= width
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["建设", "加氢站，", "《规划》。", "（一）", "（二）；"]), max_size=20),
    st.integers(12, 40),
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(words, width):
    lines = [line.plain for line in wrap(Text("".join(words)), width)]
    assert not [line for line in lines[1:] if line[0] in "，。；》）"]
    assert not [line for line in lines[:-1] if line[-1] in "《（"]


def test_a_latin_word_stays_whole_and_an_endless_one_is_divided():
    assert [line.plain for line in wrap(Text("建设hydrogen站"), 10)] == ["建设", "hydrogen站"]
    assert [line.plain for line in wrap(Text("a" * 12), 5)] == ["aaaaa", "aaaaa", "aa"]


@settings(max_examples=100)
@given(st.lists(MIXED.filter(str.strip), max_size=8), st.integers(20, 60))
def test_items_in_a_row_fit_and_none_is_lost(items, width):
    lines = [line.plain for line in flow(map(Text, items), width, page().dot)]
    assert all(cell_len(line) <= width for line in lines)
    shown = re.sub(r"[\s·]", "", "".join(lines))
    assert shown == re.sub(r"[\s·]", "", "".join(items))


@settings(max_examples=100)
@given(st.lists(MIXED, max_size=5), st.lists(MIXED, max_size=5))
def test_the_right_column_begins_at_one_cell(left, right):
    ones = [line for text in left for line in wrap(Text(text), 30)]
    others = [Text("|" + text) for text in right]
    rows = [row.plain for row in columns(ones, others, 30)]
    assert {cell_len(row[: row.index("|")]) for row in rows[: len(others)]} <= {33}


@settings(max_examples=200)
@given(st.tuples(*[st.integers(0, 10_000)] * 4).filter(any), st.integers(10, 100))
def test_a_bar_is_as_long_as_asked_for_and_shows_every_part(counts, size):
    parts = dict(zip(("kept", "reworded", "changed", "omitted"), counts, strict=True))
    drawn = bar(page(), parts, size).plain
    assert len(drawn) == size
    assert set(drawn) == {UNICODE.bar[name] for name, count in parts.items() if count}


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 9, "0 %"), (9, 9, "100 %"), (1, 1000, "1 %"), (999, 1000, "99 %"), (1, 3, "33 %"), (0, 0, "0 %")],
)
def test_none_and_all_alone_are_0_and_100_percent(part, whole, text):
    assert share(part, whole) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("20000000000", "20 billion"),
        ("1.5E+12", "1.5 trillion"),
        ("12345678", "12,345,678"),
        ("5000", "5,000"),
        ("2.50", "2.5"),
        ("0", "0"),
        ("0.001", "0.001"),
        ("1E+999", "1E+999"),
    ],
)
def test_a_number_is_exact_however_it_is_written(value, text):
    assert number(Decimal(value)) == text


def test_missing_words_are_marked_across_the_pieces_of_a_passage():
    passage = Passage("高强度钨丝", (Span(0, 2), Span(5, 8)))
    assert missing(page(), passage, [Span(1, 6)]).plain == "高{强度}钨丝"


def test_a_segment_of_which_nothing_is_found_is_not_marked():
    assert missing(page(), Passage("钨丝。", (Span(0, 3),)), [Span(0, 2)]).plain == "钨丝。"


def luminance(colour):
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("role", [role for role, style in PALETTE.items() if Style.parse(style).color])
@pytest.mark.parametrize("ground", [WHITE, BLACK, DARK])
def test_every_colour_reads_on_a_light_and_on_a_dark_ground(role, ground):
    assert contrast(Style.parse(PALETTE[role]).color.get_truecolor(), ground) >= 3


def test_of_sixteen_colours_none_is_yellow_white_black_or_bright():
    numbers = {style.color.number for style in map(Style.parse, BASIC_PALETTE.values()) if style.color}
    assert numbers <= {Color.parse(name).number for name in ("red", "green", "blue", "magenta", "cyan")}


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_each_verdict_has_a_sign_of_its_own_and_each_is_one_cell(signs):
    for table in (signs.verdict, signs.bar):
        assert len(set(table.values())) == len(table)
        assert {cell_len(sign) for sign in table.values()} == {1}


def test_a_quantity_is_bold_where_it_stands_not_where_its_words_stand_first():
    passage = Passage("5G基站5个", (Span(10, 16),))
    text = emphasised(page(), passage, Span(14, 16))
    assert [text.plain[span.start : span.end] for span in text.spans] == ["5个"]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5))
def test_marking_missing_words_loses_and_doubles_none(pairs):
    passage = Passage("高强度钨丝与纤维复合材料等", (Span(2, 5), Span(7, 17)))
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    assert re.sub("[{}]", "", missing(page(), passage, spans).plain) == passage.text
