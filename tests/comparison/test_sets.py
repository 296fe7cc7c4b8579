"""Words of small sets, and offices by level and field, told through a comparison."""

from __future__ import annotations

import pytest

import policyparse
from policyparse.comparison.sets import compare_sets
from policyparse.model.bitext import Evidence, Rendering
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment


def told(source: str, translation: str) -> list[tuple[str, str, str]]:
    findings = policyparse.compare_texts(source, translation).to_dict()["findings"]
    return [(f["check"], f["expected"], f["actual"]) for f in findings if f["category"] == "change"]


@pytest.mark.parametrize(
    ("source", "right", "wrong", "expected", "actual"),
    [
        (
            "收费标准报市政府批准。",
            "The rates are approved by the municipal government.",
            "The rates are filed with the municipal government for the record.",
            "批准",
            "filed with",
        ),
        (
            "押金由出租人退还。",
            "The landlord returns the deposit.",
            "The tenant returns the deposit.",
            "出租人",
            "tenant",
        ),
        (
            "检查每季度开展一次。",
            "Inspections take place every quarter.",
            "Inspections take place weekly.",
            "每季度",
            "weekly",
        ),
        ("新建铁路两条。", "Two new railways are built.", "Two new highways are built.", "铁路", "highways"),
        ("总理会见代表团。", "The premier met the delegation.", "The mayor met the delegation.", "总理", "mayor"),
    ],
)
def test_a_word_that_became_another_of_its_set_is_told(source, right, wrong, expected, actual):
    assert told(source, right) == []
    assert told(source, wrong) == [("PP214", expected, actual)]


@pytest.mark.parametrize(
    ("source", "right", "wrong", "expected", "actual"),
    [
        (
            "区民政部门发放补贴。",
            "The district civil affairs department pays the subsidy.",
            "The municipal civil affairs department pays the subsidy.",
            "区民政部门",
            "municipal civil affairs department",
        ),
        (
            "税务部门公布名单。",
            "The tax authorities publish the list.",
            "The transport authorities publish the list.",
            "税务部门",
            "transport authorities",
        ),
        (
            "公安机关处理投诉。",
            "The police handle complaints.",
            "Customs handles complaints.",
            "公安机关",
            "Customs",
        ),
    ],
)
def test_an_office_of_another_level_or_field_is_told_once(source, right, wrong, expected, actual):
    assert told(source, right) == []
    assert told(source, wrong) == [("PP207", expected, actual)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("企业向主管部门备案，主管部门批准。", "Firms file for the record, and the authority approves it."),
        ("市、区教育部门共同检查。", "The municipal and district education departments inspect together."),
        ("卫生健康部门会同医保部门监管。", "The health and the medical insurance authorities supervise together."),
        ("补贴次月发放，当月申请。", "It is applied for in the same month and paid in the following month."),
    ],
)
def test_what_is_said_of_several_is_left_alone(source, translation):
    assert told(source, translation) == []


def test_the_same_is_told_from_english():
    assert told("The landlord returns the deposit.", "押金由承租人退还。") == [("PP214", "landlord", "承租人")]


def test_a_word_is_exchanged_in_the_clause_that_loses_it():
    source = "按月公布物价，每季度检查食堂。"
    translation = "Prices are published each month, and canteens are inspected weekly."
    report = policyparse.compare_texts(source, translation).to_dict()
    assert [s["verdict"] for s in report["segments"]] == ["kept", "changed"]


@pytest.mark.parametrize(
    ("source", "quiet"),
    [("违规停车由城管部门处理。", False), ("违规停车由法庭审理。", True)],
)
def test_courts_are_told_where_the_source_speaks_of_none(source, quiet):
    found = told(source, "Illegal parking goes to the courts.")
    assert (found == []) is quiet


def segment(name: str, text: str, sentence: int = 0) -> Segment:
    return Segment(name, "clause", "", Passage(text, (Span(0, len(text)),)), 0, sentence, 1)


def clause(
    name: str, text: str, *links: str, sentence: int = 0, answers: tuple[tuple[int, int], ...] = ()
) -> Rendering:
    """Return a clause with links, and where words stand that answer its own."""
    ties = tuple(Evidence(Span(0, 1), Span(*place), "word", 1.0) for place in answers)
    return Rendering(segment(name, text, sentence), "kept", 1.0, 0.0, (), links, 1.0, ties)


def exchanged(clauses: list[Rendering], *units: str) -> list[tuple[str, str, str]]:
    """Return the clause, the word and the other word of each difference; units are `t0`, `t1` and so on."""
    found = compare_sets(clauses, [segment(f"t{at}", text) for at, text in enumerate(units)])
    return [(one.source.segment, one.expected, one.actual) for one in found if one.source]


