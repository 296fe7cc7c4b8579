"""Agencies of an assignment: who leads instead, and whom a list surely leaves out."""

from __future__ import annotations

import pytest

from policyparse.model.document import Span
from policyparse.model.facts import Agency, Assignment
from policyparse.verdicts.roles import lead_taken, left_out


def agency(surface: str, role: str = "joint", *, english: str | None = None) -> Agency:
    return Agency(Span(0, len(surface)), surface, surface if english else None, english, role)  # type: ignore[arg-type]


def assignment(*agencies: Agency) -> Assignment:
    return Assignment(Span(0, 1), "", "", agencies)


LEAD = agency("财政部", "lead", english="Ministry of Finance")
SUPPORT = agency("教育部", "support", english="Ministry of Education")
THIRD = agency("民政部", "support", english="Ministry of Civil Affairs")


def as_said(one: Agency, role: str) -> Agency:
    return agency(one.surface, role, english=one.name_en)


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ([[("lead", "support")]], False),
        ([[("support", "lead")]], True),
        ([[("joint", "lead")]], True),
        ([[("support", "support")]], False),
        ([[("support", "lead")], [("lead", "support")]], False),
        ([[("support", "lead")], [("support", "lead")]], True),
        ([], False),
    ],
)
def test_a_lead_is_taken_where_every_assignment_that_names_both_exchanges_them(said, taken):
    told = [assignment(as_said(LEAD, one), as_said(SUPPORT, other)) for ((one, other),) in said]
    assert lead_taken([LEAD, SUPPORT], told) == ((LEAD, SUPPORT) if taken else None)


def test_an_assignment_that_names_only_one_of_them_tells_nothing():
    assert lead_taken([LEAD, SUPPORT], [assignment(as_said(SUPPORT, "lead"))]) is None
    assert lead_taken([LEAD, SUPPORT], [assignment(as_said(LEAD, "support"))]) is None


def test_only_a_supporting_agency_takes_the_lead():
    joint = agency("教育部", "joint", english="Ministry of Education")
    told = [assignment(as_said(LEAD, "support"), as_said(joint, "lead"))]
    assert lead_taken([LEAD, joint], told) is None
    assert lead_taken([SUPPORT, LEAD, THIRD], [assignment(as_said(LEAD, "support"), as_said(THIRD, "lead"))]) == (
        LEAD,
        THIRD,
    )


LISTED = [agency("教育部"), agency("财政部"), agency("民政部"), agency("司法部")]


def lost(text: str) -> list[str]:
    return [one.surface for one in left_out(LISTED, [(text, ())])]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ministries of Education, Finance, Civil Affairs and Justice", []),
        ("Education Ministry, Finance Ministry and Civil Affairs Ministry", ["司法部"]),
        ("Education Ministry, Finance Ministry", ["民政部", "司法部"]),
        ("Education Ministry", []),
        ("Education Ministry, Finance Ministry, Civil Affairs Ministry, the courts", []),
        ("Education Ministry / Finance Ministry / Civil Affairs Ministry", ["司法部"]),
        ("Education Ministry, Finance Ministry, and Civil Affairs Ministry", ["司法部"]),
        (
            "One, two, three, four. Education Ministry, Finance Ministry and Civil Affairs Ministry",
            ["司法部"],
        ),
        ("Something, other, third, fourth, Education Ministry, Finance Ministry", []),
        ("Led by (Education Ministry, Finance Ministry and Civil Affairs Ministry).", ["司法部"]),
    ],
)
def test_a_list_that_names_half_or_more_and_is_shorter_leaves_the_others_out(text, gone):
    assert lost(text) == gone


def test_an_agency_of_no_known_field_may_be_named_otherwise():
    listed = [*LISTED[:3], agency("甲乙办")]
    text = "Education Ministry, Finance Ministry and Civil Affairs Ministry"
    assert left_out(listed, [(text, ())]) == ()


def test_mentions_name_agencies_too():
    text = "The first, the second and the third"
    mentions = [agency(one.surface, english="x") for one in LISTED[:3]]
    known = [agency(one.surface, english="x") for one in LISTED]
    assert left_out(known, [(text, mentions)]) == ()
