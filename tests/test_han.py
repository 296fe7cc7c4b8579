"""Chinese characters, of whatever plane, are told from letters with accents and from signs."""

import re

import pytest

from policyparse.han import DIGITS, HAN, LIST_NUMERALS, NUMERALS, has_han


@pytest.mark.parametrize("text", ["市", "a 市", "㐀", "豈", "𠮷", "Ünïcode 中"])
def test_a_chinese_character_is_found_in_any_plane(text):
    assert has_han(text)


@pytest.mark.parametrize("text", ["", "city", "Zürich", "10 %", "（，。、）", "①", "ひらがな", "ＡＢ", "…"])
def test_letters_with_accents_signs_and_other_scripts_are_none(text):
    assert not has_han(text)
    assert not re.search(f"[{HAN}]", text)


def test_each_set_of_numerals_holds_the_smaller_one():
    assert set(DIGITS) < set(LIST_NUMERALS) < set(NUMERALS)
