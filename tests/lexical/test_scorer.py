"""Scores over unions: the more segments are joined, the less a word found among them says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.scorer import LARGEST, Found, Scorer
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords
from policyparse.pipeline import load_resources
from tests.align.texts import PLAN

ALL = range(len(PLAN))
GROUPS = st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique=True)
RELAXED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def evidence():
    lexicon, termbase, *_ = load_resources()
    ours, theirs = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    source = [ours.read(Unit(zh, at, at)) for at, (zh, _) in enumerate(PLAN)]
    translation = [theirs.read(Unit(en, at, at)) for at, (_, en) in enumerate(PLAN)]
    return Evidence(source, translation, offers_of(lexicon, termbase), lexicon)


@pytest.fixture
def scorer(evidence):
    return Scorer(evidence)


def falls(values):
    return len(values) == LARGEST and all(before >= after for before, after in pairwise(values))


def test_gains_of_a_translation_word_fall_with_the_size_of_the_union(scorer):
    assert all(falls(gains) for gains in scorer.gain.values())
    assert any(gains[0] > gains[-1] for gains in scorer.gain.values())


def test_gains_of_a_source_word_fall_with_the_size_of_the_union(scorer):
    assert all(falls(gains) for gains, _ in scorer.stakes)
    assert any(gains[0] > gains[-1] for gains, _ in scorer.stakes)


def test_a_word_found_never_costs_and_a_word_missed_never_gains(scorer):
    assert all(gain >= 0 for gains in scorer.gain.values() for gain in gains)
    assert all(miss <= 0 for miss in scorer.miss.values())
    assert all(miss <= 0 and min(gains) >= 0 for gains, miss in scorer.stakes)


@RELAXED
@given(st.lists(st.tuples(GROUPS, GROUPS), max_size=12))
def test_refitted_chances_stay_within_bounds(scorer, beads):
    scorer.refit(beads)
    assert all(0.1 <= chance <= 0.9 for chance in scorer.found)


def test_true_beads_raise_the_chances_above_those_of_false_ones(evidence):
    true, false = Scorer(evidence), Scorer(evidence)
    true.refit([([at], [at]) for at in ALL])
    false.refit([([at], [(at + 3) % len(ALL)]) for at in ALL])
    assert true.found.offered > false.found.offered
    assert true.found.rendered > false.found.rendered


def test_a_bead_of_several_source_segments_teaches_nothing(scorer):
    scorer.refit([])
    before = scorer.found
    scorer.refit([([0, 1], [0]), ([2], [])])
    assert scorer.found == before


def test_higher_chances_make_a_miss_dearer(evidence):
    low, high = Scorer(evidence), Scorer(evidence)
    low.fit(Found(0.4, 0.4, 0.4))
    high.fit(Found(0.8, 0.8, 0.8))
    assert all(after <= before for before, after in zip(low.blank, high.blank, strict=True))
    assert all(after < before for before, after in zip(low.missing, high.missing, strict=True))


@pytest.mark.parametrize("at", ALL)
def test_a_segment_scores_best_with_its_own_rendering(scorer, at):
    scores = {j: sum(scorer.score(at, j)) for j in ALL}
    assert max(scores, key=scores.__getitem__) == at
    assert scores[at] > 0


def test_segments_that_share_nothing_score_what_their_misses_cost(scorer):
    i, j = next((i, j) for i in ALL for j in ALL if not scorer.match(i, j))
    assert scorer.score(i, j) == (scorer.missing[i], scorer.blank[j])


def test_candidates_share_words(scorer):
    assert all(scorer.match(i, j) for i in ALL for j in scorer.candidates(i))


def test_few_candidates_are_the_first_of_many(scorer):
    assert all(scorer.candidates(i, count) == scorer.candidates(i)[:count] for i in ALL for count in (1, 2, 3))
    assert any(len(scorer.candidates(i)) > 1 for i in ALL)


def test_what_a_pair_taught_scores_as_if_it_had_been_known_from_the_start(evidence):
    lexicon, termbase, *_ = load_resources()
    offers = offers_of(lexicon, termbase).with_learnt({"企业": {"truck": (0.8, 1.0)}})
    theirs = TranslationWords(lexicon)
    translation = [theirs.read(Unit(en, at, at)) for at, (_, en) in enumerate(PLAN)]
    first = Scorer(evidence)
    known = [[first.score(i, j) for j in ALL] for i in ALL]
    later = Scorer(Evidence(evidence.source, translation, offers, lexicon, evidence), first)
    afresh = Scorer(Evidence(evidence.source, translation, offers, lexicon))
    scores = [[later.score(i, j) for j in ALL] for i in ALL]
    assert scores == [[afresh.score(i, j) for j in ALL] for i in ALL]
    assert scores != known
    assert 0 < len(later.evidence.changed) < len(ALL)
