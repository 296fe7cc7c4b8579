"""Which words of the two sides of a bead answer each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from policyparse.comparison.answers import Answers
from policyparse.lexicon import load_lexicon

ZH, EN = "港口安装设备，学校培训教师。医院不接待。", "Equipment is installed at the port, the school trains. It rains."


@pytest.fixture(scope="module")
def answers():
    return Answers(ZH, EN, load_lexicon())


def words(answers, spans):
    return [answers.source[span.start : span.end] for span in spans]


def said(answers, numbers):
    return {answers.tokens[number].word for number in numbers}


def test_a_word_is_answered_by_the_tokens_of_its_glosses(answers):
    by_word = {ZH[word.start : word.end]: said(answers, answers.tokens_of(word)) for word in answers.words}
    assert by_word["港口"] == {"port"}
    assert by_word["学校"] == {"school"}
    assert by_word["安装"] == {"installed"}
    assert by_word["医院"] == set()


def test_a_token_answers_the_words_that_it_renders(answers):
    back = {token.word: words(answers, answers.words_of(number)) for number, token in enumerate(answers.tokens)}
    assert "港口" in back["port"]
    assert back["the"] == []
    assert back["rains"] == []


def test_words_are_the_longest_at_their_place(answers):
    found = words(answers, answers.words)
    assert "港口" in found
    assert "港" not in found
    assert found == [ZH[word.start : word.end] for word in sorted(answers.words)]


def test_the_words_after_a_place_do_not_overlap_and_end_before_a_stop(answers):
    after = list(answers.after(0, ZH.index("，")))
    assert words(answers, after) == ["港口", "安装", "设备"]
    assert all(one.end <= other.start for one, other in pairwise(after))
    assert words(answers, answers.after(1, ZH.index("，")))[0] == "安装"
    assert list(answers.after(0, 0)) == []
    assert words(answers, answers.after(0, 2)) == ["港口"]


@pytest.mark.parametrize(
    ("place", "clause", "sentence"),
    [
        (0, "港口安装设备，", "港口安装设备，学校培训教师。"),
        (6, "港口安装设备，", "港口安装设备，学校培训教师。"),
        (7, "学校培训教师。", "港口安装设备，学校培训教师。"),
        (14, "医院不接待。", "医院不接待。"),
    ],
)
def test_clauses_and_sentences_hold_a_place_with_the_mark_that_ends_them(answers, place, clause, sentence):
    assert ZH[slice(*answers.clause_zh(place))] == clause
    assert ZH[slice(*answers.sentence_zh(place))] == sentence


@pytest.mark.parametrize(
    ("place", "clause", "sentence"),
    [
        (0, "Equipment is installed at the port,", "Equipment is installed at the port, the school trains."),
        (36, " the school trains.", "Equipment is installed at the port, the school trains."),
        (56, " It rains.", " It rains."),
    ],
)
def test_english_clauses_and_sentences_likewise(answers, place, clause, sentence):
    assert EN[slice(*answers.clause_en(place))] == clause
    assert EN[slice(*answers.sentence_en(place))] == sentence


def test_function_words_and_single_letters_are_no_content(answers):
    content = {token.word for number, token in enumerate(answers.tokens) if answers.is_content(number)}
    assert {"equipment", "port", "school"} <= content
    assert content.isdisjoint({"is", "at", "the", "it"})
    assert not Answers("甲", "x", load_lexicon()).is_content(0)
    assert Answers("甲", "ox", load_lexicon()).is_content(0)
