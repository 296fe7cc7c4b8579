from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.align.core import align
from policyparse.align.plain import align_segments, linked_beads, units_of_texts
from tests.align.texts import ADDED, PLAN

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]


def beads(source, translation, lexicon, termbase):
    return [(b.source, b.translation) for b in align_segments(source, translation, lexicon, termbase)]


def test_parallel_lists_give_beads_of_one_and_one(lexicon, termbase):
    assert beads(ZH, EN, lexicon, termbase) == [((i,), (i,)) for i in range(len(ZH))]


def test_segments_without_counterpart_are_null_beads_in_place(lexicon, termbase):
    translation = [EN[0], ADDED, *EN[2:]]
    expected = [((0,), (0,)), ((), (1,)), ((1,), ()), *(((i,), (i,)) for i in range(2, len(ZH)))]
    assert beads(ZH, translation, lexicon, termbase) == expected


def test_a_segment_rendered_by_two_is_one_bead(lexicon, termbase):
    halves = ["Universities and enterprises build joint laboratories.", "Professional engineers are trained."]
    assert ((3,), (3, 4)) in beads(ZH, [*EN[:3], *halves, *EN[4:]], lexicon, termbase)


def test_a_segment_left_in_chinese_is_in_the_bead_of_what_it_quotes(lexicon, termbase):
    translation = [EN[0], ZH[1], *EN[2:]]
    assert beads(ZH, translation, lexicon, termbase) == [((i,), (i,)) for i in range(len(ZH))]
    assert beads(ZH, [*EN, ZH[1]], lexicon, termbase)[1] == ((1,), (1, len(EN)))


def test_a_segment_without_words_is_a_bead_of_its_own(lexicon, termbase):
    expected = [((0,), (0,)), ((), (1,)), ((1,), ()), ((2,), (2,))]
    assert beads([ZH[0], "——", ZH[2]], [EN[0], "", EN[2]], lexicon, termbase) == expected


def test_a_segment_of_nothing_but_small_words_is_joined_where_it_stands(lexicon, termbase):
    asked = beads([*ZH[:2], "为什么？", *ZH[2:]], [*EN[:2], "Why?", *EN[2:]], lexicon, termbase)
    assert asked == [((i,), (i,)) for i in range(len(ZH) + 1)]
    assert ((2,), (2,)) in beads([*ZH[:2], "“是的。”", *ZH[2:]], [*EN[:2], '"Yes."', *EN[2:]], lexicon, termbase)


def test_linked_beads_have_positive_scores(lexicon, termbase):
    translation = [*EN[:3], ZH[3], *EN[5:]]
    for bead in align_segments(ZH, translation, lexicon, termbase):
        assert (bead.score > 0) == bool(bead.source and bead.translation)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=st.lists(st.sampled_from(ZH), max_size=8),
    translation=st.lists(st.sampled_from([*EN, ADDED, ZH[0], ""]), max_size=8),
)
def test_every_segment_is_in_exactly_one_bead(lexicon, termbase, source, translation):
    found = align_segments(source, translation, lexicon, termbase)
    assert sorted(i for bead in found for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in found for j in bead.translation) == list(range(len(translation)))


@pytest.mark.parametrize("translation", [EN, [*EN[:3], *EN[5:]], EN[::-1]])
def test_links_are_scored_on_the_scale_of_the_beads_of_segments(lexicon, termbase, translation):
    segmented = {(b.source, b.translation): b.score for b in align_segments(ZH, translation, lexicon, termbase)}
    alignment = align(units_of_texts(ZH, "zh"), units_of_texts(translation, "en"), lexicon, termbase)
    for bead in linked_beads(alignment.by(), alignment):
        assert bead.score == pytest.approx(segmented[bead.source, bead.translation], rel=0.15)


def test_a_segment_that_stands_untranslated_scores_alike_with_and_without_links(lexicon, termbase):
    translation = [EN[0], ZH[1]]
    alignment = align(units_of_texts(ZH[:2], "zh"), units_of_texts(translation, "en"), lexicon, termbase)
    quoted = [
        beads[1].score
        for beads in (linked_beads(alignment.by(), alignment), align_segments(ZH[:2], translation, lexicon, termbase))
    ]
    assert quoted[0] == quoted[1] > 0
