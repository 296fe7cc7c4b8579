"""Which words of one side render which of the other, seen from either side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords, Word
from policyparse.pipeline import load_resources
from policyparse.verdicts.wording import Shown, Wording

TEMPER = 0.7
"""What the evidence of one word is worth, as words are not independent."""


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    resources = load_resources()
    chinese, english = SourceWords(resources.lexicon, resources.termbase), TranslationWords(resources.lexicon)
    ours, theirs = ("建设城市公园", "改善重症监护服务"), ("Build city parks, and a park.", "Improve intensive care.")
    return Evidence(
        [chinese.read(Unit(text, at, at)) for at, text in enumerate(ours)],
        [english.read(Unit(text, at, at)) for at, text in enumerate(theirs)],
        offers_of(resources.lexicon, resources.termbase),
        resources.lexicon,
    )


@pytest.fixture
def forth(evidence):
    return Wording(evidence, forth=True)


@pytest.fixture
def back(evidence):
    return Wording(evidence, forth=False)


ENGLISH = [
    [Word(0, 5, "build", "word"), Word(6, 10, "city", "word"), Word(11, 16, "park", "word")],
    [Word(0, 7, "improve", "word"), Word(8, 17, "intensive", "word"), Word(18, 22, "care", "word")],
]
CHINESE = [
    [Word(10, 12, "建设", "term"), Word(12, 16, "城市公园", "word")],
    [Word(0, 2, "改善", "term"), Word(2, 6, "重症监护", "term"), Word(6, 8, "服务", "term")],
]


def shown(wording: Wording, words: Sequence[Word], chunks: Sequence[Sequence[Word]]) -> list[Shown]:
    (found,) = wording.shown([words], chunks)
    return found


def test_the_stake_of_a_chinese_word_is_that_of_the_source_tempered(forth, evidence):
    gain, miss = evidence.stakes(CHINESE[0][1])
    assert forth.stake(CHINESE[0][1]) == pytest.approx((TEMPER * gain, TEMPER * miss))
    assert gain > 0 > miss


def test_the_stake_of_an_english_word_is_that_of_the_translation_tempered(back, evidence):
    gain, miss = evidence.gains["citi"], evidence.miss("citi", "city")
    assert back.stake(ENGLISH[0][1]) == pytest.approx((TEMPER * gain, TEMPER * miss))
    assert gain > 0 > miss


def test_nothing_is_at_stake_with_a_word_that_the_text_does_not_have(back):
    assert back.stake(Word(0, 5, "zebra", "word")) == (0.0, 0.0)


def test_a_chinese_word_is_rendered_by_english_words_each_by_the_share_that_it_renders(forth):
    assert shown(forth, CHINESE[0], ENGLISH) == [{0: {"build": 1.0}}, {0: {"citi": 0.5, "park": 0.5}}]
    assert shown(forth, CHINESE[1], ENGLISH) == [{1: {"improv": 1.0}}, {1: {"intens": 0.5, "care": 0.5}}, {}]


def test_a_word_that_is_only_related_renders_less(forth):
    assert shown(forth, CHINESE[0][1:], [[Word(0, 4, "parks", "word")]]) == [{0: {"park": pytest.approx(0.4)}}]


def test_an_english_word_is_rendered_by_the_chinese_words_that_offer_it_as_strongly_as_they_do(back):
    assert shown(back, ENGLISH[0], CHINESE) == [{0: {"建设": 1.0}}, {0: {"城市公园": 1.0}}, {0: {"城市公园": 1.0}}]
    assert shown(back, ENGLISH[1], CHINESE) == [{1: {"改善": 1.0}}, {1: {"重症监护": 0.75}}, {1: {"重症监护": 0.75}}]


def test_what_two_chunks_have_is_shown_in_both(forth, back):
    assert shown(forth, CHINESE[0][:1], [ENGLISH[0][:1]] * 2) == [{0: {"build": 1.0}, 1: {"build": 1.0}}]
    assert shown(back, ENGLISH[0][:1], [CHINESE[0][:1]] * 2) == [{0: {"建设": 1.0}, 1: {"建设": 1.0}}]


def test_from_the_other_side_the_words_are_seen_the_other_way(forth, back):
    assert shown(forth.turned(), ENGLISH[0], CHINESE) == shown(back, ENGLISH[0], CHINESE)
    assert shown(back.turned(), CHINESE[0], ENGLISH) == shown(forth, CHINESE[0], ENGLISH)


def test_several_members_are_seen_one_by_one(forth, back):
    for wording, own, others in ((forth, CHINESE, ENGLISH), (back, ENGLISH, CHINESE)):
        assert wording.shown(own, others) == [shown(wording, words, others) for words in own]
