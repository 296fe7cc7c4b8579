"""What is kept, shared or asked first changes nothing of what words offer, render and are compared with."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import Offers, offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import SourceWords, TranslationWords
from policyparse.pipeline import load_resources
from tests.align.texts import PLAN

LEXICON, TERMBASE, *_ = load_resources()
OFFERS = offers_of(LEXICON, TERMBASE)
SOURCE = [SourceWords(LEXICON, TERMBASE).read(Unit(zh, at, at)) for at, (zh, _) in enumerate(PLAN)]
TRANSLATION = [TranslationWords(LEXICON).read(Unit(en, at, at)) for at, (_, en) in enumerate(PLAN)]
ALL = range(len(PLAN))
SOME = st.lists(st.sampled_from(ALL), min_size=1, max_size=len(PLAN))
RELAXED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.differing_executors])


def evidence_of(translation, **more):
    return Evidence(SOURCE, translation, OFFERS, LEXICON, **more)


def said_of(evidence):
    return [
        [(reading.parts, reading.best, reading.whole, reading.known, reading.rate) for reading in row]
        for row in evidence.readings
    ]


@RELAXED
@given(SOME, SOME)
def test_what_words_offered_other_segments_is_what_they_offer(first, second):
    before = evidence_of([TRANSLATION[j] for j in first])
    translation = [TRANSLATION[j] for j in second]
    later, afresh = evidence_of(translation, earlier=before.earlier()), evidence_of(translation)
    assert said_of(later) == said_of(afresh)
    assert later.wholes == afresh.wholes


def compared(evidence, whole):
    """Return what `candidates` does, counted segment by segment."""
    postings, scores = evidence.vocabulary.postings, {}
    for count, stem in sorted((len(postings[stem].where), stem) for stem in whole):
        if count > WEIGHTS.telling and len(scores) >= WEIGHTS.candidates:
            break
        places = list(zip(postings[stem].where, postings[stem].forms, strict=True))
        for j, form in places[: 4 * WEIGHTS.telling]:
            gain = whole[stem].strength * evidence.gains[stem]
            scores[j] = scores.get(j, 0.0) + (gain if form == whole[stem].lemma else gain * WEIGHTS.stem)
    least = WEIGHTS.contender * max(scores.values(), default=0.0)
    return sorted((j for j, score in scores.items() if score >= least), key=lambda j: (-scores[j], j))[:12]


@RELAXED
@given(st.lists(st.sampled_from(ALL), max_size=400), st.sampled_from(ALL), st.sets(st.integers(0, 400)))
def test_candidates_are_those_that_share_most(translation, i, without_gain):
    evidence = evidence_of([TRANSLATION[j] for j in translation])
    whole = evidence.wholes[i]
    evidence.gains |= {stem: 0.0 for at, stem in enumerate(whole) if at in without_gain}
    assert evidence.candidates(whole) == compared(evidence, whole)
    assert evidence.candidates(whole) == compared(evidence, whole)


def test_segments_that_share_only_what_all_have_are_candidates_in_order():
    evidence = evidence_of(TRANSLATION)
    whole = evidence.wholes[0]
    evidence.gains |= dict.fromkeys(whole, 0.0)
    found = evidence.candidates(whole)
    assert found
    assert found == sorted(found)


def test_words_that_name_too_many_segments_of_a_short_pair_name_those_of_a_long_one():
    source = [SourceWords(LEXICON, TERMBASE).read(Unit("公园和机场", 0, 0))]
    texts = [*["The park."] * 45, *["The airport."] * 45, *["A kitchen."] * 2_410, "The park and the airport."]
    translation = [TranslationWords(LEXICON).read(Unit(text, at, at)) for at, text in enumerate(texts)]
    evidence = Evidence(source, translation, OFFERS, LEXICON)
    assert WEIGHTS.telling < 46 <= len(texts) // 50
    assert evidence.candidates(evidence.wholes[0])[0] == len(texts) - 1


def test_a_word_renders_as_much_by_itself_as_in_a_row_of_one():
    evidence = evidence_of(TRANSLATION)
    for row in evidence.readings:
        for reading in row:
            for bag in evidence.vocabulary.bags:
                for said in bag.items():
                    if said[0] in reading.best:
                        assert reading.offered.cover_by(said) == reading.cover((said,))


@RELAXED
@given(st.text("abyz-'. 12,", max_size=60).map(lambda text: text + " low-carbon 3.5 port"))
def test_words_of_a_translation_are_in_order(text):
    words = TranslationWords(LEXICON).read(Unit(text, 0, 0))
    assert list(words) == sorted(words, key=lambda word: (word.start, -word.end))


@RELAXED
@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), max_size=4), st.text("甲乙丙丁戊", max_size=6))
def test_a_form_holds_what_was_learnt_if_a_part_of_it_was(learnt, form):
    offers = Offers(LEXICON, TERMBASE, {one: {"port": (1.0, 1.0)} for one in learnt})
    assert offers.holds_learnt(form) == any(one in form for one in learnt)


@pytest.mark.parametrize("word", ["企业", "小微企业", "普惠", "龘龘", "的"])
def test_an_entry_has_glosses_and_renderings(word):
    assert LEXICON.entry(word) == (LEXICON.glosses(word), LEXICON.renderings(word))


def test_the_words_of_a_text_are_a_list_of_its_own_each_time():
    LEXICON.cut("推动发展").append("altered")
    assert LEXICON.cut("推动发展") == ["推动", "发展"]
