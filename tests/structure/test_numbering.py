from __future__ import annotations

import pytest

from policyparse.structure.numbering import in_series, marker_of


@pytest.mark.parametrize(
    ("text", "style", "number", "value"),
    [
        ("一、总体要求", "han", "一", (1,)),
        ("二十一、附则", "han", "二十一", (21,)),
        ("（三）基本原则", "han-bracket", "（三）", (3,)),
        ("(十)督导", "han-bracket", "(十)", (10,)),
        ("1. 建设平台", "digit", "1", (1,)),
        ("12、建设平台", "digit", "12", (12,)),
        ("（2）建设平台", "digit-bracket", "（2）", (2,)),
        ("2) build", "digit-half", "2)", (2,)),
        ("③ 建设平台", "circle", "③", (3,)),
        ("第三章 监督", "chapter", "第三章", (3,)),
        ("第 12 条 本市", "article", "第 12 条", (12,)),
        ("第一百零二条 本市", "article", "第一百零二条", (102,)),
        ("2.1 Scope", "decimal", "2.1", (2, 1)),
        ("IV. Safeguards", "roman", "IV", (4,)),
        ("Chapter Three: Scope", "chapter", "Chapter Three", (3,)),
        ("(b) second", "letter-bracket", "(b)", (2,)),
        ("Key Tasks 03", "zero", "03", (3,)),
        ("03 Key Tasks", "zero", "03", (3,)),
    ],
)
def test_a_number_is_known_by_its_style(text, style, number, value):
    marker = marker_of(text)
    assert (marker.style, marker.number, marker.value) == (style, number, value)


@pytest.mark.parametrize(
    "text",
    ["3.5 万人参加", "2023年工作", "10 款产品", "1.5亿元", "一体化发展", "十分重要", "Invest 03 times", "第三方检验"],
)
def test_other_figures_open_nothing(text):
    assert marker_of(text) is None


def accepted(*texts):
    return in_series([marker_of(text) for text in texts])


def test_a_series_counts_up_from_one():
    assert accepted("一、甲", "正文", "二、乙", "三、丙") == [True, False, True, True]


def test_a_stray_number_belongs_to_no_series():
    assert accepted("正文", "2. 期工程", "正文") == [False, False, False]


def test_an_excerpt_may_start_in_the_middle_of_a_series():
    assert accepted("三、丙", "正文", "四、丁") == [True, False, True]


def test_a_series_starts_anew_below_each_heading():
    assert all(accepted("一、甲", "1. 子", "2. 丑", "二、乙", "1. 寅"))


def test_a_series_may_run_through_several_headings():
    assert all(accepted("第一章 甲", "第一条 子", "第二章 乙", "第二条 丑"))


def test_decimal_numbers_succeed_each_other_on_any_level():
    assert all(accepted("1.1 A", "1.2 B", "2.1 C", "2.1.1 D", "2.2 E"))
