"""Numerals read back exactly, in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts.numerals import carried, parse_arabic, parse_chinese, parse_english

_CHINESE = "零一二三四五六七八九"
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_RANKS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def _section(number: int) -> str:
    """Write 1 to 9999 in Chinese, with 零 for skipped ranks."""
    written, skipped = "", False
    for rank, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // rank % 10
        if digit:
            written += ("零" if skipped and written else "") + _CHINESE[digit] + unit
        skipped = not digit
    return written


def in_chinese(number: int) -> str:
    written, millions = "", number // 10**12
    for rank, unit in ((10**12, "万"), (10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // rank % 10000
        if group:
            written += ("零" if written and group < 1000 else "") + _section(group) + unit
        elif rank == 10**8 and millions:
            written += unit
    return written


def in_english(number: int) -> str:
    for rank, name in _RANKS:
        if number >= rank:
            rest = number % rank
            link = " and " if rank == 100 else " "
            return f"{in_english(number // rank)} {name}" + (link + in_english(rest) if rest else "")
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


numbers = st.integers(min_value=1, max_value=14).flatmap(lambda n: st.integers(10 ** (n - 1), 10**n - 1))


@settings(max_examples=300, deadline=None)
@given(numbers)
def test_every_number_written_in_chinese_reads_back(number):
    numeral = parse_chinese(in_chinese(number))
    assert numeral is not None
    assert numeral.value == number


@settings(max_examples=300, deadline=None)
@given(numbers)
def test_every_number_written_in_english_words_reads_back(number):
    numeral = parse_english(in_english(number))
    assert numeral is not None
    assert numeral.value == number


@settings(max_examples=200, deadline=None)
@given(numbers)
def test_every_number_in_digits_reads_back(number):
    assert parse_arabic(f"{number:,}") == number
    assert parse_chinese("".join(_CHINESE[int(digit)] for digit in str(number))).value == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", "10"), ("二十三", "23"), ("一百零五", "105"), ("一百五", "150"), ("三万四", "34000"), ("两千", "2000"),
        ("廿五", "25"), ("三点一四", "3.14"), ("一点二亿", "120000000"), ("一万三千亿", "1300000000000"),
        ("3万4000", "34000"), ("1亿2000万", "120000000"), ("1.3万亿", "1300000000000"), ("3千5百万", "35000000"),
        ("壹万贰仟叁佰肆拾伍", "12345"), ("二〇三五", "2035"), ("一兆", "1000000000000"), ("12,500", "12500"),
    ],
)  # fmt: skip
def test_chinese_numerals(text, value):
    assert parse_chinese(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a dozen", "12"), ("two thousand million", "2000000000"), ("twenty-five hundred", "2500"),
        ("one million two hundred thousand and five", "1200005"), ("three point one four", "3.14"),
        ("2.5 bn", "2500000000"),
        ("three point five million", "3500000"), (".08", "0.08"), ("10 000", "10000"), ("five lakh", "500000"),
    ],
)  # fmt: skip
def test_english_numerals(text, value):
    assert parse_english(text).value == Decimal(value)


@pytest.mark.parametrize("text", ["", "一体", "点五点", "一" * 50, "3米"])
def test_what_is_no_chinese_numeral(text):
    assert parse_chinese(text) is None


@pytest.mark.parametrize("text", ["", "sheep", "two sheep", "point"])
def test_what_is_no_english_numeral(text):
    assert parse_english(text) is None


def test_the_lower_end_of_a_range_borrows_the_largest_magnitude_that_keeps_it_lower():
    assert carried(Decimal(5), parse_chinese("8亿")) == 500_000_000
    assert carried(Decimal(5000), parse_chinese("1万")) == 5000
    assert carried(Decimal(50), parse_chinese("二百万")) == 500_000
    assert carried(Decimal(3), parse_chinese("二十")) == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万零十二", "10012"), ("四万万", "400000000"), ("一千零十四", "1014"), ("五百卅四", "534"),
        ("1万5", "15000"),
        ("1千零1", "1001"), ("一百零十万", "1100000"), ("200亿零四千230", "20000004230"),
        ("零十", "10"),
        ("七 百 二十", "720"),
    ],
)  # fmt: skip
def test_skipped_and_mixed_ranks_add_up(text: str, value: str) -> None:
    numeral = parse_chinese(text)
    assert numeral is not None
    assert numeral.value == Decimal(value)


@pytest.mark.parametrize("text", ["七八十", "五十千", "三十两", "亿万", "三万五万", "百二百", "三百零"])
def test_signs_in_an_order_that_no_number_has_are_no_numeral(text: str) -> None:
    assert parse_chinese(text) is None


@given(st.integers(min_value=1, max_value=99_999_999), st.sampled_from(["万", "亿"]))
def test_a_number_before_a_magnitude_is_multiplied_in_either_script(number: int, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}[scale]
    assert parse_chinese(f"{number}{scale}").value == number * factor
    if number < 10_000:
        assert parse_chinese(in_chinese(number) + scale).value == number * factor


@pytest.mark.parametrize("text", ["two thousand, three thousand", "five million six million"])
def test_english_magnitudes_fall(text: str) -> None:
    assert parse_english(text) is None
