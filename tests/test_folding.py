from __future__ import annotations

import gzip
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.folding import fold, fold_widths
from policyparse.lexicon import sources


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
    assert fold_widths(chr(code)) == unicodedata.normalize("NFKC", chr(code))


@pytest.mark.parametrize(
    ("radical", "character"), [("⻋", "车"), ("⻔", "门"), ("⻓", "长"), ("⺟", "母"), ("⻳", "龟")]
)
def test_cjk_radicals_become_the_characters_of_the_same_shape(radical, character):
    assert fold(radical) == character


def test_traditional_characters_become_simplified_ones_place_by_place():
    assert fold("關於促進醫療機器人產業發展的意見") == "关于促进医疗机器人产业发展的意见"
    assert fold("衞生署、環境及生態局") == "卫生署、环境及生态局"


@given(st.text(alphabet="發展高質量产业２０，著"), st.text(alphabet="發展高質量产业２０，著"))
def test_what_a_piece_of_text_folds_to_does_not_hang_on_its_neighbours(left, right):
    assert fold(left + right) == fold(left) + fold(right)


def test_folding_widths_alone_keeps_traditional_characters():
    assert fold_widths("２０個機器人") == "20個機器人"


def test_characters_that_simplified_text_uses_too_stay():
    assert fold("著名、乾坤、夥颐") == "著名、乾坤、夥颐"


def test_simplified_words_are_left_as_they_are():
    """jieba counts words of either form; those in the characters of GB 2312 alone are simplified."""
    words = sources.read_frequencies(sources.installed().frequencies)
    simplified = [word for word in words if _is_gb2312(word) and not set(word) & set("後於徵麽")]
    assert len(simplified) > 300_000
    assert [word for word in simplified if fold(word) != word] == []


def test_the_dictionary_bears_the_table_out():
    """CC-CEDICT writes each headword in both forms."""
    text = gzip.decompress(sources.installed().cedict.read_bytes()).decode()
    entries = [line.split(" ")[:2] for line in text.splitlines() if line[0] != "#"]
    different = [(traditional, simplified) for traditional, simplified in entries if traditional != simplified]
    same = sum(fold(traditional) == fold(simplified) for traditional, simplified in different)
    assert same / len(different) > 0.97


def _is_gb2312(word: str) -> bool:
    return len(word.encode("gb2312", "ignore")) == 2 * len(word)
