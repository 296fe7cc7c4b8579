"""Dates and periods as ISO strings, with the day that they are due."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts.dates import find_dates, plan_periods


def said(text, language):
    return [(text[d.span.start : d.span.end], d.period, d.due) for d in find_dates(text, language)]


@pytest.mark.parametrize(
    ("text", "surface", "period", "due"),
    [
        ("到2028年实现", "2028年", "2028", "2028"),
        ("2028年底前完成", "2028年底", "2028", "2028-12-31"),
        ("2027年年底", "2027年年底", "2027", "2027-12-31"),
        ("2028年前建成", "2028年", "2028", "2027-12-31"),
        ("2026年6月底前", "2026年6月底", "2026-06", "2026-06-30"),
        ("2024年2月末", "2024年2月末", "2024-02", "2024-02-29"),
        ("2025年第二季度末", "2025年第二季度末", "2025-Q2", "2025-06-30"),
        ("2025年第三季度前", "2025年第三季度", "2025-Q3", "2025-06-30"),
        ("2025年上半年", "2025年上半年", "2025-01/2025-06", "2025-01/2025-06"),
        ("二〇三五年", "二〇三五年", "2035", "2035"),
        ("２０２６年", "２０２６年", "2026", "2026"),
        ("“十五五”时期", "“十五五”", "2026/2030", "2026/2030"),
        ("十四五规划末", "十四五规划末", "2021/2025", "2025-12-31"),
        ("2024—2026年", "2024—2026年", "2024/2026", "2024/2026"),
        ("（2024-2026年）", "2024-2026年", "2024/2026", "2024/2026"),
        ("2024年5月6日", "2024年5月6日", "2024-05-06", "2024-05-06"),
        ("3月5日至8日", "3月5日至8日", "--03-05", "--03-05"),
        ("2023-11-15", "2023-11-15", "2023-11-15", "2023-11-15"),
        ("20世纪60年代", "20世纪60年代", "1960/1969", "1960/1969"),
        ("90年代初", "90年代", "1990/1999", "1990/1999"),
        ("三年内建成", "三年内", "P3Y", "P3Y"),
        ("未来6个月", "未来6个月", "P6M", "P6M"),
        ("民國115年底前", "民國115年底", "2026", "2026-12-31"),
        ("民国 99 年3月", "民国 99 年3月", "2010-03", "2010-03"),
    ],
)
def test_chinese_dates(text, surface, period, due):
    assert said(text, "zh") == [(surface, period, due)]


@pytest.mark.parametrize("text", ["1200家企业", "2025.5公里", "3个月", "月亮", "五年计划", "12:30", "3000年薪"])
def test_what_is_no_chinese_date(text):
    assert said(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "surface", "period", "due"),
    [
        ("by 2028", "2028", "2028", "2028"),
        ("by the end of 2028", "2028", "2028", "2028-12-31"),
        ("by end-2028", "2028", "2028", "2028-12-31"),
        ("before 2028", "2028", "2028", "2027-12-31"),
        ("by June 2026", "June 2026", "2026-06", "2026-06"),
        ("by the end of June 2026", "June 2026", "2026-06", "2026-06-30"),
        ("by Q3 2025", "Q3 2025", "2025-Q3", "2025-Q3"),
        ("before Q1 2025", "Q1 2025", "2025-Q1", "2024-12-31"),
        ("in the second half of 2025", "second half of 2025", "2025-07/2025-12", "2025-07/2025-12"),
        ("for 2024–2026", "2024–2026", "2024/2026", "2024/2026"),
        ("between 2024 and 2026", "between 2024 and 2026", "2024/2026", "2024/2026"),
        ("in 2021/22", "2021/22", "2021/2022", "2021/2022"),
        ("the 15th Five-Year Plan period", "15th Five-Year Plan period", "2026/2030", "2026/2030"),
        ("on 5 May 2024", "5 May 2024", "2024-05-05", "2024-05-05"),
        ("on May 5, 2024", "May 5, 2024", "2024-05-05", "2024-05-05"),
        ("on the 21st of March", "21st of March", "--03-21", "--03-21"),
        ("since the 1990s", "1990s", "1990/1999", "1990/1999"),
        ("over the next three years", "over the next three years", "P3Y", "P3Y"),
    ],
)
def test_english_dates(text, surface, period, due):
    assert said(text, "en") == [(surface, period, due)]


@pytest.mark.parametrize("text", ["2020 patients", "above 2000", "$2021", "it may 20", "ISO 13485", "1,950 firms"])
def test_what_is_no_english_date(text):
    assert said(text, "en") == []


def test_plan_periods_follow_each_other_in_five_years():
    spans = sorted({span for name, span in plan_periods().items() if not name.isascii()})
    assert all(later[0] == earlier[1] + 1 and later[1] - later[0] == 4 for earlier, later in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="20年月日底前—-至到十四五“”末季度世纪 QMay,/", max_size=40), st.sampled_from(["zh", "en"]))
def test_dates_lie_in_the_text_in_order_and_apart(text, language):
    dates = find_dates(text, language)
    at = 0
    for date in dates:
        assert at <= date.span.start < date.span.end <= len(text)
        at = date.span.end
