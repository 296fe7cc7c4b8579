from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.folding import fold


@given(st.text())
def test_folding_keeps_the_length_and_so_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_full_width_letters_digits_and_signs_become_ascii():
    assert fold("２０２５年ＡＩ＋５Ｇ，１００％　") == "2025年AI+5G，100% "


def test_chinese_punctuation_stays_as_it_is():
    kept = "，；：？！（）。、《》“”"
    assert fold(kept) == kept


def test_raised_digits_are_not_flattened_into_the_number_before_them():
    assert fold("10²") == "10²"


@pytest.mark.parametrize("code", range(0x2F00, 0x2FD6))
def test_each_kangxi_radical_becomes_its_character(code):
    assert fold(chr(code)) == unicodedata.normalize("NFKC", chr(code))


@pytest.mark.parametrize(
    ("radical", "character"), [("⻋", "车"), ("⻔", "门"), ("⻓", "长"), ("⺟", "母"), ("⻳", "龟")]
)
def test_cjk_radicals_become_the_characters_of_the_same_shape(radical, character):
    assert fold(radical) == character
