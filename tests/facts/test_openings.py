"""The cheap patterns that find where a quantity or a date may open miss none of those that the grammars find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.facts import dates_chinese, dates_english
from policyparse.facts.quantities import english_tables
from policyparse.facts.quantities.english import opening
from policyparse.facts.units import english_unit_names

UNITS = english_unit_names("length", "time", "mass", "volume")
QUANTITIES = (
    *english_tables.tables().folds,
    *english_tables.VAGUE,
    *(f"{unit}-level" for unit in UNITS),
    *(f"sub-{unit}" for unit in UNITS),
    *english_tables.FRACTIONS,
    "multi-million-yuan", "hundred-billion-yuan", "ten-billion-yuan", "tens of thousands", "several million",
    "few hundred", "a quarter", "quarter million", "half", "two thirds", "an hundred", "a fourty", "nought", "naught",
    "zero", "usd5", "-5", ".5", "10^6", "5.6×10⁹", "+86 21 1234 5678", "(021) 1234 5678", "3 1/2",
)  # fmt: skip
DATES = (
    *(f"{month} 2024" for month in ("january", "feb", "mar.", "sept", "may", "december")),
    *("2024-05-06", "05/06/2024", "2021 to 2025", "between 2021 and 2025", "1990s", "6 may", "the 14th five-year plan"),
    *("q3 2024", "2024 q3", "first quarter of 2024", "last half of 2024", "1st quarter of 2024", "fy 2024", "fy2024"),
    *("14th five-year plan", "fourteenth five-year plan", "within three years", "over the next 5 years"),
    *("the coming two years", "next three years", "following ten years"),
)
CHINESE_DATES = (
    "2021—2025年", "二〇二一至二〇二五年", "2024-05-06", "20世纪60年代", "九十年代", "2025年", "民国113年", "5-6月",
    "十二月", "3月", "未来三年", "三年内", "今后5个月", "接下来两年", "“十四五”", "十四五规划", "六五时期",
)  # fmt: skip
JOINTS = ("", " ", "-", " - ", ".", ". ", "/", "(", "+", "_", ",", "\n", "é", "  ")


@pytest.mark.parametrize("said", QUANTITIES)
def test_a_quantity_opens_where_the_cheap_pattern_looks(said):
    assert quantities(f"of {said} or more") == quantities_anywhere(f"of {said} or more") != []


@pytest.mark.parametrize("said", DATES)
def test_a_date_opens_where_the_cheap_pattern_looks(said):
    assert set(dates_english.places(f"by {said}, or later")) >= set(dates_anywhere(f"by {said}, or later")) > set()


def texts(said):
    words = (*said, "of", "an hour", "a", "the", "5", "may", "over")
    pieces = st.lists(st.tuples(st.sampled_from(words), st.sampled_from(JOINTS)), max_size=6)
    return pieces.map(lambda given: "".join(word + joint for word, joint in given))


@given(texts(QUANTITIES))
def test_quantities_open_where_the_cheap_pattern_looks_in_any_text(text):
    assert quantities(text) == quantities_anywhere(text)


@given(texts(DATES))
def test_dates_open_where_the_cheap_pattern_looks_in_any_text(text):
    assert set(dates_english.places(text)) >= set(dates_anywhere(text))


@given(texts(CHINESE_DATES))
def test_chinese_dates_open_where_the_cheap_pattern_looks(text):
    first, whole = dates_chinese._FIRST, dates_chinese._start()
    assert all(first.match(text, at) for at in range(len(text)) if whole.match(text, at))


def quantities(text):
    return spans(text, english_tables.places(text))


def quantities_anywhere(text):
    return spans(text, range(len(text)))


def spans(text, places):
    return [match.span() for place in places if (match := opening(text, place))]


def dates_anywhere(text):
    return [at for at in range(len(text)) if dates_english._start().match(text, at)]
