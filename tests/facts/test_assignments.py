from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts.agencies import find_agencies, find_agencies_in
from policyparse.facts.assignments import find_assignments, find_assignments_in
from policyparse.model.document import Block, Document, Origin, Passage, Span
from policyparse.model.structure import Paragraph, Section, Segment, Structure
from policyparse.termbase import Concept, Termbase

TERMBASE = Termbase(
    (
        Concept("mof", "agency", ("财政部",), (), ("Ministry of Finance",), ("MOF",)),
        Concept("moe", "agency", ("教育部",), (), ("Ministry of Education",)),
        Concept("moc", "agency", ("商务部",), (), ("Ministry of Commerce",), ("MOFCOM",)),
        Concept("provinces", "agency", ("各省（区、市）",), (), ("all provinces",), note="place=*"),
        Concept("districts", "agency", ("各区政府", "相关区政府"), (), ("district governments",), note="place=*"),
        Concept("north", "agency", ("北山区人民政府",), ("北山区",), ("Beishan District Government",)),
    )
)


def roles(text: str, language: str = "zh") -> list[list[tuple[str, str]]]:
    found = find_assignments_in(text, language, find_agencies_in(text, language, TERMBASE))
    return [[(one.surface, one.role) for one in agencies] for _, agencies in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设平台。（财政部、教育部）", [("财政部", "joint"), ("教育部", "joint")]),
        ("（财政部牵头，教育部、商务部配合）", [("财政部", "lead"), ("教育部", "support"), ("商务部", "support")]),
        ("责任单位：财政部、某某服务专班", [("财政部", "joint"), ("某某服务专班", "joint")]),
        (
            "牵头单位：财政部；配合单位：教育部、商务部。",
            [("财政部", "lead"), ("教育部", "support"), ("商务部", "support")],
        ),
        ("该项工作由财政部会同教育部负责。", [("财政部", "lead"), ("教育部", "support")]),
        ("各区政府按职责分工负责。", [("各区政府", "joint")]),
        ("（财政部、各省（区、市）按职责分工负责）", [("财政部", "joint"), ("各省（区、市）", "joint")]),
        ("加强指导。（财政部、北山区等相关区政府）", [("财政部", "joint"), ("北山区", "joint")]),
    ],
)
def test_chinese_assignments_and_their_roles(text, expected):
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Set up a fund. (Lead: MOF; support: MOFCOM)", [("MOF", "lead"), ("MOFCOM", "support")]),
        (
            "Responsible units: Ministry of Finance, Ministry of Education and the Harbour Bureau",
            [("Ministry of Finance", "joint"), ("Ministry of Education", "joint"), ("Harbour Bureau", "joint")],
        ),
        (
            "The work is led by the Ministry of Finance together with the Ministry of Commerce.",
            [("Ministry of Finance", "lead"), ("Ministry of Commerce", "support")],
        ),
        ("The Ministry of Education shall take the lead.", [("Ministry of Education", "lead")]),
        (
            "Build schools. (Ministry of Education, Ministry of Finance)",
            [("Ministry of Education", "joint"), ("Ministry of Finance", "joint")],
        ),
    ],
)
def test_english_assignments_and_their_roles(text, expected):
    assert roles(text, "en") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "财政部（MOF）发布了通知。",
        "经商务部（原对外经济贸易部）同意，企业可以出口。",
        "财政部部长介绍了情况。",
        "推动企业负责任地经营，教育部对此表示欢迎。",
        "（见附件一）",
        "（征求意见稿）",
    ],
)
def test_mere_mentions_are_no_assignments(text):
    assert roles(text) == []


def test_english_mentions_are_no_assignments():
    assert roles("The Ministry of Finance (MOF) published a notice on responsible business.", "en") == []


def test_each_sentence_has_its_own_assignment():
    text = "财政部负责经费。教育部牵头编写教材，商务部配合。"
    assert roles(text) == [[("财政部", "joint")], [("教育部", "lead"), ("商务部", "support")]]


def test_the_span_covers_the_list_with_its_brackets():
    text = "建设平台。（财政部、教育部）"
    ((span, _),) = find_assignments_in(text, "zh", find_agencies_in(text, "zh", TERMBASE))
    assert text[slice(*span)] == "（财政部、教育部）"


def structure_of(heading: str, body: str) -> Structure:
    text = f"{heading}\n{body}"
    spans = (Span(0, len(heading)), Span(len(heading) + 1, len(text)))
    passages = [Passage(text[slice(*span)], (span,)) for span in spans]
    document = Document(Origin("", "", "text/plain"), "zh", text, tuple(map(Block, spans)))
    section = Section("一", 1, "一", "经费", "s1", Span(0, len(text)))
    segments = (
        Segment("s1", "heading", "一", passages[0], 0, 0, 1),
        Segment("s2", "clause", "一", passages[1], 1, 1, 2),
    )
    return Structure(document, (section,), tuple(Paragraph(one, "一") for one in passages), segments)


def test_an_assignment_knows_its_section_heading_and_segment():
    document = structure_of("一、经费", "安排专项资金。（财政部、教育部）")
    (assignment,) = find_assignments(document, find_agencies(document, TERMBASE))
    assert (assignment.section, assignment.heading, assignment.segment) == ("一", "一、经费", "s2")
    assert document.document.text[slice(*assignment.span)] == "（财政部、教育部）"
    assert [one.name_en for one in assignment.agencies] == ["Ministry of Finance", "Ministry of Education"]
    assert [document.document.text[slice(*one.span)] for one in assignment.agencies] == ["财政部", "教育部"]


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            ["财政部", "教育部", "（", "）", "、", "牵头", "配合", "负责", "会同", "：", "。", "责任单位", "等"]
        ),
        max_size=25,
    )
)
def test_agencies_are_in_order_and_within_their_assignment(pieces):
    text = "".join(pieces)
    for span, agencies in find_assignments_in(text, "zh", find_agencies_in(text, "zh", TERMBASE)):
        starts = [one.span.start for one in agencies]
        assert agencies
        assert starts == sorted(starts)
        assert all(span.start <= one.span.start < one.span.end <= span.end for one in agencies)
        assert all(text[slice(*one.span)] == one.surface for one in agencies)


def test_a_bracketed_list_of_agencies_that_no_glossary_knows_is_an_assignment():
    agencies = ["省经信厅", "省能源局", "省通信管理局"]
    assert roles(f"布局算力中心。（{'、'.join(agencies)}）") == [[(name, "joint") for name in agencies]]


def test_one_unknown_office_in_brackets_is_no_assignment():
    assert roles("申请材料齐全。（见附件二、表格三）") == []
