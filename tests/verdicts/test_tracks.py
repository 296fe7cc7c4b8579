"""Items of a track: statements that list what the track is made of."""

from __future__ import annotations

import pytest

from policyparse.pipeline import compare_texts
from policyparse.verdicts.tracks import name_of

ROBOTS = (
    "一、重点方向\n（一）手术机器人赛道\n推动腔镜手术机器人、口腔种植机器人、消化道诊疗机器人持续提升性能，增强产品核心竞争力。"
    "加快研制血管介入手术机器人、骨科导航手术机器人、支气管镜手术机器人等。\n"
    "（二）数据标注赛道\n组织标注企业开放应用场景。\n提升标注人员专业能力。"
)


def test_a_statement_without_the_head_of_the_list_is_no_item():
    report = compare_texts(ROBOTS, "Key directions\nData annotation track\nOpen application scenarios.")
    texts = {rendering.segment.id: rendering.segment.text for rendering in report.renderings}
    robots, data = ([name_of(texts[item]) for item in (*one.kept, *one.dropped)] for one in report.tracks)
    assert set(robots) == {
        "腔镜手术机器人",
        "口腔种植机器人",
        "消化道诊疗机器人",
        "血管介入手术机器人",
        "骨科导航手术机器人",
        "支气管镜手术机器人",
    }
    assert len(data) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("加快研制多通道血管介入机器人、", "多通道血管介入机器人"),
        ("发展深水网箱养殖。", "深水网箱养殖"),
        ("整形修复手术机器人等。", "整形修复手术机器人"),
        ("5G 远程手术机器人等创新发展。", "5G 远程手术机器人等创新发展"),
        ("建设。", "建设"),
        ("推动消化道诊疗机器人持续提升性能，", "消化道诊疗机器人"),
        ("持续提升性能", "持续提升性能"),
        ("发展的新模式", "发展的新模式"),
    ],
)
def test_a_name_does_not_begin_with_its_verb(text, name):
    assert name_of(text) == name
