from __future__ import annotations

import pytest

from policyparse.comparison.agencies import compare_agencies
from policyparse.facts.agencies import document_place, find_agencies, find_agencies_in, located
from policyparse.model.document import Block, Document, Origin, Passage, Span
from policyparse.model.structure import Paragraph, Structure
from policyparse.termbase import Concept, Termbase

TERMBASE = Termbase(
    (
        Concept("mof", "agency", ("财政部",), (), ("Ministry of Finance",), ("MOF",)),
        Concept("moe", "agency", ("教育部",), (), ("Ministry of Education",)),
        Concept("moh", "agency", ("卫生部",), (), ("Ministry of Health",)),
        Concept("un", "name", ("联合国",), (), ("United Nations",), ("UN",), glossary="institutions"),
        Concept(
            "sz-water",
            "agency",
            ("深圳市水务局",),
            ("市水务局",),
            ("Water Authority of Shenzhen",),
            note="place=深圳市",
        ),
        Concept(
            "gz-water", "agency", ("广州市水务局",), ("市水务局",), ("Guangzhou Water Bureau",), note="place=广州市"
        ),
        Concept("p-audit", "agency", ("省审计厅",), (), ("Provincial Audit Department",), note="place=*"),
        Concept("relevant", "agency", ("有关部门",), (), ("relevant departments",), note="place=*"),
    )
)


def names(text: str, language: str, place: str | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(one.surface, one.name_zh, one.name_en) for one in find_agencies_in(text, language, TERMBASE, place)]


def structure_of(text: str, language: str = "zh") -> Structure:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True) if line]
    document = Document(Origin("", "", "text/plain"), language, text, tuple(Block(span) for span in spans))
    paragraphs = tuple(Paragraph(Passage(text[slice(*span)], (span,)), "") for span in spans)
    return Structure(document, (), paragraphs, ())


@pytest.mark.parametrize("place", ["深圳市", "广州市"])
def test_a_short_name_means_the_agency_of_the_documents_place(place):
    assert names("市水务局负责检查。", "zh", place)[0][1] == f"{place}水务局"


def test_a_short_name_stays_open_where_the_place_is_not_known():
    assert names("市水务局负责检查。", "zh") == [("市水务局", None, None)]


def test_a_place_named_before_a_short_name_goes_before_the_documents_own():
    assert names("请广州市水务局答复。", "zh", "深圳市") == [("广州市水务局", "广州市水务局", "Guangzhou Water Bureau")]


def test_a_department_of_any_place_takes_the_places_name():
    expected = ("省审计厅", "湖北省审计厅", "Hubei Provincial Audit Department")
    assert names("由省审计厅核实。", "zh", "湖北省") == [expected]


def test_a_department_of_another_level_stays_open():
    assert names("由省审计厅核实。", "zh", "深圳市") == [("省审计厅", None, None)]


def test_unknown_agencies_are_found_by_their_form():
    assert [one[0] for one in names("市交通运输局和县气象局发布预警。", "zh")] == ["市交通运输局", "县气象局"]


@pytest.mark.parametrize("text", ["卫生部门", "产业布局合理", "全部举办完毕", "教育部分开支", "市中心医院", "局部地区"])
def test_words_that_end_like_an_agency_are_none(text):
    assert names(text, "zh") == []


def test_full_width_letters_keep_their_offsets():
    text = "ＵＮ和财政部"
    assert [text[slice(*one.span)] for one in find_agencies_in(text, "zh", TERMBASE)][-1] == "财政部"


def test_english_agencies_are_known_or_capitalised_around_a_head():
    text = "The Ministry of Finance, the Harbour Safety Bureau and seven departments met."
    assert [one[:2] for one in names(text, "en")] == [
        ("Ministry of Finance", "财政部"),
        ("Harbour Safety Bureau", None),
        ("seven departments", None),
    ]


def test_lower_case_words_are_no_agencies():
    assert names("the council of elders met at the office", "en") == []


def test_the_place_is_read_from_the_letterhead_and_the_full_names():
    document = structure_of("深圳市水务局文件\n关于节约用水的通知\n各区：深圳市水务局将会同财政部检查。")
    assert document_place(document, TERMBASE) == "深圳市"


def test_a_document_without_a_place_has_none():
    assert document_place(structure_of("财政部发布通知。"), TERMBASE) is None


def test_spans_are_offsets_into_the_document():
    document = structure_of("深圳市水务局文件\n\n市水务局会同教育部检查。")
    found = located(document, find_agencies(document, TERMBASE))
    assert [document.document.text[slice(*one.span)] for one in found] == ["深圳市水务局", "市水务局", "教育部"]
    assert {one.name_zh for one in found} == {"深圳市水务局", "教育部"}


def test_without_a_termbase_form_alone_tells():
    assert [one.surface for one in find_agencies_in("由市财政局支付。", "zh", None)] == ["市财政局"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("财政部发布了办法。", "The Ministry of Education issued the measures."),
        ("联合国呼吁停火。", "The Ministry of Health called for a ceasefire."),
    ],
)
def test_an_agency_replaced_by_another_is_reported(source, translation):
    (difference,) = compare_agencies(source, translation, TERMBASE)
    assert source[slice(*difference.source)] == difference.expected
    assert translation[slice(*difference.translation)] == difference.actual
    assert difference.confidence > 0.8


def test_an_agency_of_the_translation_alone_is_reported_with_less_confidence():
    (difference,) = compare_agencies("办法已经发布。", "The Ministry of Education has issued the measures.", TERMBASE)
    assert difference.source is None
    assert difference.confidence < 0.8


def test_an_agency_that_the_translation_loses_is_reported():
    (difference,) = compare_agencies("财政部发布了办法。", "The measures have been published.", TERMBASE)
    assert difference.translation is None
    assert difference.expected == "财政部"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("财政部发布了办法。", "The Ministry of Finance issued the measures."),
        ("财政部发布了办法。", "The MOF issued the measures."),
        ("财政部发布了办法。", "The finance ministry issued the measures."),
        ("财政部发布了办法。", "It issued the measures."),
        ("教育主管部门发布了办法。", "The Ministry of Education issued the measures."),
        ("请有关部门办理。", "Please see to it."),
        ("王氏集团入股。", "Wang Holding Group takes a stake."),
    ],
)
def test_free_renderings_of_an_agency_are_left_alone(source, translation):
    assert compare_agencies(source, translation, TERMBASE) == ()


def test_the_place_tells_which_agency_a_short_name_means():
    source, translation = "市水务局负责检查。", "Guangzhou Water Bureau carries out the inspection."
    assert compare_agencies(source, translation, TERMBASE, "广州市") == ()
