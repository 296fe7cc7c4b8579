"""What is said of the numbers of short pairs, and how sure it is; near the limits of each rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policyparse.comparison.quantities import compare_quantities
from policyparse.comparison.stated import chinese_numbers, english_numbers
from policyparse.facts.quantities import find_quantities


def told(source: str, translation: str) -> list[tuple[str, str, str, float]]:
    found = find_quantities(source, "zh"), find_quantities(translation, "en")
    compared = compare_quantities(*found, source, translation)
    return [(one.kind, one.expected, one.actual, one.confidence) for one in compared]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (
            "条例分为9章65条，奖励8家以上企业。",
            "The regulations have 56 articles in 9 chapters and reward 8 firms.",
            [("comparator", "≥ 8", "8", 0.8), ("value", "65", "56", 0.6)],
        ),
        ("公司发布2199年激励计划。", "The company issued the 1500 incentive plan.", [("date", "2199", "1500", 0.9)]),
        ("从2199年起至2198年止。", "From 2199 to 1500.", [("date", "2198", "1500", 0.6)]),
        ("从1991年至1994年绘制。", "It was painted from 1991 to 1499.", [("value", "1,994", "1,499", 0.6)]),
        ("公司发布2200年激励计划。", "The company issued the 1500 incentive plan.", [("value", "2,200", "1500", 0.6)]),
    ],
)
def test_the_only_new_number_is_what_the_only_lost_one_became_beside_other_differences(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("98年建成", "built in 1998", []),
        ("05年建成", "built in 2005", []),
        ("05年建成", "built in 2006", [("value", "5", "2006", 0.6)]),
        ("到17年", "by 2017", []),
        ("到17年", "by 1817", [("omitted", "17 year", "", 0.6)]),
        ("建成于17年前后", "built around 2017, in 2018", [("added", "", "2018", 0.6)]),
    ],
)
def test_a_year_of_two_digits_may_be_written_in_full(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("由三家企业组成。", "It is formed by firms.", [("omitted", "3", "", 0.6)]),
        ("由两家企业组成。", "It is formed by firms.", []),
        ("由2家企业组成。", "It is formed by firms.", [("omitted", "2", "", 0.6)]),
        ("十二公里外。", "far away.", []),
        ("十三公里外。", "far away.", [("omitted", "13 km", "", 0.6)]),
        ("二十余公里外。", "far away.", [("omitted", "> 20 km", "", 0.6)]),
        ("二十公里以上。", "far away.", []),
        ("2024年3月22日启动", "launched one year later", [("omitted", "2024-03-22", "", 0.6)]),
        ("2024年3月22日启动", "launched last year", []),
        ("2024年3月22日启动", "launched the same year", []),
        ("24小时内答复", "answered within days", [("omitted", "≤ 24 h", "", 0.6)]),
        ("23小时内答复", "answered within a day", [("omitted", "≤ 23 h", "", 0.6)]),
        ("12个月内办结", "settled this year", [("omitted", "≤ 12 month", "", 0.6)]),
    ],
)
def test_a_number_is_missed_from_the_least_that_is_firm(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("获得不少于三项", "three items were won", [("comparator", "≥ 3", "3", 0.8)]),
        ("获得不多于三项", "at most, three items were won", []),
        ("每区至多建一个中心", "one centre in each district", [("comparator", "≤ 1 per district", "1", 0.5)]),
        ("每区至少建一个中心", "one centre or more in each district", []),
        ("三日内答复", "answered in three ways", []),
        ("一天内多次", "several times in one day", []),
    ],
)
def test_a_bound_is_missed_where_its_number_is_said_in_words(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("2025年3月", "1 April 2025", [("date", "2025-03", "2025-04-01", 0.6)]),
        ("2025年3月1日", "1 April 2025", [("date", "2025-03-01", "2025-04-01", 0.9)]),
        ("2025年3月", "1 March 2025", []),
        ("2025年3月1日至4月2日", "1 April to 2 March 2025", []),
        ("2025年", "2026", [("date", "2025", "2026", 0.9)]),
        ("2025年3月", "April", [("omitted", "2025-03", "", 0.6)]),
    ],
)
def test_dates_differ_by_what_both_of_them_say(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("投入30亿美元", "3 billion yuan", [("currency", "USD 3 billion", "CNY 3 billion", 0.9)]),
        ("投入30亿美元", "3 billion dollars", []),
        ("投入30亿港元", "$3 billion", []),
        ("投入30亿港元", "US$3 billion", [("currency", "HKD 3 billion", "USD 3 billion", 0.9)]),
        ("投入30亿港元", "3 billion U.S. dollars", [("currency", "HKD 3 billion", "USD 3 billion", 0.9)]),
        ("投入30亿欧元", "$3 billion", [("currency", "EUR 3 billion", "USD 3 billion", 0.9)]),
        ("美元汇率为7元", "the rate is US$7", []),
        ("美元汇率为7元以上", "the rate is US$7 or more", []),
        ("美元汇率为人民币7元", "the rate is US$7", [("currency", "CNY 7", "USD 7", 0.9)]),
        ("欧元汇率为7元", "the rate is US$7", [("currency", "CNY 7", "USD 7", 0.9)]),
    ],
)
def test_a_currency_is_another_one_where_the_text_leaves_none_to_be_meant(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("安排1万人", "100,000 are sent", [("value", "10,000", "100,000", 0.9)]),
        ("安排9000元", "90,000 are sent", []),
        ("安排1万元", "100,000 yuan are sent", [("value", "CNY 10,000", "CNY 100,000", 0.9)]),
        ("安排2万元", "200,000 are sent", [("value", "CNY 20,000", "200,000", 0.7)]),
        ("1/2的病例", "5 cases", []),
        ("占比提高4个百分点", "the share up by 4", [("unit", "4 pp", "4", 0.8)]),
        ("占比提高4个百分点", "the share up by 4%", [("unit", "4 pp", "4 %", 0.5)]),
        ("温度达到60摄氏度", "60 degrees", []),
        ("水平旋转60度", "60 °C", []),
        ("长60米", "60 kg", [("unit", "60 m", "60 kg", 0.8)]),
    ],
)
def test_a_plain_number_stands_for_one_with_its_unit_unless_its_power_of_ten_is_another_one(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("降至12%", "cut by 12 percent", [("value", "12 %", "12 %", 0.8)]),
        ("下降12%", "fell to 12 percent", [("value", "12 %", "12 %", 0.8)]),
        ("下降了12%", "fell by 12 percent", []),
        ("降至12%", "fell to 12 percent", []),
        ("费用每年下降到了12%", "costs fall by 12 percent", [("value", "12 % per year", "12 %", 0.8)]),
        (
            "费用下降了12%",
            "costs have been cut sharply and fell a lot to about 12 percent",
            [("value", "12 %", "~ 12 %", 0.8)],
        ),
        ("人数增长42%", "the number fell by 42%", [("direction", "42 %", "42 %", 0.8)]),
        ("人数未增长42%", "the number did not fall by 42%", []),
        ("人数增长42%", "the number fell by 42 people", [("unit", "42 %", "42", 0.8)]),
    ],
)
def test_a_change_to_so_much_is_no_change_by_so_much(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("3100套", "3,100 villages", [("unit", "3,100", "3,100", 0.6)]),
        ("3100套", "3,100 remote villages", [("unit", "3,100", "3,100", 0.6)]),
        ("3100套", "3,100 old and remote villages", []),
        ("3100套（含3个村庄）", "3,100 villages", []),
        ("3100套", "3,100 flats", []),
        ("占地区生产总值60%", "60% of exports", [("unit", "60 % of GDP", "60 % of exports", 0.6)]),
        ("占地区生产总值60%", "60% of GDP", []),
        ("占地区生产总值60%", "60% of exports, or of GDP", []),
    ],
)
def test_an_equal_number_of_another_class_of_things_is_another_number(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("每周6天", "6 days a month", [("rate", "6 d per week", "6 d per month", 0.7)]),
        ("每周6天，每月1次", "6 days a month", []),
        ("每周6天", "6 days a month, each week", []),
        ("年均增长5%", "grow by 5%", [("rate", "5 % per year", "5 %", 0.7)]),
        ("年均增长5%", "grow by 5% a month", [("rate", "5 % per year", "5 % per month", 0.7)]),
        ("年均增长5%", "grow by 5%, the annual report says", []),
        ("年均产量5万吨", "an output of 50,000 tonnes", []),
        ("占比年均提高4个百分点", "the share up by 4 percentage points", [("rate", "4 pp per year", "4 pp", 0.7)]),
        ("年均翻一番", "double", [("rate", "2 x per year", "2 x", 0.7)]),
    ],
)
def test_a_rate_is_of_another_span_where_neither_side_names_the_other(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("约30家", "30 firms", [("comparator", "~ 30", "30", 0.5)]),
        ("30家", "about 30 firms", []),
        ("30家", "at least 30 firms", [("comparator", "30", "≥ 30", 0.5)]),
        ("30家", "up to 30 firms", []),
        ("30家", "as many as 30 firms", []),
        ("30家", "at most 30 firms", [("comparator", "30", "≤ 30", 0.5)]),
        ("30岁", "over 30 years", []),
        ("30吨", "over 30 tonnes", [("comparator", "30 t", "> 30 t", 0.5)]),
        ("30摄氏度", "above 30 °C", []),
        ("达30家", "more than 30 firms", []),
        ("达30家", "at most 30 firms", []),
        ("达到30家", "more than 30 firms", []),
        ("达到30家", "at most 30 firms", [("comparator", "30", "≤ 30", 0.5)]),
        ("前30家", "the top 30 at most", []),
        ("最大发行量10000枚", "at most 10,000 coins", []),
        ("最大发行量10000枚", "at least 10,000 coins", [("comparator", "10,000", "≥ 10,000", 0.5)]),
        ("最大的一批纪念金属发行量为10000枚", "at most 10,000 coins", []),
        ("最大的一批，发行10000枚", "at most 10,000 coins", [("comparator", "10,000", "≤ 10,000", 0.5)]),
        ("超过音速5倍", "over 5 times the speed of sound", []),
        ("30家以上", "30 firms, as well as sixteen others or more", [("comparator", "≥ 30", "30", 0.8)]),
        ("30家以上", "over 20 bridges and 30 firms", [("added", "", "> 20", 0.6)]),
        ("24小时内", "24 hours", []),
        ("24小时以上", "in 24 hours", [("comparator", "≥ 24 h", "24 h", 0.8)]),
        ("2000余户", "some 2,000 shops", []),
        ("2000余户", "nearly 2,000 shops", [("comparator", "> 2,000", "~ 2,000", 0.5)]),
        ("2000余户", "2,000 shops", [("comparator", "> 2,000", "2,000", 0.5)]),
        ("2000余户", "at most 2,000 shops", [("comparator", "> 2,000", "≤ 2,000", 0.5)]),
    ],
)
def test_a_bound_that_is_lost_or_new_is_told_with_how_sure_that_is(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("约14%-20%", "14%-20%", []),
        ("14%-20%", "more than 14%-20%", []),
        ("约14%-20%", "more than 14%-20%", [("comparator", "14–20 %", "14–20 %", 0.5)]),
        ("约14%-20%", "about 14%-20%", []),
    ],
)
def test_a_range_takes_the_bound_that_is_said_before_it(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("不超过4小时", "never drive for less than 4 hours", [("comparator", "≤ 4 h", "< 4 h", 0.7)]),
        ("不可不超过4小时", "never drive for less than 4 hours", []),
        ("不超过4小时", "never drive for more than 4 hours", []),
        ("不超过4小时", "drive for less than 4 hours", []),
        ("未满18岁", "not under 18 years", [("comparator", "< 18 year", "≥ 18 year", 0.8)]),
        ("未满18岁", "under 18 years", []),
        ("超过3%", "less than 3%", [("comparator", "> 3 %", "< 3 %", 0.8)]),
        ("不低于3%", "nobody has more than 3%", []),
        ("不低于3%", "none has less than 3%", []),
        ("均未超过3%", "none was above 3%", []),
    ],
)
def test_a_negation_turns_a_bound_round(source, translation, found):
    assert told(source, translation) == found


def compared(source, translation, words=None):
    """Compare with words that bind numbers: by the values of a source and a translation number, how closely."""
    found = find_quantities(source, "zh"), find_quantities(translation, "en")
    bound = words or {}
    return compare_quantities(*found, source, translation, lambda a, b: bound.get((str(a.value), str(b.value)), 0.0))


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ({("6", "20"): 0.5, ("20", "6"): 0.5}, [0.9, 0.9]),
        ({("6", "20"): 0.3, ("20", "6"): 0.1}, [0.6, 0.6]),
        ({("6", "20"): 0.2}, []),
        ({("6", "20"): 0.21}, [0.505, 0.505]),
        ({("6", "20"): 0.031, ("20", "6"): 0.031}, [0.431, 0.431]),
        ({("6", "20"): 0.031, ("20", "6"): 0.03}, []),
        ({("6", "20"): 0.031, ("20", "6"): 0.031, ("6", "6"): 0.01}, []),
        ({("6", "20"): 0.5, ("20", "6"): 0.5, ("6", "6"): 0.4, ("20", "20"): 0.4}, []),
    ],
)
def test_two_numbers_are_swapped_as_far_as_words_bind_each_to_the_other(words, sure):
    found = compared("国家级平台6个、市级平台20个", "20 national and 6 municipal platforms", words)
    assert [one.confidence for one in found] == pytest.approx(sure)
    assert all(one.reason.endswith("two numbers are swapped") for one in found)
    assert [(one.expected, one.actual) for one in found] == [("6", "20"), ("20", "6")][: len(sure)]


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ({("2027", "2030"): 0.3, ("2030", "2027"): 0.3}, 2),
        ({("2027", "2030"): 0.25, ("2030", "2027"): 0.25}, 0),
        ({("2027", "2030"): 0.04, ("2030", "2027"): 0.04}, 0),
    ],
)
def test_dates_are_swapped_on_stronger_grounds_than_numbers(words, many):
    found = compared("2027年建成桥梁、2030年建成隧道", "a tunnel by 2030 and a bridge by 2027", words)
    assert [one.kind for one in found] == ["date"] * many
    assert all(one.reason.endswith("two dates are swapped") for one in found)


def test_numbers_in_the_order_of_the_source_are_not_swapped_whatever_their_words():
    words = {("6", "20"): 0.9, ("20", "6"): 0.9}
    assert compared("国家级平台6个、市级平台20个", "6 municipal and 20 national platforms", words) == ()


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("平台6个、市级20公里", "20 km and 6 platforms"),
        ("平台6个、市级平台6个", "6 platforms and 6 platforms"),
    ],
)
def test_numbers_of_two_kinds_or_of_one_value_cannot_be_swapped(source, translation):
    words = {("6", "20"): 0.9, ("20", "6"): 0.9, ("6", "6"): 0.0}
    assert compared(source, translation, words) == ()


@pytest.mark.parametrize(
    ("source", "translation", "swapped"),
    [
        ("从31%提高到36%", "raised from 36% to 31%", True),
        ("从31%提高到36%", "raised to 36% from 31%", False),
        ("从31%提高到36%", "36% to 31%", False),
        ("从31%，达到36%", "from 36% in two years to 31%", False),
        ("由31%为36%", "from 36% down to 31%", True),
    ],
)
def test_the_ends_of_a_change_are_swapped_where_both_sides_say_from_and_to(source, translation, swapped):
    reasons = [one.reason for one in compared(source, translation)]
    assert any("the two ends of the change are swapped" in reason for reason in reasons) == swapped


@pytest.mark.parametrize(
    ("source", "translation", "swapped"),
    [
        ("到2027年，建成60座；到2030年，建成150座", "by 2030, 60 will be built; by 2027, 150 will be built", True),
        ("到2027年，建成60座；到2030年，建成150座", "60 will be built by 2030; 150 will be built by 2027", True),
        ("到2027年，建成60座；到2030年，建成150座", "by 2027 and 2030, 60 and 150 will be built", False),
        ("到2027年，建成60座；到2030年，建成150座", "by 2030, 150 will be built; by 2027, 60 will be built", False),
        ("到2027年，建成60座；到2030年，建成60座", "by 2030, 60 will be built; by 2027, 60 will be built", False),
        ("到2027年，建成60座", "60 will be built by 2027", False),
    ],
)
def test_dates_changed_places_where_their_figures_did_not(source, translation, swapped):
    assert [one.kind for one in compared(source, translation)] == ["date"] * swapped


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("（1）总则（2）附则", "(1) General (3) Supplementary", [("2", "3", 0.5)]),
        ("（2）总则（4）附则", "(1) General (3) Supplementary", [("2", "1", 0.5)]),
        ("（2）附则", "(3) Supplementary", []),
        ("（1）总则（2）附则", "(1) General (2) Supplementary (3) Annex", []),
    ],
)
def test_the_first_list_number_that_differs_is_told_where_both_lists_are_as_long(source, translation, found):
    markers = [one for one in compared(source, translation) if one.reason.endswith("another list number")]
    assert [(one.expected, one.actual, one.confidence) for one in markers] == found
    assert all(source[slice(*one.source.span)] == one.expected for one in markers)
    assert all(translation[slice(*one.translation.span)] == one.actual for one in markers)


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (
            "投资100亿欧元（147亿美元）",
            "an investment of 14.7 billion euros ($10 billion)",
            ["two numbers are swapped"],
        ),
        ("投资100亿欧元（147亿美元）", "an investment of 10 billion euros ($14.7 billion)", []),
    ],
)
def test_numbers_that_have_each_others_unit_are_swapped(source, translation, found):
    assert [one.reason.partition(": ")[2] for one in compared(source, translation)] == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("共26亿美元", "$2.6 billion, in yuan of today", [("USD", "CNY", 0.6)]),
        ("共26亿美元", "$2.6 billion, in dollars of today", []),
        ("共26亿美元", "$2.6 billion (16 billion yuan)", []),
        ("美元升值", "the dollar rose against the yuan", []),
        ("美元升值", "the yuan rose", [("USD", "CNY", 0.6)]),
        ("汇率上升", "the yuan rose", []),
    ],
)
def test_a_currency_that_the_translation_alone_names_is_told(source, translation, found):
    assert [(one.expected, one.actual, one.confidence) for one in compared(source, translation)] == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("新建公园300亩以上", "a park of more than 300 mu (20 hectares)", []),
        ("体重180磅", "weighs 180 pounds", []),
        ("体重180磅，价值20英镑", "weighs 180 pounds, worth 20 pounds", ["unit"]),
        ("价值180英镑", "worth 180 pounds", []),
        ("设置 `replicas: 3` 项", "Set `replicas: 4`.", []),
        ("设置 `replicas: 3` 项，共5项", "Set `replicas: 4`, 6 items in all.", ["value"]),
        ("见 https://a.cn/7 ，共3项。", "See https://a.cn/8 for 4 items.", ["value"]),
    ],
)
def test_what_is_restated_weighed_or_code_is_no_difference(source, translation, found):
    assert [one.kind for one in compared(source, translation)] == found


@pytest.mark.parametrize(
    ("source", "translation", "many"),
    [
        ("国家级平台6个、市级平台20个", "20 national platforms. Six municipal ones, 6 in all", 0),
        ("国家级平台6个。市级平台20个", "20 national platforms. There are 6 municipal ones", 2),
        ("国家级平台6个、市级平台20个", "20 national platforms, and 6 municipal ones", 2),
    ],
)
def test_what_the_translation_cuts_into_sentences_it_may_say_in_another_order(source, translation, many):
    found = compared(source, translation, {("6", "20"): 0.5, ("20", "6"): 0.5})
    assert [one.kind for one in found] == ["value"] * many


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("once single first one", 1),
        ("twice both dual half double pair couple second two", 2),
        ("triple third three", 3),
        ("quarter fourth four", 4),
        ("fifth five", 5),
        ("eighth eight", 8),
        ("ninth nine", 9),
        ("decade tenth ten", 10),
        ("twelfth twelve", 12),
        ("twentieth twenty", 20),
        ("twenty-one", 21),
        ("century", 100),
    ],
)
def test_words_that_say_a_number_say_it_as_digits_do(words, number):
    assert all(Decimal(number) in english_numbers(word) for word in words.split())


def test_numbers_in_digits_are_said_with_their_parts():
    assert english_numbers("15.8 and 1,250") == {*map(Decimal, ("15.8", "15", "8", "1250", "1", "250"))}
    assert chinese_numbers("三百二十及5万") >= {Decimal(320), Decimal(50000), Decimal(5)}
