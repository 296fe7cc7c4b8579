"""Which statements of a track are items: those that share the head of its list."""

from __future__ import annotations

import pytest

from policyparse.model.bitext import Rendering
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment
from policyparse.structure.tables import VERBS
from policyparse.verdicts.tracks import items_of, name_of


def items(*texts: str) -> list[str]:
    renderings = []
    for number, text in enumerate(texts):
        segment = Segment(f"s{number}", "item", "", Passage(text, (Span(0, len(text)),)), 0, 0, 1)
        renderings.append(Rendering(segment, "kept", 1.0, 0.0, (), (), 1.0))
    return [one.segment.text for one in items_of(renderings)]


def test_a_head_of_two_characters_tells_the_items_of_a_list():
    listed = "发展玻璃纤维、", "发展碳素纤维、", "推广芳纶纤维。"
    assert items(*listed, "增强竞争力。") == list(listed)


def test_one_character_at_the_end_of_all_members_is_no_head():
    assert items("提高产量、", "扩大销量、", "增强竞争力。") == ["提高产量、", "扩大销量、", "增强竞争力。"]


def test_a_single_member_shares_its_head_with_nobody():
    assert items("发展深水网箱、", "增强竞争力。") == ["发展深水网箱、", "增强竞争力。"]


def test_members_that_end_in_nothing_alike_are_all_items():
    assert items("发展玻璃纤维、", "发展深水网箱、", "增强竞争力。") == [
        "发展玻璃纤维、",
        "发展深水网箱、",
        "增强竞争力。",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建设新能源汽车推广平台、", "新能源汽车推广平台"),
        ("新能源汽车推广平台", "新能源汽车推广平台"),
        ("等", ""),
    ],
)
def test_a_verb_inside_a_name_is_part_of_it(text, name):
    assert name_of(text) == name


def test_no_verb_begins_another_so_that_any_order_of_them_reads_the_same():
    assert not [(one, other) for one in VERBS for other in VERBS if one != other and other.startswith(one)]
