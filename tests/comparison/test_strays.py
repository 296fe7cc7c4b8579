"""A figure of a clause that nothing was linked to, once its translation has another one."""

from __future__ import annotations

import pytest

from policyparse.comparison.facts import FactComparison, compare_facts
from policyparse.model.bitext import Place, Rendering
from policyparse.model.document import Span
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure

SCHOOLS = "修缮中小学校"
GREEN = "城市和乡村的公共绿地总面积稳步扩大5%"
WET = "城市和乡村的公共湿地总面积占土地的9%"
ENGLISH = "Repair schools, and urban green area grows by {}."


def compared(source: list[str], translation: list[str], *links: str, direction: str = "zh-en") -> FactComparison:
    """Return what the facts of two texts say of each other; each clause of the source has links of its own."""
    resources = load_resources()
    sides = (("\n".join(source), "zh"), ("\n".join(translation), "en"))
    zh, en = (analyse(structure(read_text(text, language)), resources) for text, language in sides)
    renderings = [
        Rendering(segment, "kept", 1.0, 0.0, (), tuple(own.split()), 1.0)
        for segment, own in zip(zh.structure.segments, links, strict=True)
    ]
    return compare_facts(zh, en, renderings, resources.termbase, resources.lexicon, direction)


def told(found: FactComparison) -> list[tuple[str, str, str, str | None]]:
    """Return kind, what was expected and said, and the segment of the source."""
    return [(one.kind, one.expected, one.actual, one.source and one.source.segment) for one in found.differences]


ADDED = [("added", "", "8 %", None)]


def test_what_adds_the_figure_of_a_clause_of_the_sentence_renders_that_clause():
    found = compared([f"{SCHOOLS}；{GREEN}。"], [ENGLISH.format("5%")], "t1", "")
    assert (told(found), found.joined) == ([], (("s2", "t1"),))


def test_another_figure_is_told_at_the_clause_whose_words_stand_by_it():
    found = compared([f"{SCHOOLS}；{GREEN}。"], [ENGLISH.format("8%")], "t1", "")
    assert (told(found), found.joined) == ([("value", "5 %", "8 %", "s2")], (("s2", "t1"),))
    (one,) = found.differences
    assert (one.source, one.translation, one.confidence) == (
        Place("s2", Span(24, 26), "5%"),
        Place("t1", Span(46, 48), "8%"),
        0.7,
    )


def test_from_english_it_is_told_the_other_way_round():
    found = compared([f"{SCHOOLS}；{GREEN}。"], [ENGLISH.format("8%")], "t1", "", direction="en-zh")
    assert (told(found), found.joined) == ([("value", "8 %", "5 %", "t1")], (("t1", "s2"),))


@pytest.mark.parametrize(
    ("source", "english", "links", "expected"),
    [
        ([f"{SCHOOLS}；{GREEN}。"], "Repair schools, and area booms by 8%.", ("t1", ""), "5 %"),
        ([f"{SCHOOLS}；{GREEN}。"], "Repair schools, and trade booms by 8%.", ("t1", ""), None),
        ([f"{SCHOOLS}；{GREEN}；{WET}。"], ENGLISH.format("8%"), ("t1", "", ""), None),
        ([f"{SCHOOLS}；{GREEN}；{WET}。"], "Repair schools, and land grows by 8%.", ("t1", "", ""), "9 %"),
        ([f"{SCHOOLS}。", f"{GREEN}。"], ENGLISH.format("8%"), ("t1", ""), None),
    ],
)
def test_one_word_in_one_clause_of_the_same_sentence_is_enough(source, english, links, expected):
    found = compared(source, [english], *links)
    clause = {"5 %": "s2", "9 %": "s3"}.get(expected)
    assert told(found) == ([("value", expected, "8 %", clause)] if expected else ADDED)
    assert found.joined == (((clause, "t1"),) if clause else ())


@pytest.mark.parametrize(
    ("figure", "english"), [("5%", "8 km"), ("5%", "8"), ("5个", "8"), ("5公里", "8%"), ("5公顷", "8 km")]
)
def test_a_figure_of_another_kind_or_of_none_belongs_to_no_clause(figure, english):
    found = compared([f"{SCHOOLS}；{GREEN.replace('5%', figure)}。"], [ENGLISH.format(english)], "t1", "")
    assert [(one.kind, one.expected) for one in found.differences] == [("added", "")]
    assert found.joined == ()


LINES = ["修缮学校占9%。", "绿地面积增长5%。"]


@pytest.mark.parametrize(
    ("english", "clause"),
    [
        ("Green area grows by 8%.", "s2"),
        ("Green area at 8%.", "s2"),
        ("Schools and green area grow by 8%.", "s2"),
        ("Schools and green area at 8%.", "s1"),
        ("Repair school green area by 8%.", "s1"),
        ("Area at 8%.", "s1"),
        ("At 8%.", "s1"),
    ],
)
def test_a_figure_is_told_elsewhere_only_at_a_clause_that_shares_two_words_more(english, clause):
    found = compared(LINES, [english], "t1", "")
    expected = {"s1": "9 %", "s2": "5 %"}[clause]
    assert told(found) == [("value", expected, "8 %", clause)]
    assert found.joined == ((("s2", "t1"),) if clause == "s2" else ())


def test_a_clause_with_a_link_of_its_own_gives_its_figure_to_none():
    found = compared(LINES, ["Green area grows by 8%.", "Green area."], "t1", "t2")
    assert ("value", "9 %", "8 %", "s1") in told(found)
    assert found.joined == ()


def test_a_figure_that_is_that_of_another_clause_is_no_difference():
    found = compared(LINES, ["Green area grows by 5%."], "t1", "")
    assert (told(found), found.joined) == ([], (("s2", "t1"),))


def test_equal_figures_stay_where_they_are():
    found = compared(LINES, ["Green area grows by 9%."], "t1", "")
    assert (told(found), found.joined) == ([], ())


def test_a_range_is_another_figure_than_its_lower_end():
    source = [f"{SCHOOLS}；{GREEN.replace('5%', '5%至8%')}。"]
    assert [one.kind for one in compared(source, [ENGLISH.format("5% to 8%")], "t1", "").differences] == []
    assert [one.kind for one in compared(source, [ENGLISH.format("5%")], "t1", "").differences] == ["value"]
