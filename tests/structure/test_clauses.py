from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.structure.clauses import units_of


def cut(text):
    return [text[start:end] for start, end, _, _ in units_of(text)]


@pytest.mark.parametrize(
    "units",
    [
        ["加快建设区域性物流枢纽，", "助力打造现代化产业集群，", "制定本行动方案。"],
        ["例如，各区应当公布办事指南，", "接受社会各界的监督。"],
        ["到2027年，全市建成起降点120个，", "培育龙头企业3家以上。"],
        ["2024年6月3日，市政府召开专题会议，", "研究部署下一阶段工作。"],
        ["深化改革，扩大开放，", "促进全面发展。"],
        ["建设示范基地；", "培育专业人才队伍。"],
        ["依照《规划纲要，2024》和“先行先试，稳步推进”的要求，", "制定年度工作计划。"],
        ["全市用水总量控制在12,500万立方米以内,", "万元产值能耗持续下降。"],
    ],
)
def test_clauses_are_cut_at_commas_where_both_sides_could_stand_alone(units):
    assert cut("".join(units)) == units


@pytest.mark.parametrize(
    "items",
    [
        ["推动植保无人机、", "物流无人机、", "巡检无人机规模化应用。"],
        ["支持消防救援直升机、", "中型货运直升机等研制。"],
        ["落实《数据安全管理办法》", "《公共数据开放条例》", "《网络安全审查规则》。"],
        ["落实《数据安全管理办法》、", "《公共数据开放条例》和", "《网络安全审查规则》。"],
        ["突破高精度轻量化机械臂、", "多模态影像导航系统、", "低延时总线控制器等技术。"],
        ["完善企业登记制度、", "优化项目审批流程、", "加强事中事后监管。"],
    ],
)
def test_members_of_a_list_of_things_are_items(items):
    text = "".join(items)
    assert cut(text) == items
    assert all(item for *_, item in units_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "推动设备微型化、智能化、仿生化发展。",
        "由市发展改革委、市科委、市财政局共同负责。",
        "提供研发、检测、认证、培训等服务。",
        "在审评审批、政府采购、医保支付等方面加大支持力度。",
        "支持（甲类医疗机器人、乙类医疗机器人）研制。",
        "统筹利用战略性新兴产业、促进产业高质量发展、科技创新行动计划等专项资金。",
    ],
)
def test_short_or_uneven_enumerations_stay_in_their_clause(text):
    assert cut(text) == [text]


def test_an_enumeration_ends_at_its_etc():
    text = "发挥海外人才计划、青年人才计划等各类人才计划对高层次人才集聚、培养的支持作用。"
    assert cut(text) == ["发挥海外人才计划、", text[9:]]


def test_english_sentences_are_not_cut_at_commas():
    text = "Build parks, train officers, and open the market to all firms, at home and abroad."
    assert cut(text) == [text]


def test_clauses_of_one_sentence_share_its_number():
    text = "加快建设区域性物流枢纽，助力打造现代化产业集群。制定年度工作计划。"
    assert [sentence for _, _, sentence, _ in units_of(text)] == [0, 0, 1]


@given(st.text("推动产业发展、，；。《》（）“”等a1 \n", max_size=80))
@settings(max_examples=300)
def test_units_cover_the_text_without_gaps_or_overlaps(text):
    units = list(units_of(text))
    assert "".join(text[start:end] for start, end, _, _ in units) == text
    sentences = [sentence for _, _, sentence, _ in units]
    assert sentences == sorted(sentences)
