from __future__ import annotations

import textwrap

import pytest

from tests.structure.helpers import parse, texts

ZH = [
    "为深入贯彻落实国家关于推动大规模设备更新的决策部署，结合本市实际，制定本实施方案。坚持市场主导、政府引导，鼓励先进、淘汰落后，统筹推进各项工作。",
    "到2027年，工业、农业、建筑、交通等领域设备投资规模较2023年增长25%以上，重点行业主要用能设备能效基本达到节能水平，规模以上企业数字化研发工具普及率超过90%。",
    "各有关部门要加强协同，完善工作机制，细化政策措施，做好服务保障，及时协调解决企业反映的困难和问题，重要情况按程序报告。",
]
EN = [
    (
        "The city will renew equipment on a large scale. By 2027 investment in industry, farming, building and "
        "transport will be at least 25 percent higher than in 2023, and major equipment will reach the standard."
    ),
    (
        "Departments shall work together, improve their routines and spell out the measures. They shall help firms "
        "with the difficulties that these report, and report matters of weight in due course."
    ),
]


def chars(text, width, indent):
    text = indent + text
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


@pytest.mark.parametrize("width", [18, 24, 32])
@pytest.mark.parametrize(("indent", "gap"), [("　　", "\n"), ("", "\n\n"), ("　　", "\n\n")])
def test_chinese_text_wrapped_by_characters_has_the_same_segments(width, indent, gap):
    wrapped = gap.join(chars(text, width, indent) for text in ZH)
    assert texts(parse(wrapped)) == texts(parse("\n\n".join(ZH)))


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize(("indent", "gap"), [("    ", "\n"), ("", "\n\n")])
def test_english_text_wrapped_by_words_has_the_same_segments(width, indent, gap):
    wrapped = gap.join(textwrap.fill(text, width, initial_indent=indent, break_on_hyphens=False) for text in EN)
    assert texts(parse(wrapped)) == texts(parse("\n\n".join(EN)))


def test_headings_and_items_stay_apart_in_wrapped_text():
    wrapped = "\n".join(
        ["一、总体要求", chars(ZH[0], 24, "　　"), "二、主要目标", chars(ZH[1], 24, "　　"), "- 甲项目", "- 乙项目"]
    )
    result = parse(wrapped)
    assert texts(result, "heading") == ["一、总体要求", "二、主要目标"]
    assert texts(result, "item") == ["甲项目", "乙项目"]


def test_rows_that_happen_to_be_long_are_not_wrapped_text():
    rows = [*ZH, *ZH]
    assert len(parse("\n".join(rows)).paragraphs) == len(rows)


def test_a_page_number_does_not_part_wrapped_lines():
    lines = chars("".join(ZH), 28, "　　").split("\n")
    lines.insert(3, "— 2 —")
    result = parse("\n".join(lines))
    assert texts(result, "boilerplate") == ["— 2 —"]
    assert [t for t in texts(result) if t != "— 2 —"] == texts(parse("".join(ZH)))


def test_offsets_stay_true_in_wrapped_text():
    wrapped = "\n".join(chars(text, 24, "　　") for text in ZH)
    for segment in parse(wrapped).segments:
        assert "".join(wrapped[a:b] for a, b in segment.passage.pieces) == segment.text
        assert wrapped.count("\n", 0, segment.span.start) + 1 == segment.line
