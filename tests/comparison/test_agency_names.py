"""When a name of an agency names the same agency."""

from __future__ import annotations

import pytest

from policyparse.comparison.agency_names import field_rendered, is_acronym, is_named_in, is_same, phrases_in
from policyparse.model.document import Span
from policyparse.model.facts import Agency


def agency(surface: str, zh: str | None = None, en: str | None = None) -> Agency:
    return Agency(Span(0, len(surface)), surface, zh, en)


DRC = agency("省发展改革委", "浙江省发展和改革委员会", "Zhejiang Development and Reform Commission")


@pytest.mark.parametrize(
    ("source", "mention", "same"),
    [
        (DRC, agency("the DRC"), True),
        (DRC, agency("Development and Reform Commission of Zhejiang Province"), True),
        (DRC, agency("Zhejiang Provincial Development and Reform Commission"), True),
        (DRC, agency("Health Commission", "国家卫生健康委员会", "National Health Commission"), False),
        (agency("区民政局"), agency("the civil affairs bureau"), True),
        (agency("区民政局"), agency("the health bureau"), False),
    ],
)
def test_names_of_one_agency_are_the_same(source: Agency, mention: Agency, same: bool) -> None:
    assert is_same(source, mention) is same


@pytest.mark.parametrize(
    ("name", "full", "stands"),
    [
        ("NDRC", "National Development and Reform Commission", True),
        ("the DRC", "National Development and Reform Commission", True),
        ("MOF", "Ministry of Commerce", False),
        ("a commission", "National Health Commission", False),
    ],
)
def test_initials_stand_for_a_name(name: str, full: str, stands: bool) -> None:
    assert is_acronym(name, (full,)) is stands


@pytest.mark.parametrize(
    ("surface", "name", "rendered"),
    [
        ("市卫生健康委", "municipal healthcare security bureau", False),
        ("市医保局", "municipal healthcare security bureau", True),
        ("国家安全部", "ministry of public security", False),
        ("公安部", "ministry of public security", True),
        ("人力资源社会保障部", "ministry of human resources and social security", True),
    ],
)
def test_words_that_name_a_field_together_name_no_other(surface: str, name: str, rendered: bool) -> None:
    assert field_rendered(surface, phrases_in(name.split())) is rendered


@pytest.mark.parametrize(
    ("surface", "text", "named"),
    [
        ("省发展改革委", "DRC, Energy Bureau", True),
        ("教育行政部门", "The education ministry oversees them.", True),
        ("省能源局", "DRC, Economy & IT", False),
        ("国防部", "It spoke of defence tools.", False),
    ],
)
def test_a_text_names_an_agency_by_initials_or_beside_an_office(surface: str, text: str, named: bool) -> None:
    assert is_named_in(agency(surface), text, ()) is named
