"""Cells that no spreadsheet takes for a formula."""

import pytest

from policyparse.reporters.harmless import inert


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1"])
def test_what_looks_like_a_formula_becomes_text(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+3.5", "100亿元", "", 7, None, -2.5])
def test_numbers_and_other_text_stay_as_they_are(value):
    assert inert(value) == value
