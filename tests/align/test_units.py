"""Segments as units: without the numbers that order them, with the numbers and names that they state."""

from __future__ import annotations

import pytest

from policyparse.align.segments import Quantities, number_keys, ordinal_of, units_of
from policyparse.facts.quantities import find_quantities
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("第七条 经营者不得收费。", "7"),
        ("（七）完善政策", "7"),
        ("Article 7 Operators shall not charge fees.", "7"),
        ("7 | Eldercare", "7"),
        ("12 – Eldercare", "12"),
        ("7 |", ""),
        ("- （七）完善政策", "7"),
        ("3.2 Scope", "3.2"),
        ("港口安装设备。", ""),
        ("根据第七条收费。", ""),
        ("", ""),
    ],
)
def test_a_segment_is_ordered_by_the_number_that_it_opens_with(text, ordinal):
    assert ordinal_of(text) == ordinal


@pytest.mark.parametrize(
    ("text", "keys"),
    [("30家", ("#30",)), ("3-5家", ("#3", "#5")), ("1.50亿元", ("#150000000",)), ("0.5%", ("#0.5",))],
)
def test_numbers_meet_by_their_values_at_both_ends_of_a_range(text, keys):
    assert number_keys(find_quantities(text, "zh")[0]) == keys


def units(text: str, language: str):
    analysis = analyse(structure(read_text(text, language)), load_resources())
    return analysis, *units_of(analysis)


def test_the_number_of_a_list_is_blanked_and_those_that_are_stated_are_not():
    _, segments, (unit,) = units("3. Build 12 reservoirs by 2030.", "en")
    assert unit.text == segments[0].text.replace("3.", "  ", 1)
    assert {key for _, _, key in unit.numbers} >= {"#12"}
    assert "#3" not in {key for _, _, key in unit.numbers}
    assert unit.ordinal == "3"


def test_a_page_number_behind_a_heading_is_blanked_and_one_in_a_sentence_is_not():
    _, segments, found = units("# Eldercare 12\n\nBuild reservoirs 12\n", "en")
    assert segments[0].kind == "heading"
    assert found[0].text.rstrip() == segments[0].text.removesuffix("12").rstrip()
    assert len(found[0].text) == len(segments[0].text)
    assert found[0].heading
    assert found[1].text.rstrip().endswith("12")


def test_names_and_months_are_keys_with_their_places():
    _, segments, found = units("财政部于2025年3月1日发布标准。", "zh")
    keys = {key: segments[0].text[start:end] for start, end, key in found[0].names}
    assert keys["#&财政部"] == "财政部"
    assert keys["#@2025-3"] == "2025年3月1日"


def test_boilerplate_is_no_unit_and_lists_of_agencies_stand_aside():
    analysis, segments, found = units("支持托育机构。（教育部、财政部）\n- 1 -\n", "zh")
    assert len(segments) == len(found) < len(analysis.structure.segments)
    assert [unit.aside for unit in found] == [segment.kind == "assignment" for segment in segments]
    assert any(unit.aside for unit in found)


def test_quantities_are_looked_up_by_the_segment_that_holds_them():
    analysis, segments, _ = units("建设水库12座。\n改造泵站30座。", "zh")
    quantities = Quantities(analysis.facts)
    found = [
        [(segment.text[slice(*span)], int(q.value)) for span, q in quantities.inside(segment)] for segment in segments
    ]
    assert found == [[("12座", 12)], [("30座", 30)]]
