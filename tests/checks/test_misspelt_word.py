"""Slips of the pen are counted as the distance of optimal string alignment counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from policyparse.checks.misspelt_word import _slips


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [
        ("supervision", "supervision", 0),
        ("supervison", "supervision", 1),
        ("superivsion", "supervision", 1),
        ("supervizion", "supervision", 1),
        ("ca", "abc", 3),
        ("", "ab", 2),
    ],
)
def test_slips_are_counted(word, other, slips):
    assert _slips(word, other) == _slips(other, word) == slips


@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_the_count_is_the_distance(word, other):
    assert _slips(word, other) == OSA.distance(word, other)
