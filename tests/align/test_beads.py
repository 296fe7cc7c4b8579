"""Beads: the band that a path may pass, the rates of its steps, and the path itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.align.beads import SOURCE_MOST, TRANSLATION_MOST, BandTables, Lengths, Rates, Step, band, programme
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords
from tests.align.texts import ADDED, PLAN

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]
RELAXED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def anchored(draw):
    """Anchors that ascend on both sides, with the sizes of both."""
    rows, columns = draw(st.integers(1, 60)), draw(st.integers(1, 400))
    many = draw(st.integers(0, min(rows, columns, 8)))
    sides = (sorted(draw(st.sets(st.integers(0, size - 1), min_size=many, max_size=many))) for size in (rows, columns))
    return list(zip(*sides, strict=True)), rows, columns


@given(anchored())
def test_the_band_contains_both_ends_and_the_anchors(given_):
    anchors, rows, columns = given_
    low, high, _, _ = band(anchors, rows, columns)
    assert (low[0], high[rows]) == (0, columns)
    assert all(low[p] <= q <= high[p] and low[p + 1] <= q + 1 <= high[p + 1] for p, q in anchors)


@given(anchored())
def test_the_band_ascends_within_the_translation_without_a_gap_but_for_the_step_from_a_wall(given_):
    low, high, _, _ = band(*given_)
    assert low == sorted(low)
    assert high == sorted(high)
    assert all(0 <= least <= most <= given_[2] for least, most in zip(low, high, strict=True))
    assert all(low[p + 1] <= high[p] + (low[p] == high[p]) for p in range(given_[1]))


def test_a_wall_before_a_wide_gap_leaves_a_way_on():
    around = band([(0, 0), (1, 1), (6, 300)], 7, 301)
    assert (around.low[1], around.high[1]) == (1, 1)
    assert around.low[2] <= 2


@given(anchored())
def test_a_wall_is_one_boundary_between_neighbouring_anchors(given_):
    anchors, rows, columns = given_
    around = band(anchors, rows, columns)
    for (p, q), (p2, q2) in pairwise(anchors):
        if (p2, q2) == (p + 1, q + 1):
            assert (around.low[p2], around.high[p2], around.walls[p], around.column_walls[q]) == (q2, q2, p2, q2)
    assert all(p < wall <= rows for p, wall in enumerate(around.walls))
    assert all(q < wall <= columns for q, wall in enumerate(around.column_walls))


def test_rates_follow_the_path_that_they_are_counted_on():
    usual = Rates(0.01)
    counted = usual.count([Step(p, 1, 2 * p, 2) for p in range(50)])
    assert counted.logs()[0][1, 2] > usual.logs()[0][1, 2]
    assert counted.logs()[0][1, 1] < usual.logs()[0][1, 1]


@pytest.fixture
def scorer(lexicon, termbase):
    """The scorer of two lists of texts."""
    source_words, translation_words = SourceWords(lexicon, termbase), TranslationWords(lexicon)

    def call(source, translation):
        ours = [source_words.read(Unit(text, at, at)) for at, text in enumerate(source)]
        theirs = [translation_words.read(Unit(text, at, at)) for at, text in enumerate(translation)]
        return Scorer(Evidence(ours, theirs, offers_of(lexicon, termbase), lexicon))

    return call


@pytest.fixture
def path(scorer):
    """The best path through two lists of texts, in the order of `places`."""

    def call(source, translation, places=None, cuts=frozenset(), opening=None, rounds=1, **kept):
        opening = opening or ([False] * len(source), [False] * len(translation))
        places = places or list(range(len(translation)))
        around = band([], len(source), len(places))
        lengths = Lengths([len(text) for text in source], [len(translation[j]) for j in places], 3.5, 8.0)
        words = BandTables(scorer(source, translation), places, around, **kept)
        alike = [False] * len(source), [False] * len(places)
        call.words = words
        paths = [programme(words, lengths, around, Rates(0.01), cuts, alike, opening) for _ in range(rounds)]
        return paths[-1]

    return call


@RELAXED
@given(
    source=st.lists(st.sampled_from(ZH), min_size=1, max_size=8),
    translation=st.lists(st.sampled_from([*EN, ADDED]), min_size=1, max_size=8),
)
def test_every_segment_is_in_exactly_one_bead(path, source, translation):
    steps = path(source, translation)
    assert [p for step in steps for p in range(step.p, step.p + step.a)] == list(range(len(source)))
    assert [q for step in steps for q in range(step.q, step.q + step.b)] == list(range(len(translation)))
    assert all(step.a + step.b > 0 and step.a <= SOURCE_MOST and step.b <= TRANSLATION_MOST for step in steps)


@RELAXED
@given(
    source=st.lists(st.sampled_from(ZH), min_size=1, max_size=8),
    translation=st.lists(st.sampled_from([*EN, ADDED]), min_size=1, max_size=8),
)
def test_evidence_that_is_made_again_for_each_path_gives_the_same_one(path, source, translation):
    expected = path(source, translation)
    assert path(source, translation, most=(0, 0), rounds=2) == expected
    assert path(source, translation, most=(0, 1000), rounds=2, several=True) == expected


@pytest.mark.parametrize(("several", "most", "kept"), [(False, 2000, 1), (True, 2000, 40), (True, 100, 1)])
def test_of_a_single_path_and_of_a_large_band_only_what_is_near_the_path_is_kept(path, several, most, kept):
    path(ZH[:1] * 40, EN[:1] * 40, several=several, most=(most, most))
    assert sum(map(bool, path.words.translation)) == kept


@pytest.mark.parametrize("most", [0, 1000])
def test_a_place_between_two_walls_has_the_sums_that_any_other_would_have(scorer, most):
    anchors = [(p, p) for p in range(len(ZH)) if p != 4]
    around = band(anchors, len(ZH), len(EN))
    tables = [BandTables(scorer(ZH, EN), range(len(EN)), around, most=(most, most)) for _ in range(2)]
    assert sum(tables[0]._passes) > 4
    tables[1]._passes = [False] * len(ZH)
    for p in range(len(ZH)):
        for table in tables:
            table.reach(p)
        one, other = (table.translation[p] + table.source[around.low[p]] for table in tables)
        assert one == other


def test_a_translation_in_order_is_beads_of_one_and_one(path):
    assert path(ZH, EN) == [Step(at, 1, at, 1) for at in range(len(ZH))]


def test_what_is_left_out_on_either_side_is_a_bead_of_its_own(path):
    assert Step(4, 1, 4, 0) in path(ZH, [*EN[:4], *EN[5:]])
    assert Step(4, 0, 4, 1) in path(ZH, [*EN[:4], ADDED, *EN[4:]])


def test_halves_of_a_statement_are_joined_but_not_across_a_cut(path):
    halves = ["Universities and enterprises build joint laboratories.", "Professional engineers are trained."]
    translation = [*EN[:3], *halves, *EN[4:]]
    assert Step(3, 1, 3, 2) in path(ZH, translation)
    assert all(step.b < 2 or not step.q < 4 < step.q + step.b for step in path(ZH, translation, cuts=frozenset({4})))


def test_a_translation_in_another_order_is_read_in_the_order_of_its_places(path):
    assert path(ZH, [*EN[5:], *EN[:5]], [*range(5, 10), *range(5)]) == [Step(at, 1, at, 1) for at in range(len(ZH))]


def test_what_ends_in_a_colon_is_joined_to_what_follows(path):
    source = ["财政司动议二读该条例草案。", "财政司致辞的译文：", "我谨动议二读修订条例草案。"]
    translation = [
        "The Financial Secretary moved the second reading of the bill.",
        "He said: I move the amendment bill.",
    ]
    opening = [False, True, False], [False, False]
    assert Step(1, 2, 1, 1) in path(source, translation, opening=opening)
    assert all(step.p + step.a != 2 for step in path(source, translation, opening=opening) if step.b)
