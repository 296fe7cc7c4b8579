"""What is said of agencies in short pairs, and how sure it is; and the parts of what makes two names the same."""

from __future__ import annotations

import pytest

from policyparse.comparison.agencies import compare_agencies, is_answered
from policyparse.comparison.agency_names import (
    fields_in,
    fields_of,
    has_field,
    is_acronym,
    is_named_in,
    is_same,
    name_words,
)
from policyparse.model.document import Span
from policyparse.model.facts import Agency
from policyparse.termbase import load_termbase


def told(source: str, translation: str) -> list[tuple[str, str, float]]:
    found = compare_agencies(source, translation, load_termbase())
    for one in found:
        assert one.source is None or source[slice(*one.source)] == one.expected
        assert one.translation is None or translation[slice(*one.translation)] == one.actual
        assert one.reason == f"the source names {one.expected}, the translation {one.actual}"
    return [(one.expected, one.actual, one.confidence) for one in found]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (
            "教育部发布了标准。",
            "The Ministry of Finance released standards.",
            [("教育部", "Ministry of Finance", 0.85)],
        ),
        ("教育部发布了标准。", "Standards were released.", [("教育部", "not named", 0.5)]),
        ("发布了标准。", "The NDRC released standards.", [("no such agency", "NDRC", 0.6)]),
        (
            "教育部、财政部发布了标准。",
            "The Ministry of Justice and the Ministry of Commerce released standards.",
            [("教育部", "Ministry of Justice", 0.85), ("财政部", "Ministry of Commerce", 0.85)],
        ),
        (
            "教育部、财政部发布了标准。",
            "The Ministry of Education released standards.",
            [("财政部", "not named", 0.5)],
        ),
        (
            "教育部、财政部发布了标准。",
            "The Ministry of Education, the Ministry of Finance and the Ministry of Commerce released standards.",
            [("no such agency", "Ministry of Commerce", 0.6)],
        ),
        (
            "教育部发布标准，教育部公布名单。",
            "The Ministry of Justice released standards and the list.",
            [("教育部", "Ministry of Justice", 0.85)],
        ),
        (
            "发布标准，公布名单。",
            "The Ministry of Justice released standards, and the Ministry of Justice the list.",
            [("no such agency", "Ministry of Justice", 0.6)],
        ),
    ],
)
def test_what_is_replaced_is_surer_than_what_is_new_and_this_than_what_is_lost(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("教育部发布了标准。", "It released standards."),
        ("教育部发布了标准。", "The agency released standards."),
        ("教育部发布了标准。", "Education authorities released standards."),
        ("教育部门发布了标准。", "The Ministry of Education released standards."),
        ("市教育局发布了标准。", "The Municipal Education Commission released standards."),
        ("国家发展改革委发布了标准。", "The NDRC released standards."),
        ("联合国发布了标准。", "The U.N. released standards."),
        ("联合国发布了标准。", "The UN released standards."),
        ("发布了标准。", "The Federal Reserve Bank released standards."),
        ("发布了标准。", "The Washington State Department of Education released standards."),
    ],
)
def test_an_agency_said_otherwise_or_part_of_a_longer_name_is_left_alone(source, translation):
    assert told(source, translation) == []


def test_three_capitals_are_new_only_in_the_place_of_another_agency():
    assert told("发布了标准。", "The WHO released standards.") == []
    assert told("联合国发布了标准。", "The WHO released standards.") == [("联合国", "WHO", 0.85)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("教育质量和水平得到提高的各个县区局发布了标准。", True),
        ("教育质量、水平局发布了标准。", True),
        ("教育质量和水平局发布了标准。", False),
    ],
)
def test_a_field_answers_for_an_agency_shortly_before_an_office(source, found):
    assert bool(told(source, "The Ministry of Education released standards.")) is found


@pytest.mark.parametrize(
    ("name", "source", "answered"),
    [
        ("Ministry of Education", "教育部发布了标准。", True),
        ("Ministry of Education", "财政部发布了标准。", False),
        ("NDRC", "国家发展改革委发布了标准。", True),
        ("the Party", "党发布了标准。", True),
        ("the Party", "发布了标准。", False),
        ("Acme Corporation", "发布了标准。", True),
    ],
)
def test_a_name_is_answered_by_any_form_of_its_agency_and_where_no_table_can_tell(name, source, answered):
    assert is_answered(name, source, load_termbase()) is answered


def agency(surface: str, zh: str | None = None, en: str | None = None) -> Agency:
    return Agency(Span(0, len(surface)), surface, zh, en)


@pytest.mark.parametrize(
    ("source", "mention", "same"),
    [
        (agency("财政部", "财政部", "Ministry of Finance"), agency("MOF", "财政部"), True),
        (agency("财政部", "财政部", "Ministry of Finance"), agency("MOF", "司法部", "Ministry of Finance"), False),
        (agency("财政部", None, "Ministry of Finance"), agency("Finance Ministry"), True),
        (agency("财政部", None, "Ministry of Finance"), agency("the people's Ministry of Finance"), True),
        (agency("某公司", None, "Acme Group"), agency("AG"), True),
        (agency("某公司", None, "Acme Group"), agency("Acme"), False),
        (agency("区民政局"), agency("the bureau", "区民政局", "Civil Affairs Bureau"), False),
    ],
)
def test_full_names_decide_before_words_and_these_before_fields(source, mention, same):
    assert is_same(source, mention) is same


@pytest.mark.parametrize(
    ("surface", "text", "named"),
    [
        ("省发展改革委", "DRC, Energy Bureau", True),
        ("省发展改革委", "ZDRC and others", True),
        ("省发展改革委", "ZZDRC and others", False),
        ("省发展改革委", "DR and others", False),
        ("省发展改革委", "DFC and others", False),
        ("省能源局", "EA and others", False),
    ],
)
def test_initials_stand_for_two_fields_or_more_with_an_office_after_and_a_place_before_them(surface, text, named):
    assert is_named_in(agency(surface), text, ()) is named


def test_a_text_names_an_agency_by_the_initials_of_its_english_name_and_by_a_mention():
    known = agency("某公司", None, "Acme Group")
    assert is_named_in(known, "AG took part.", ())
    assert not is_named_in(known, "The group took part.", ())
    assert is_named_in(known, "It took part.", (agency("Acme Group"),))


@pytest.mark.parametrize(
    ("name", "full", "stands"),
    [("A B", "Able Baker", False), ("AB", "able baker", False), ("", "Able", False), ("AB-C", "Able Baker", True)],
)
def test_capitals_stand_for_initials_two_at_least(name, full, stands):
    assert is_acronym(name, (full,)) is stands


def test_words_of_names_have_a_capital_or_stand_just_before_an_office():
    assert name_words("Taxes rise; the local tax bureau of Hefei") == ["taxes", "hefei", "the", "local", "tax"]


def test_fields_of_a_name_are_known_where_all_its_words_are():
    assert "教育" in fields_of("Ministry of Education")
    assert fields_of("Ministry of Education and Widgets") == ()
    assert fields_in(["教育部", "甲乙"]) == ("教育",)
    assert has_field(agency("教育部"))
    assert not has_field(agency("甲乙"))
