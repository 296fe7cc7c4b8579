"""What a text commits to, by when, and what it does not."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts.quantities import find_quantities
from policyparse.facts.targets import find_targets


def committed(text, language):
    return [t for t in find_targets(text, language) if t.status != "achieved"]


def brief(text, language):
    return [(t.quantity.surface, t.quantity.deadline) for t in committed(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2028年，建成园区16个，产值达到90亿元。", [("16个", "2028"), ("90亿元", "2028")]),
        ("到2026年达20款；到2030年达70款。", [("20款", "2026"), ("70款", "2030")]),
        ("“十五五”末，企业总数达到3万家。", [("3万家", "2030-12-31")]),
        ("“十五五”期间累计新增80公里。", [("80公里", "2026/2030")]),
        ("三年内引进专家40名。", [("40名", "P3Y")]),
        ("用2年时间建成6个平台。", [("6个", "P2Y")]),
        ("能耗比2020年下降16%。", [("16%", None)]),
        ("产值由2022年的300亿元提高到2027年的500亿元。", [("500亿元", "2027")]),
        ("将时限由20个工作日压缩至6个工作日以内。", [("6个工作日以内", None)]),
        ("培育产值超百亿元企业15家。", [("15家", None)]),
        ("打造3个万亿级产业集群。", [("3个", None)]),
        ("不少于4个、不超过9个。", [("不少于4个", None), ("不超过9个", None)]),
        ("设立总规模60亿元的基金。", [("60亿元", None)]),
        ("形成“四个一”成果：1个平台、1支队伍。", [("1个", None), ("1支", None)]),
        ("力争2家企业进入世界500强。", [("2家", None)]),
        ("森林覆盖率（%）｜ 17.2 ｜ ＞21 ｜ 约束性", [("＞21", None)]),
    ],
)
def test_chinese_targets_and_deadlines(text, expected):
    assert brief(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Build 16 parks by 2028", [("16", "2028")]),
        ("By the end of 2028, 16 parks will be built.", [("16", "2028-12-31")]),
        ("20 key products by 2026 and 70 by 2030", [("20", "2026"), ("70", "2030")]),
        ("Emissions down 16% from 2020 by 2030", [("16%", "2030")]),
        ("Output to rise from 300 billion yuan in 2022 to 500 billion yuan in 2027.", [("500 billion yuan", "2027")]),
        ("Output of 90 billion yuan (about $12 billion) by 2027", [("90 billion yuan", "2027")]),
        ("15 companies with output above 10 billion yuan", [("15", None)]),
        ("Recruit 40 experts over the next three years.", [("40", "P3Y")]),
        ("Form three trillion-yuan clusters", [("three", None)]),
        ("Adopt a three-year action plan with 12 measures.", [("12", None)]),
    ],
)
def test_english_targets_and_deadlines(text, expected):
    assert brief(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年末，已建成工厂80家。",
        "2021年，增加值完成600亿元，同比增长3.2%。",
        "本办法自2024年3月1日起施行，有效期5年。",
        "联系电话：021-23112666，邮编：200003。",
        "— 12 —",
        "贯彻三年行动计划。",
        "建设一个国际化大都市。",
        "支持60岁以上老年人。",
        "印发《五年2000亿元投资计划》。",
    ],
)
def test_chinese_sentences_without_a_commitment(text):
    assert committed(text, "zh") == []


@pytest.mark.parametrize(
    "text",
    [
        "By the end of 2023, 80 plants had been built.",
        "In 2021, value added was 600 billion yuan, up 3.2% year on year.",
        "Slide 12 of 34",
        "These measures take effect on 1 March 2024.",
        "Over the past five years the city grew.",
    ],
)
def test_english_sentences_without_a_commitment(text):
    assert committed(text, "en") == []


def test_history_and_aim_in_one_sentence_are_told_apart():
    statuses = [t.status for t in find_targets("截至2023年末，建成1.2万个；到2026年，新增8000个。", "zh")]
    assert statuses == ["achieved", "target"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("在2030年前培育20家企业。", "2029-12-31"),
        ("在2025年底前建成50个项目。", "2025-12-31"),
        ("在2026年新增30家门店。", "2026"),
    ],
)
def test_a_time_at_which_is_a_deadline_and_no_baseline(text, deadline):
    (target,) = find_targets(text, "zh")
    assert (target.quantity.deadline, target.quantity.baseline) == (deadline, None)


@pytest.mark.parametrize(
    ("text", "language", "baseline"),
    [
        ("到2030年规模比2023年翻一番。", "zh", "2023"),
        ("达到2020年的3倍。", "zh", "2020"),
        ("能耗在2020年基础上下降13.5%。", "zh", "2020"),
        ("The industry will double from its 2023 level by 2030.", "en", "2023"),
        ("Quadruple income compared with 2020", "en", "2020"),
    ],
)
def test_baselines(text, language, baseline):
    (target,) = find_targets(text, language)
    assert target.quantity.baseline == baseline
    assert target.quantity.deadline != baseline


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("力争建成5个平台。", "zh", "strive"),
        ("确保建成5个平台。", "zh", "shall"),
        ("建成5个平台。", "zh", None),
        ("Strive to build 5 platforms.", "en", "strive"),
        ("No fewer than 5 platforms shall be built.", "en", "shall"),
        ("5 platforms will be built.", "en", "plan"),
    ],
)
def test_modality(text, language, modality):
    (target,) = find_targets(text, language)
    assert target.modality == modality


@pytest.mark.parametrize(
    ("text", "language", "indicators"),
    [
        ("到2028年，人均公园面积达到15平方米。", "zh", ["人均公园面积"]),
        ("建成12个中试平台。", "zh", ["中试平台"]),
        ("国家级、省级园区分别达到4个和19个。", "zh", ["国家级园区", "省级园区"]),
        ("Build 12 pilot plants by 2028", "en", ["pilot plants"]),
        ("The scale of the sector will reach 9 billion yuan.", "en", ["scale of the sector"]),
    ],
)
def test_indicators(text, language, indicators):
    assert [t.quantity.indicator for t in find_targets(text, language)] == indicators


def test_values_of_targets_are_never_negative():
    (target,) = find_targets("能耗强度变化（%）：-14%左右。", "zh")
    assert target.quantity.value == 14


def test_targets_are_numbered_in_order_and_keep_their_sentence():
    targets = find_targets("建成3个平台。引进9家企业。", "zh")
    assert [(t.id, t.sentence) for t in targets] == [("q1", "建成3个平台。"), ("q2", "引进9家企业。")]


_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "targets.md").read_text(encoding="utf-8")


def tables():
    """Yield the headings and the rows of each table of the page whose first column is a text."""
    headings = None
    for line in _PAGE.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("| ").split(" | ")] if line.startswith("|") else None
        if cells is None:
            headings = None
        elif headings is None:
            headings = cells
        elif headings[0] == "text" and not line.startswith("| ---"):
            yield headings, [cell.strip().strip("`") for cell in line[2:].rstrip("|").rstrip().split(" |")]


def said(target, field):
    """Return a field of a target as the page writes it."""
    if field in {"target", "targets"}:
        return target.quantity.surface
    value = getattr(target if field in {"modality", "status"} else target.quantity, field)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value or ""


@pytest.mark.parametrize(("headings", "row"), list(tables()), ids=lambda part: part[0])
def test_every_example_of_the_page_is_true(headings, row):
    language = "zh" if any("一" <= char <= "鿿" for char in row[0]) else "en"
    targets = committed(row[0], language)
    if headings[1] == "why":
        assert targets == []
        return
    for field, expected in zip(headings[1:], [*row[1:], "", ""], strict=False):
        if field != "left out":
            assert said(targets[0], field) == expected.strip().strip("`")


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="到2025年建成10个以上平台，；。由提高比“”（）by 2030 to from %亿元", max_size=60),
    st.sampled_from(["zh", "en"]),
)
def test_targets_are_quantities_of_the_text(text, language):
    spans = {q.span for q in find_quantities(text, language)}
    assert all(t.quantity.span in spans for t in find_targets(text, language))


@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("打造主要城市内1ms、全省5ms低时延圈。", "1ms", "target"),
        ("手术机器人的响应时间达到1ms。", "1ms", "specification"),
        ("需提前5个工作日向服务对象公示。", "5个工作日", "target"),
        ("已承租公房的对象，领取补贴后未在3个月内退回的，停止发放。", "3个月内", "target"),
    ],
)
def test_what_is_a_target_and_what_a_measure(text, figure, status):
    found = {target.quantity.surface: target.status for target in find_targets(text, "zh")}
    assert found[figure] == status
