"""The grammar of quantities."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts.numerals import parse_arabic
from policyparse.facts.quantities import find_quantities
from policyparse.facts.units import to_base, unit_of


def one(text, language):
    found = [q for q in find_quantities(text, language) if q.dimension != "date"]
    assert len(found) == 1, [q.surface for q in found]
    return found[0]


def read(text, language):
    quantity = one(text, language)
    high = None if quantity.value_max is None else str(quantity.value_max.normalize())
    return quantity.surface, f"{quantity.value.normalize():f}", high, quantity.comparator, quantity.unit_norm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成不少于18家工厂", ("不少于18家", "18", None, "ge", "count")),
        ("培育链主企业6家以上", ("6家以上", "6", None, "ge", "count")),
        ("服务群众1200万人次以上", ("1200万人次以上", "12000000", None, "ge", "count")),
        ("面积不超过400平方米", ("不超过400平方米", "400", None, "le", "m2")),
        ("控制在4%以内", ("4%以内", "4", None, "le", "%")),
        ("时延低于8毫秒", ("低于8毫秒", "8", None, "lt", "ms")),
        ("突破两千亿元", ("突破两千亿元", "200000000000", None, "gt", "CNY")),
        ("惠及300余户", ("300余户", "300", None, "gt", "count")),
        ("十几万辆", ("十几万辆", "100000", None, "gt", "count")),
        ("5000多万人", ("5000多万人", "50000000", None, "gt", "count")),
        ("上百家企业", ("上百家", "100", None, "ge", "count")),
        ("约占三成", ("约占三成", "30", None, "approx", "%")),
        ("遴选七八个城市", ("七八个", "7", "8", "range", "count")),
        ("安排5～8亿元", ("5～8亿元", "500000000", "8E+8", "range", "CNY")),
        ("比例为1∶12", ("1∶12", "0.08333333333333333333333333333", None, "eq", "ratio")),
        ("百分之四十五", ("百分之四十五", "45", None, "eq", "%")),
        ("千分之三以下", ("千分之三以下", "3", None, "le", "‰")),
        ("四分之三以上", ("四分之三以上", "0.75", None, "ge", "fraction")),
        ("达到2.5个百分点", ("2.5个百分点", "2.5", None, "eq", "pp")),
        ("死亡率6/10万", ("6/10万", "6", None, "eq", "per_100k")),
        ("翻两番", ("翻两番", "4", None, "eq", "x")),
        ("产量增长2倍", ("2倍", "3", None, "eq", "x")),
        ("是上年的2倍", ("2倍", "2", None, "eq", "x")),
        ("亩产值40万元/亩", ("40万元/亩", "400000", None, "eq", "CNY/mu")),
        ("能量密度280Wh/kg", ("280Wh/kg", "280", None, "eq", "Wh/kg")),
        ("精度达到微米级", ("微米级", "1", None, "approx", "um")),
        ("亚毫米级定位", ("亚毫米级", "1", None, "lt", "mm")),
        ("装机600万千瓦", ("600万千瓦", "6000000", None, "eq", "kW")),
        ("里程20千米", ("20千米", "20", None, "eq", "km")),
        ("历时两年半", ("两年半", "2.5", None, "eq", "year")),
        ("三个半小时", ("三个半小时", "3.5", None, "eq", "h")),
        ("身高一米八", ("一米八", "1.8", None, "eq", "m")),
        ("零下20摄氏度", ("零下20摄氏度", "-20", None, "eq", "degC")),
        ("用水5×10⁵立方米", ("5×10⁵立方米", "500000", None, "eq", "m3")),
        ("年产量10³吨", ("10³吨", "1000", None, "eq", "t")),
        ("低于10⁻⁵毫克", ("低于10⁻⁵毫克", "0.00001", None, "lt", "mg")),
        ("建成公园10¹个", ("10", "10", None, "eq", "count")),
        ("人民币陆万元整", ("人民币陆万元", "60000", None, "eq", "CNY")),
        ("前十名", ("前十名", "10", None, "le", "rank")),
        ("规模达\n30\n亿元", ("30\n亿元", "3000000000", None, "eq", "CNY")),
        ("最高支持800万元", ("800万元", "8000000", None, "le", "CNY")),
        ("至少建成9条线路", ("9条", "9", None, "ge", "count")),
    ],
)
def test_chinese_quantities(text, expected):
    assert read(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 18 plants", ("at least 18", "18", None, "ge", "count")),
        ("six firms or more", ("six firms or more", "6", None, "ge", "count")),
        ("no more than 400 square metres", ("no more than 400 square metres", "400", None, "le", "m2")),
        ("below 8 ms", ("below 8 ms", "8", None, "lt", "ms")),
        ("exceed RMB 200bn", ("exceed RMB 200bn", "200000000000", None, "gt", "CNY")),
        ("US$1.5 billion", ("US$1.5 billion", "1500000000", None, "eq", "USD")),
        ("EUR 80m in grants", ("EUR 80m", "80000000", None, "eq", "EUR")),
        ("a wall of 80m", ("80m", "80", None, "eq", "m")),
        ("roughly two dozen", ("roughly two dozen", "24", None, "approx", "count")),
        ("300+ firms", ("300+", "300", None, "ge", "count")),
        ("three to five hubs", ("three to five", "3", "5", "range", "count")),
        ("RMB 500–800 million", ("RMB 500–800 million", "500000000", "8E+8", "range", "CNY")),
        ("between 40% and 60%", ("between 40% and 60%", "40", "6E+1", "range", "%")),
        ("5 percentage points", ("5 percentage points", "5", None, "eq", "pp")),
        ("two thirds of firms", ("two thirds", "0.6666666666666666666666666667", None, "eq", "fraction")),
        ("6 per 100,000", ("6 per 100,000", "6", None, "eq", "per_100k")),
        ("output will double", ("double", "2", None, "eq", "x")),
        ("to halve costs", ("halve", "0.5", None, "eq", "x")),
        ("three times that of today", ("three times", "3", None, "eq", "x")),
        ("three times a week", ("three times", "3", None, "eq", "count")),
        ("one and a half million tonnes", ("one and a half million tonnes", "1500000", None, "eq", "t")),
        ("half a million jobs", ("half a million", "500000", None, "eq", "count")),
        ("280 Wh/kg", ("280 Wh/kg", "280", None, "eq", "Wh/kg")),
        ("35 micrograms per cubic metre", ("35 micrograms per cubic metre", "35", None, "eq", "ug/m3")),
        ("sub-micron accuracy", ("sub-micron", "1", None, "lt", "um")),
        ("minus 40 degrees Celsius", ("minus 40 degrees Celsius", "-40", None, "eq", "degC")),
        ("the national top 10", ("top 10", "10", None, "le", "rank")),
        ("120 axes or more", ("120 axes or more", "120", None, "ge", "count")),
        ("10³ tonnes", ("10³ tonnes", "1000", None, "eq", "t")),
        ("5.6 x 10^9 cells", ("5.6 x 10^9", "5600000000", None, "eq", "count")),
        ("up to around 70%", ("up to around 70%", "70", None, "le", "%")),
    ],
)
def test_english_quantities(text, expected):
    assert read(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "rate"),
    [
        ("年均增长7%", "zh", "year"),
        ("每年发布12项", "zh", "year"),
        ("每千人口床位7.5张", "zh", "1000 persons"),
        ("密度达到500台/万人", "zh", "10000 persons"),
        ("每个项目补助30万元", "zh", "project"),
        ("grow 7% a year", "en", "year"),
        ("an average annual increase of 7%", "en", "year"),
        ("40 patents per 10,000 people", "en", "10000 persons"),
        ("RMB 300,000 per project", "en", "project"),
    ],
)
def test_rates(text, language, rate):
    assert one(text, language).per == rate


@pytest.mark.parametrize(
    "text",
    [
        "加快5G和3D打印", "G60科创走廊", "GB/T 19001-2016", "沪府办〔2024〕6号", "第十二条第三款",
        "构建“2+4+6”体系",
        "电话：021-23112666", "手机13812345678", "上午9点30分", "会议10:30开始", "一体化推进，统一标准", "十分重要",
        "二类医疗器械",
        "三大工程", "四处走访", "万众创新", "一一落实", "三一重工", "一二线城市", "4.2.1 完善体系", "PM2.5治理",
        "1502室", "（1）总则",
        "版本2.3.1", "80后", "四中全会", "公元前221年",
    ],
)  # fmt: skip
def test_chinese_names_are_no_quantities(text):
    assert find_quantities(text, "zh") == ()


@pytest.mark.parametrize(
    "text",
    [
        "5G and 3D printing", "the G60 corridor", "ISO 13485", "COVID-19", "SARS-CoV-2", "H1N1", "Section 4.2.1",
        "page 12",
        "(206) 555-0142", "+86 21 2311 2666", "call 425-882-0101", "at 10:30", "one-stop services", "one of them",
        "the second stage", "a “2+4+6” system", "PM2.5", "Room 1502", "[12]", "v1.27.3", "192.168.0.1",
        "a double-blind trial",
    ],
)  # fmt: skip
def test_english_names_are_no_quantities(text):
    assert find_quantities(text, "en") == ()


def test_a_date_is_a_quantity_of_its_own():
    (date,) = find_quantities("到2028年底", "zh")
    assert (date.dimension, date.unit_norm, date.value, date.period, date.deadline) == (
        "date", "date", 2028, "2028", "2028-12-31",
    )  # fmt: skip


def test_figures_of_a_table_row_take_the_unit_of_its_head():
    first, second = find_quantities("服务业增加值（亿元） 820 1100 预期性", "zh")
    assert (first.value, second.value, second.unit_norm) == (82_000_000_000, 110_000_000_000, "CNY")


def test_conversion_is_exact():
    assert to_base(Decimal("1.3e12"), "jin") == to_base(Decimal("6.5e8"), "t")
    assert to_base(Decimal("1.2e8"), "mu") == to_base(Decimal("8e6"), "ha")
    assert to_base(Decimal(2500 * 10**8), "kWh") == to_base(Decimal(250), "TWh")
    assert to_base(Decimal(3), "‰") == to_base(Decimal("0.3"), "%")
    assert to_base(Decimal(35), "ug/m3")[0] == "mass per volume"
    assert unit_of("no such unit").factor == 1


alphabet = "0123456789.,-~%十百千万亿一二三两年月元个人以上约不少于超过至到 /×^（）“”onehudrtwy$£ABGk"


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=alphabet, max_size=60), st.sampled_from(["zh", "en"]))
def test_spans_are_true_ordered_and_apart(text, language):
    at = 0
    for quantity in find_quantities(text, language):
        assert text[quantity.span.start : quantity.span.end] == quantity.surface
        assert at <= quantity.span.start < quantity.span.end
        assert quantity.unit_norm
        at = quantity.span.end


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**9), st.sampled_from(["zh", "en"]), st.sampled_from(["：", "", "。\n"]))
def test_a_written_amount_of_money_reads_back(number, language, before):
    text = f"{before}{number:,}元。" if language == "zh" else f"spend {number:,} yuan."
    assert one(text, language).value == parse_arabic(str(number))


@pytest.mark.parametrize("unit", ["1", "亿", ",", "1,", "1-", "January ", "hundred and ", "2020-", "(", "一点"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_runs_of_one_sign_end(unit, language):
    found = find_quantities(unit * (20_000 // len(unit)), language)
    assert len(found) <= 20_000


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("两个亿元", "200000000", None, "CNY"), ("年过半百", "50", None, "count"), ("一个半月", "1.5", None, "month"),
        ("3又2分之1个月", "3.5", None, "month"), ("百分之七八十", "70", "80", "%"), ("一两家企业", "1", "2", "count"),
        ("七千到九千亿元", "700000000000", "900000000000", "CNY"), ("1 000公里", "1000", None, "km"),
        ("1米2宽", "1.2", None, "m"), ("三十两", "30", None, "liang"), ("一百千瓦", "100", None, "kW"),
        ("1小时30分", "1.5", None, "h"), ("一年零三个月", "1.25", None, "year"), ("10 成", "100", None, "%"),
        ("新臺幣六萬元", "60000", None, "TWD"), ("百万亩基地", "1000000", None, "mu"),
    ],
)  # fmt: skip
def test_chinese_numbers_are_read_whole(text, value, high, unit):
    surface, found, upper, _, norm = read(text, "zh")
    assert surface
    assert (found, upper and f"{Decimal(upper):f}", norm) == (value, high, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("half a million people", "500000", "count"), ("a million and a half", "1500000", "count"),
        ("five and a quarter hours", "5.25", "h"), ("three out of four firms", "0.75", "fraction"),
        ("RMB 8 m", "8000000", "CNY"), ("75 USD million", "75000000", "USD"), ("120 MEUR", "120000000", "EUR"),
        ("CHF3.04", "3.04", "CHF"), ("38/100,000", "38", "per_100k"), ("35 bps", "35", "bp"), ("2½ hours", "2.5", "h"),
        ("two hundred point seventy-one", "200.71", "count"), ("hundred thousand dollars", "100000", "USD"),
        ("$20 and 43c", "20.43", "USD"), ("MUSD 60", "60000000", "USD"), ("3 degrees below zero", "-3", "degC"),
        ("2 yards 7 ft", "4.333333333333333333333333333", "yd"), ("1.2e+6 tonnes", "1200000", "t"),
        ("3 hundred and one", "301", "count"), ("6 bln yuan", "6000000000", "CNY"), ("6 d per week", "6", "d"),
    ],
)  # fmt: skip
def test_english_numbers_are_read_whole(text, value, unit):
    _, found, _, _, norm = read(text, "en")
    assert (found, norm) == (value, unit)


@pytest.mark.parametrize("text", ["五台山", "三支一扶", "9·11", "1+X证书", "前两款规定", "14时", "二五", "三年级"])
def test_numbers_that_name_in_chinese_are_no_quantities(text):
    assert not [q for q in find_quantities(text, "zh") if q.dimension != "date"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("one hundred thirty fifths", "en"), ("one twenty two", "en"), ("about 600,00 cubic metres", "en"),
        ("1,3", "en"), ("211，985大学", "zh"), ("十几万多亿", "zh"), ("2025上海", "zh"),
    ],
)  # fmt: skip
def test_what_is_not_understood_whole_is_not_read(text, language):
    assert not find_quantities(text, language)


@given(st.integers(2, 9), st.integers(1, 12), st.sampled_from(["{}^{}", "{}e{}", "{}×10^{}"]))
def test_a_power_reads_back_in_both_languages(base, exponent, form):
    value = base**exponent if form == "{}^{}" else base * 10**exponent
    assert one(f"达{form.format(base, exponent)}个", "zh").value == value
    assert one(f"reach {form.format(base, exponent)} cells", "en").value == value


@given(st.integers(1, 40), st.integers(1, 8), st.integers(1, 9))
def test_a_range_of_compound_amounts_is_read_whole(yuan, jiao, more):
    quantity = one(f"票价{yuan}元{jiao}角-{yuan + more}元{jiao + 1}角", "zh")
    assert quantity.value == yuan + Decimal(jiao) / 10
    assert quantity.value_max == yuan + more + Decimal(jiao + 1) / 10


@given(st.integers(0, 3), st.integers(1, 99), st.integers(1, 11))
def test_a_compound_duration_is_one_sum_in_both_languages(zero, years, months):
    link = "零" if zero else ""
    chinese = one(f"有效期为{years}年{link}{months}个月", "zh")
    english = one(f"valid for {years} years and {months} months", "en")
    assert to_base(chinese.value, chinese.unit_norm)[1] == to_base(english.value, english.unit_norm)[1]
    assert round(to_base(chinese.value, chinese.unit_norm)[1], 6) == 12 * years + months


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("It may be a third that of rich countries.", ["a third"]),
        ("They controlled about two third of the companies.", ["about two third"]),
        ("a third that was lost", []),
        ("the twenty fourth of May", []),
    ],
)
def test_parts_without_a_plural_and_before_what_they_are_compared_with(text, surfaces):
    assert [quantity.surface for quantity in find_quantities(text, "en")] == surfaces
