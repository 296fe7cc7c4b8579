"""Quantities as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policyparse.comparison.counted import counts_another
from policyparse.comparison.readings import _short, plain, reading
from policyparse.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1250", "1,250"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("39038100000", "39.0381 billion"),
        ("39038120000", "39038.12 million"),
        ("39038123456", "39,038,123,456"),
        ("999999900", "999.9999 million"),
        ("1000000000000", "1 trillion"),
        ("0.66666666", "0.666667"),
        ("12.50", "12.5"),
        ("1000001.1234567", "1,000,001.1234567"),
        ("1E+21", "1E+21"),
        ("1E+20", "100000000 trillion"),
        ("1E-21", "1E-21"),
        ("-2000000", "-2 million"),
    ],
)
def test_a_number_is_read_with_the_greatest_word_that_leaves_four_decimals(value, said):
    assert _short(Decimal(value)) == said


def test_a_plain_number_has_no_zeros_at_its_end():
    assert (plain(Decimal("12.500")), plain(Decimal(1200))) == ("12.5", "1200")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("至少30家", "≥ 30"),
        ("超过30家", "> 30"),
        ("约30家", "~ 30"),
        ("不足30家", "< 30"),
        ("至多30家", "≤ 30"),
        ("5-8吨", "5–8 t"),
        ("100亿元", "CNY 10 billion"),
        ("2025年3月1日", "2025-03-01"),
        ("每周6天", "6 d per week"),
        ("提高4个百分点", "4 pp"),
    ],
)
def test_a_quantity_is_read_alike_in_both_languages(text, said):
    assert reading(find_quantities(text, "zh")[0]) == said


@pytest.mark.parametrize(
    ("measure", "source", "after", "other"),
    [
        ("套", "3100套", " villages", "villages"),
        ("套", "3100套", " remote villages", "villages"),
        ("套", "3100套", " old remote villages", None),
        ("套", "3100套", " villagers", None),
        ("套", "3个村庄3100套", " villages", None),
        ("套", "3100套", " flats", None),
        ("个", "3100个", " villages", None),
        (None, "3100", " villages", None),
    ],
)
def test_what_is_counted_is_known_by_its_measure_and_by_the_noun_after_the_number(measure, source, after, other):
    assert counts_another(measure, source, after) == other
