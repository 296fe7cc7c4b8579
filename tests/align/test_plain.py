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


def test_linked_beads_have_positive_scores(lexicon, termbase):
    assert all(bead.score > 0 for bead in align_segments(ZH, EN, lexicon, termbase))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=st.lists(st.sampled_from(ZH), max_size=8), translation=st.lists(st.sampled_from([*EN, ADDED]), max_size=8)
)
def test_every_segment_is_in_exactly_one_bead(lexicon, termbase, source, translation):
    found = align_segments(source, translation, lexicon, termbase)
    assert sorted(i for bead in found for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in found for j in bead.translation) == list(range(len(translation)))
