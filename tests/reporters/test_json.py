"""Numbers keep every digit, and lists of plain values stay on one line."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.reporters.json import dumps, dumps_line, number, report_dict
from tests.reporters import sample

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
TREES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@pytest.mark.parametrize(
    ("written", "given_out"),
    [("100", 100), ("1E+10", 10_000_000_000), ("2.50", 2.5), ("0.1", 0.1), ("0", 0)],
)
def test_a_number_that_an_int_or_a_float_holds_exactly_becomes_one(written, given_out):
    assert number(Decimal(written)) == given_out
    assert type(number(Decimal(written))) is type(given_out)


@pytest.mark.parametrize("digits", ["0.12345678901234567890123", "1234567890123456.789"])
def test_a_number_that_no_float_holds_stays_a_decimal(digits):
    assert number(Decimal(digits)) == Decimal(digits)
    assert dumps({"value": number(Decimal(digits))}) == f'{{\n  "value": {digits}\n}}'


def test_a_number_longer_than_python_writes_an_int_is_written_in_full():
    digits = "9" * 5000
    assert dumps(number(Decimal(digits))) == digits


@settings(max_examples=200)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**18, places=6))
def test_every_decimal_reads_back_as_itself(value):
    assert json.loads(dumps(number(value)), parse_float=Decimal, parse_int=Decimal) == value


@settings(max_examples=100)
@given(TREES)
def test_any_tree_reads_back_as_itself(tree):
    assert json.loads(dumps(tree)) == tree
    assert json.loads(dumps_line(tree)) == tree


@settings(max_examples=50)
@given(TREES)
def test_a_line_is_one_line(tree):
    assert "\n" not in dumps_line(tree)


def test_a_span_stays_on_one_line_and_chinese_stays_readable():
    assert dumps({"span": [1, 2], "text": "产业"}) == '{\n  "span": [1, 2],\n  "text": "产业"\n}'


def test_a_report_is_as_agreed(golden):
    golden("json/report.json", dumps(report_dict(sample.report())) + "\n")
