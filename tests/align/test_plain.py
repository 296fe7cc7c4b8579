from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.align.plain import align_segments
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
