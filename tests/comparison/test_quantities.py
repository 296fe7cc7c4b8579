"""Pairs of a sentence and its rendering: what differs, and what must stay quiet."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.comparison.matching import pair_quantities
from policyparse.comparison.quantities import compare_paired, compare_quantities
from policyparse.comparison.readings import reading
from policyparse.facts.quantities import find_quantities


def compare(source, translation, affinity=None):
    found = find_quantities(source, "zh"), find_quantities(translation, "en")
    return compare_quantities(*found, source, translation, affinity)


def kinds(source, translation):
    return [difference.kind for difference in compare(source, translation)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("规模达到300亿元", "a scale of 30 billion RMB"),
        ("产量1.2万亿斤以上", "output of more than 600 million tonnes"),
        ("新增农田3亿亩", "20 million hectares of farmland added"),
        ("装机750万千瓦", "7.5 GW installed"),
        ("用电1800亿千瓦时", "180 TWh used"),
        ("控制在4‰以内", "kept within 0.4 per cent"),
        ("到2030年比2022年翻一番", "double the 2022 level by 2030"),
        ("到2030年比2022年翻一番", "grow by 100% between now and 2030 over 2022"),
        ("保有量增长3倍", "the stock to quadruple"),
        ("五成以上企业", "more than half of all firms"),
        ("密度300台/万人", "300 units per 10,000 workers"),
        ("死亡率低于7/10万", "mortality below 7 per 100,000"),
        ("培育8家左右企业", "Cultivate around eight firms"),
        ("这两种办法均可", "Either will do"),
        ("流向内陆省份", "Flows to inland provinces"),
        ("突破500亿元", "exceed 50 bn yuan"),
        ("每小时80公里", "80 km/h"),
        ("十多个部门", "over a dozen departments"),
        ("数百名专家", "hundreds of experts"),
        ("3月22日发布", "issued on 22 March 2024"),
        ("2024 年 5 月 10 日左右", "around 10 May 2024"),
        ("24小时内答复", "answered in 24 hours"),
        ("第三条、第四条", "Articles 3 and 4"),
        ("推动一体化，一一落实", "promote integration one by one"),
        ("选取一个城市", "select a city"),
        ("冠状病毒H1N1和新冠肺炎", "H1N1 and COVID-19"),
        ("推广5G和ISO 13485", "promote 5G and ISO 13485"),
        ("约8公里外", "about 5 miles away"),
        ("没有国家超过6%", "no country had more than 6%"),
        ("2/5的病例", "two of five cases"),
        ("打造3个万亿级集群", "Build three trillion-yuan clusters"),
        ("“十四五”期间新增2亿平方米", "200 million square metres added during 2021-2025"),
        ("设置 `replicas: 3`", "set `replicas: 3`"),
        ("距县城约30公里（18.6英里）", "about 18.6 miles (30 km) from the county town"),
        ("体重180磅", "weighs 180 pounds"),
        ("加热到60摄氏度", "heated to 60 degrees"),
        ("为困难家庭修缮住房900套", "900 homes of poor families are repaired"),
        ("惠及农户3万户、居民9万人", "30,000 households and 90,000 residents benefit"),
        ("最大库容5000立方米", "a capacity of up to 5,000 cubic metres"),
        ("巡查桥梁9万余座、隧道2万余座", "over 90,000 bridges and 20,000 tunnels were inspected"),
        ("面积80平方公里", "an area of 80 km? in all"),
        ("2026年招生", "this year's enrolment, as this year allows"),
        ("关押24小时以上", "held for more than a day"),
        ("12个月内办结", "settled within one year"),
        ("每60分钟发车", "leaves every hour"),
    ],
)
def test_renderings_that_say_the_same_are_quiet(source, translation):
    assert compare(source, translation) == ()


@pytest.mark.parametrize(
    ("source", "translation", "kind"),
    [
        ("规模达到300亿元", "a scale of 300 billion RMB", "value"),
        ("新增岗位14万个", "140 million new jobs", "value"),
        ("共有35名学者", "53 scholars", "value"),
        ("规模达到300亿元", "a scale of 30 billion USD", "currency"),
        ("占比提高4个百分点", "the share up by 4%", "unit"),
        ("控制在4‰以内", "kept within 4%", "unit"),
        ("精度达到亚毫米级", "sub-micron accuracy", "unit"),
        ("密度300台/万人", "300 units per 1,000 workers", "unit"),
        ("培育8家以上企业", "Cultivate 8 firms", "comparator"),
        ("培育8家以上企业", "Cultivate up to 8 firms", "comparator"),
        ("培育8家左右企业", "Cultivate at least 8 firms", "comparator"),
        ("约15%-20%的企业", "more than 15%-20% of firms", "comparator"),
        ("遴选3-5家企业", "Select 3-6 firms", "range"),
        ("遴选3-5家企业", "Select 5 firms", "range"),
        ("到2026年建成6个", "6 built by 2036", "date"),
        ("3月12日召开", "held on 11 March", "date"),
        ("年均增长5%以上", "Grow by at least 5%", "rate"),
        ("到2026年建成6个", "6 to be built", "omitted"),
        ("企业60家、平台25个", "60 firms", "omitted"),
        ("企业60家", "60 firms and 25 platforms", "added"),
        ("最多落后三个版本", "at most one version behind", "omitted"),
        ("内核 4.5 或更低", "kernel version 4.4 or lower", "omitted"),
        ("每区至少建一个，即至少一个中心", "one centre in each district", "comparator"),
        ("（1）总则（2）附则", "(1) General (3) Supplementary", "value"),
        ("改造老旧房屋900套", "900 schools are renovated", "unit"),
        ("惠及3万户", "30,000 residents benefit", "unit"),
        ("共26亿美元（以2013年的美元计）", "$2.6 billion (in 2013 yuan)", "currency"),
    ],
)
def test_differences_are_named(source, translation, kind):
    assert kind in kinds(source, translation)


def test_a_difference_says_both_readings():
    (difference,) = compare("培育8家左右企业", "Cultivate at least 8 firms")
    assert (difference.expected, difference.actual) == ("~ 8", "≥ 8")
    assert 0 < difference.confidence <= 1
    assert "8家左右" in difference.reason


def test_a_number_with_several_candidates_pairs_with_its_equal():
    source, translation = "甲30家、乙45家、丙11家", "45 of B, 11 of C and 30 of A"
    pairs = pair_quantities(find_quantities(source, "zh"), find_quantities(translation, "en"), source, translation)
    assert [(a.value, b.value) for a, b in pairs] == [(30, 30), (45, 45), (11, 11)]


def test_a_long_list_pairs_too():
    numbers = range(101, 181)
    source = "、".join(f"{number}家" for number in numbers)
    translation = ", ".join(f"{number} firms" for number in reversed(numbers))
    assert compare(source, translation) == ()
    assert [d.actual for d in compare(source, translation.replace("150 ", "950 "))] == ["950"]


def test_swapped_numbers_need_the_words_around_them():
    source, translation = "国家级平台6个、市级平台20个", "20 national and 6 municipal platforms"

    def affinity(a, b):
        national = source[: a.span.start].rfind("国家") > source[: a.span.start].rfind("市级")
        return float(national == translation[b.span.end :].lstrip().startswith("national"))

    assert compare(source, translation) == ()
    assert [d.kind for d in compare(source, translation, affinity)] == ["value", "value"]
    assert compare(source, "6 national and 20 municipal platforms", affinity) == ()


def test_readings_are_the_same_for_both_languages():
    zh, en = find_quantities("不少于3.50亿元", "zh")[0], find_quantities("at least RMB 350 million", "en")[0]
    assert reading(zh) == reading(en) == "≥ CNY 350 million"
    assert reading(None) == ""


def test_an_unpaired_date_is_missed_only_with_its_year():
    assert kinds("3月22日启动", "Launched in spring") == []
    assert kinds("2022年启动", "Launched in spring") == ["omitted"]


values = st.integers(2, 9999)


@settings(max_examples=100, deadline=None)
@given(st.lists(values, min_size=1, max_size=6))
def test_the_same_numbers_in_any_order_are_quiet(numbers):
    source = "，".join(f"完成{number}公里" for number in numbers)
    translation = ", ".join(f"{number:,} km completed" for number in reversed(numbers))
    assert compare(source, translation) == ()


@settings(max_examples=100, deadline=None)
@given(values, values)
def test_another_number_is_reported_and_nothing_else(number, other):
    found = compare(f"安排{number}万元", f"{Decimal(other) / 100} million yuan")
    assert bool(found) == (number != other)
    assert all(difference.kind == "value" for difference in found)


@pytest.mark.parametrize(
    ("source", "translation", "kind"),
    [
        ("占比增长到9%", "the share grows by 9 percent", "value"),
        ("费用下降12%", "costs fall to 12 percent", "value"),
        ("由31%提高到36%", "rises from 36 to 31 percent", "value"),
        ("每周开放6天", "open 6 days a month", "rate"),
        ("成交面积环比下降4%", "sales fell by 4 percent year on year", "rate"),
        ("增加两倍", "increased by 20 percent", "unit"),
        ("连续驾驶不得超过4小时", "may not drive for less than 4 hours", "comparator"),
        ("到2027年，建成60座；到2030年，建成150座", "by 2030, 60 will be built; by 2027, 150 will be built", "date"),
    ],
)
def test_a_change_or_a_rate_of_another_kind_is_found(source, translation, kind):
    assert kind in kinds(source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("由31%提高到36%", "rises from 31 to 36 percent"),
        ("增加了十倍", "increased tenfold"),
        ("新建公园300亩", "a park of 300 mu (20 hectares)"),
        ("投资90亿元", "9 billion yuan (about US$1.24 billion)"),
        ("亩均税收28万元", "tax of 280,000 yuan per mu"),
        ("时速140公里", "at 140 km/h"),
        ("连续驾驶不得超过4小时", "may not drive for more than 4 hours"),
        ("到2027年，建成60座；到2030年，建成150座", "60 will be built by 2027, and 150 by 2030"),
        ("检查商户2000余户", "some 2,000 shops were inspected"),
        ("前10个项目优先", "the top 10 projects come first"),
    ],
)
def test_rates_changes_and_conversions_that_agree_are_quiet(source, translation):
    assert kinds(source, translation) == []


def test_many_numbers_pair_in_their_order():
    numbers = [7 * at + 3 for at in range(300)]
    source, translation = "、".join(f"{n}个" for n in numbers), ", ".join(f"{n} projects" for n in numbers)
    found = find_quantities(source, "zh"), find_quantities(translation, "en")
    assert all(a and b and a.value == b.value for a, b in pair_quantities(*found, source, translation))


def test_what_two_english_sentences_say_in_another_order_is_not_swapped():
    zh = "全年增收约3200万元，总规模近2.1亿元。"
    en = "The total was close to 210 million yuan. That is an increase of around 32 million yuan for the year."
    first, second = find_quantities(zh, "zh"), find_quantities(en, "en")
    crossed = {(a.value == b.value): 0.0 for a in first for b in second}
    found = compare_quantities(first, second, zh, en, lambda a, b: 0.9 if a.value != b.value else crossed[True])
    assert not [difference for difference in found if difference.kind == "value"]


def test_a_currency_said_once_holds_for_the_second_end_of_a_fine():
    zh, en = "處新臺幣六萬元以上二百萬元以下罰鍰。", "A fine of NT$60,000 to NT$2,000,000 shall be imposed."
    found = compare_quantities(find_quantities(zh, "zh"), find_quantities(en, "en"), zh, en)
    assert not [difference for difference in found if difference.kind in ("unit", "currency")]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("条例分为9章65条。", "The regulations have 56 articles in 9 chapters.", ("value", "65", "56")),
        ("会议于11月2日及3日召开。", "The meeting is held on November 2 and 4.", ("value", "3", "4")),
        ("公司发布2019年激励计划。", "The company issued the 2024 incentive plan.", ("date", "2019", "2024")),
        ("从1991年至1994年绘制。", "It was painted from 1991 to 1989.", ("date", "1994", "1989")),
    ],
)
def test_the_only_new_number_is_what_the_only_lost_one_became(source, translation, found):
    (difference,) = compare(source, translation)
    assert (difference.kind, difference.expected, difference.actual) == found


def test_two_new_numbers_are_no_change_of_one():
    found = kinds("会议于11月2日及3日召开。", "The meeting is held on November 2 and 4 for 50 guests.")
    assert set(found) == {"added"}


def test_a_rise_that_became_a_fall_of_the_same_size_is_reported():
    assert kinds("人数同比增长42%，增速超过出境游。", "The number fell by 42% and grew faster than travel.") == [
        "direction"
    ]
    assert kinds("人数同比增长42%。", "The number grew by 42%.") == []


def test_yuan_is_not_dollars_where_the_text_names_renminbi():
    assert kinds("人民币兑美元中间价为7.0947元。", "The rate of RMB against USD was 7.0947 US dollars.") == ["currency"]


def test_a_year_of_two_digits_is_the_year_in_full():
    assert kinds("这个仓库17年就建立了。", "The repository was created in 2017.") == []


def test_a_bound_that_is_said_apart_answers_the_end_of_a_range():
    source, translation = "处一万元以上十万元以下罚款。", "A fine of 10,000 to 100,000 yuan."
    compared = compare_paired(find_quantities(source, "zh"), find_quantities(translation, "en"), source, translation)
    assert [(a.surface, b.surface) for a, b in compared.pairs if a and b] == [
        ("十万元以下", "10,000 to 100,000 yuan"),
        ("一万元以上", "10,000 to 100,000 yuan"),
    ]
    assert compared.differences == ()


def test_numbers_are_swapped_where_each_shares_a_word_with_the_other_alone():
    source, translation = (
        "国际和国家标准分别奖励100万元、50万元。",
        "RMB 500,000 international, RMB 1 million national.",
    )
    found = find_quantities(source, "zh"), find_quantities(translation, "en")
    crossed = compare_quantities(*found, source, translation, lambda a, b: 0.05 * (a.value != b.value))
    assert [difference.kind for difference in crossed] == ["value", "value"]