RAIL = clause("s0", "建铁路", "t0")


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("Build highways.", [("s0", "铁路", "highways")]),
        ("Build tenants.", []),
        ("Build highways and airports.", [("s0", "铁路", "highways")]),
        ("Build highways for trains.", []),
        ("Build highways and railways.", []),
        ("Build roads.", []),
        ("Tenants build highways.", [("s0", "铁路", "highways")]),
        ("", []),
    ],
)
def test_a_word_is_exchanged_for_the_first_other_one_of_its_set_if_nothing_stands_for_it(unit, found):
    assert exchanged([RAIL], unit) == found


def test_a_word_that_another_clause_or_sentence_accounts_for_is_no_exchange():
    unit = "Build highways."
    assert exchanged([RAIL, clause("s1", "改公路", "t0")], unit) == []
    assert exchanged([RAIL, clause("s1", "改道", "t0")], unit) == []
    assert exchanged([RAIL, clause("s1", "改公路")], unit) == []
    assert exchanged([RAIL, clause("s1", "改公路", "t0", sentence=1)], unit) == []
    assert exchanged([RAIL, clause("s1", "改公路", "t1", sentence=1)], unit, "Go.") == [("s0", "铁路", "highways")]
    assert exchanged([RAIL, clause("s1", "改公路", sentence=1)], unit) == [("s0", "铁路", "highways")]


def test_a_word_may_be_rendered_in_any_unit_of_its_clause_but_not_of_another():
    both = clause("s0", "建铁路", "t0", "t1")
    assert exchanged([both], "Build highways.", "Build railways.") == []
    assert exchanged([both], "Build.", "Build highways.") == [("s0", "铁路", "highways")]
    assert exchanged([both], "Build highways.", "Build airports.") == [("s0", "铁路", "highways")]
    others = [RAIL, clause("s1", "改建", "t1")]
    assert exchanged(others, "Build highways.", "Build railways.") == [("s0", "铁路", "highways")]


def test_what_is_linked_to_no_unit_that_is_given_is_left_alone():
    assert exchanged([clause("s0", "建铁路")], "Build highways.") == []
    assert exchanged([clause("s0", "建铁路", "t9")], "Build highways.") == []
    assert exchanged([clause("s0", "建铁路", "t9", "t0")], "Build highways.") == [("s0", "铁路", "highways")]
    assert exchanged([], "Build highways.") == []


def test_the_new_word_stands_nearest_to_the_clause_that_lost_its_own():
    for near, far, found in (((10, 14), (40, 44), [("s0", "铁路", "highways")]), ((40, 44), (10, 14), [])):
        clauses = [
            clause("s0", "建铁路", "t0", answers=(near,)),
            clause("s1", "修园", "t0", answers=(far,)),
        ]
        assert exchanged(clauses, "They build highways and mend parks in the city.") == found
    unanswered = [clause("s0", "建铁路", "t0"), clause("s1", "修园", "t0")]
    assert exchanged(unanswered, "They build highways and mend parks.") == []


def test_a_clause_of_another_unit_is_no_home_of_a_word():
    clauses = [
        clause("s0", "建铁路", "t0", answers=((0, 4),)),
        clause("s1", "修园", "t1", answers=((11, 15),)),
    ]
    assert exchanged(clauses, "They build highways.", "Mend parks.") == [("s0", "铁路", "highways")]


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("Consumers pay.", [("s0", "生产者", "Consumers")]),
        ("Individuals pay.", [("s0", "生产者", "Individuals")]),
        ("Companies pay consumers.", []),
        ("Producers pay individuals.", []),
    ],
)
def test_a_word_of_two_sets_may_be_rendered_and_exchanged_in_either(unit, found):
    assert exchanged([clause("s0", "生产者付费", "t0")], unit) == found


def test_differences_of_sets_are_told_by_the_direction():
    (one,) = compare_sets([RAIL], [segment("t0", "Build highways.")], "en-zh")
    assert (one.source.segment, one.translation.segment) == ("t0", "s0")
    assert (one.expected, one.actual, one.reason) == ("highways", "铁路", "highways became 铁路")
    assert (one.source.span, one.translation.span) == ((6, 14), (1, 3))
    assert (one.kind, one.confidence) == ("category", 0.7)


def test_offices_are_differences_of_agencies():
    (one,) = compare_sets([clause("s0", "区政府付费", "t0")], [segment("t0", "The city government pays.")])
    assert (one.kind, one.expected, one.actual) == ("agency", "区政府", "city government")
