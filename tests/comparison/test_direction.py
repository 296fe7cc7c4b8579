from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.comparison.direction import compare_direction


def flips(source: str, translation: str) -> list[tuple[str, str]]:
    return [(one.expected, one.actual) for one in compare_direction(source, translation)]


@pytest.mark.parametrize(
    ("source", "translation", "flip"),
    [
        ("单位能耗下降3%。", "Energy use per unit will rise by 3 percent.", ("下降", "rise")),
        ("逐步提高养老金标准。", "Pension levels will be gradually lowered.", ("提高", "lowered")),
        ("扩大试点范围。", "The scope of the pilot will be reduced.", ("扩大", "reduced")),
        ("工程推迟到明年。", "The project will start earlier, next year.", ("推迟", "earlier")),
        ("空气质量持续改善。", "Air quality continues to deteriorate.", ("改善", "deteriorate")),
        ("该功能默认启用。", "The feature is disabled by default.", ("启用", "disabled")),
        ("允许境外机构参与投标。", "Domestic institutions are allowed to tender.", ("境外", "Domestic")),
        ("扩大进口规模。", "Exports will be expanded.", ("进口", "Exports")),
        ("完善上游产业链。", "Improve the downstream part of the chain.", ("上游", "downstream")),
    ],
)
def test_an_antonym_in_place_of_the_word_is_a_flip(source, translation, flip):
    assert flips(source, translation) == [flip]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("单位能耗下降3%。", "Energy use per unit will fall by 3 percent."),
        ("收入增加，负担减轻。", "With burdens reduced, incomes increase."),
        ("进一步提高服务水平。", "Services will be made better still."),
        ("降低交易成本。", "Trade will become cheaper."),
        ("进出口总额稳步增长。", "Total imports and exports grew steadily."),
        ("该数据不包含未检测的患者。", "The data do not include patients who were not tested."),
        ("鼓励境外投资者参与。", "Overseas investors, not only domestic ones, are encouraged."),
        ("统筹城乡发展。", "Coordinate urban and rural development."),
        ("不断完善制度，建设平台。", "The system will be refined and a platform set up, step by step."),
        ("该院共有床位一百张。", "The hospital has up to one hundred beds."),
    ],
)
def test_renderings_in_other_words_are_left_alone(source, translation):
    assert flips(source, translation) == []


def test_one_of_two_directions_turned_round_is_found():
    source = "增加投入，降低成本。"
    assert flips(source, "Increase input and increase costs.") == [("降低", "increase")]


def test_spans_and_reason_show_the_words():
    source, translation = "三年内产量翻番，价格下降。", "Output doubles in three years and prices climb."
    (flip,) = compare_direction(source, translation)
    assert source[slice(*flip.source)] == "下降"
    assert translation[slice(*flip.translation)] == "climb"
    assert "下降" in flip.reason
    assert "climb" in flip.reason


@settings(max_examples=60)
@given(st.text(alphabet="增加减少提高降低的，。a ", max_size=60), st.text(alphabet="risefaldcut ,.", max_size=60))
def test_spans_lie_within_their_texts(source, translation):
    for flip in compare_direction(source, translation):
        assert source[slice(*flip.source)] == flip.expected
        assert translation[slice(*flip.translation)] == flip.actual


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("放宽落户条件。", "Relax the conditions for registration.", "Tighten the conditions for registration."),
        ("新流程更加简便。", "The new procedure is simpler.", "The new procedure is more complicated."),
    ],
)
def test_a_comparison_that_is_turned_round_is_found(source, right, wrong):
    assert compare_direction(source, right) == ()
    assert len(compare_direction(source, wrong)) == 1


@pytest.mark.parametrize(
    "translation", ["They are sold at home and abroad.", "They are sold to domestic and foreign markets."]
)
def test_both_ways_at_once_are_no_turn(translation):
    assert compare_direction("产品销往国内外市场。", translation) == ()


def test_one_way_only_of_two_is_found():
    (difference,) = compare_direction("产品销往国内外市场。", "The products are sold only at home.")
    assert difference.expected == "国内外"


def test_a_bound_of_no_number_that_turns_round_is_a_flip():
    source = "物业费不高于政府指导价。"
    assert flips(source, "Fees are no lower than the guide price.") == [("不高于", "no lower than")]
    assert flips(source, "Fees are no higher than the guide price.") == []


def test_bounds_of_numbers_are_compared_with_them():
    assert flips("投资不低于500万元。", "Invest no more than 5 million yuan.") == []


def test_growth_is_no_fall_and_its_rate_no_growth():
    assert flips("汽车销售下跌。", "Growth in car sales.") == [("下跌", "Growth")]
    assert flips("增速放缓。", "The growth rate slowed.") == []
