from __future__ import annotations

import pytest

from policyparse.align.plain import units_of_texts
from policyparse.align.verbatim import quoted, same_text


def test_what_is_the_same_text_on_both_sides_and_no_chinese_is_linked_in_order():
    source, translation = (
        units_of_texts(texts, side)
        for texts, side in ((["C++", "甲", "C", "C++", "42"], "zh"), (["C", "C++", "甲", "C++", "C++", "42"], "en"))
    )
    assert list(same_text(source, translation, ())) == [(0, 1), (2, 0), (3, 3)]
    assert list(same_text(source, translation, {(0, 3)})) == [(2, 0), (3, 1)]


@pytest.mark.parametrize(
    ("source", "said", "quotes"),
    [
        ("港口安装监控设备", "港口安装监控设备", True),
        ("港口安装监控设备", "港口，安装监控设备。", True),
        ("港口安装监控设备", "港口安装了监控设备", True),
        ("港口安装监控设备", "车站培训消防人员", False),
        ("港口安装监控设施", "港口安装了监控设施", True),
        ("港口安装监控机", "港口安装监控", False),
        ("港口安装监控", "港口安装监控机", True),
        ("港口监控", "港口的监控", False),
    ],
)
def test_a_quotation_may_differ_in_few_characters_unless_it_is_short(source, said, quotes):
    sides = units_of_texts(["其他事项", source], "zh"), units_of_texts([said], "en")
    assert quoted(*sides, [0]) == ({(1, 0)} if quotes else set())


def test_of_equal_texts_the_next_in_order_is_quoted():
    sides = (
        units_of_texts(["甲乙丙", "丁戊己", "甲乙丙"], "zh"),
        units_of_texts(["甲乙丙", "丁戊己", "甲乙丙", "甲乙丙"], "en"),
    )
    assert quoted(*sides, range(4)) == {(0, 0), (1, 1), (2, 2), (0, 3)}


def test_among_very_many_quotations_only_equal_texts_are_looked_for():
    source = units_of_texts(["港口安装监控设备"], "zh")
    for many, found in ((300, 300), (301, 0)):
        translation = units_of_texts(["港口安装了监控设备"] * many, "en")
        assert len(quoted(source, translation, range(many))) == found
