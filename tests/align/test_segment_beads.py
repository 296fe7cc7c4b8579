"""Beads with their segments, and the words that tie these: in either direction."""

from __future__ import annotations

import pytest

from policyparse.align.documents import align_analyses
from policyparse.align.plain import Bead
from policyparse.align.segment_beads import links_of, segment_beads
from policyparse.align.ties import source_ties, strongest, translation_ties, turned, worded
from policyparse.model.bitext import Evidence, Rendering
from policyparse.model.document import Span
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure

SOURCE = "港口安装监控设备。\n完善居民投诉渠道。\n每季度召开会议。"
TRANSLATION = "Monitoring equipment is installed at the port.\nThe press was invited.\nMeet every quarter."


@pytest.fixture(scope="module")
def aligned():
    resources = load_resources()
    sides = read_text(SOURCE, "zh"), read_text(TRANSLATION, "en")
    source, translation = (analyse(structure(side), resources) for side in sides)
    return align_analyses(source, translation, resources.lexicon, resources.termbase)


BEADS = (Bead((0,), (0,), 7.0), Bead((), (1,), 0.0), Bead((1,), (), 0.0), Bead((2,), (2,), 3.0))


def words(bead) -> set[tuple[str, str]]:
    return {(tied(SOURCE, tie.source), tied(TRANSLATION, tie.translation)) for tie in bead.ties}


def tied(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_beads_have_their_segments_their_scores_and_the_words_that_answer_each_other(aligned):
    first, new, lost, last = segment_beads(BEADS, worded(aligned))
    assert [part.text for part in first.source] == ["港口安装监控设备。"]
    assert [part.text for part in first.translation] == ["Monitoring equipment is installed at the port."]
    assert (first.score, last.score) == (7.0, 3.0)
    assert {("港口", "port"), ("设备", "equipment")} <= words(first)
    assert [one.linked for one in (first, new, lost, last)] == [True, False, False, True]
    assert (new.source, lost.translation, new.ties, lost.ties) == ((), (), (), ())


def test_no_words_tie_segments_that_are_not_linked(aligned):
    first, *_, last = segment_beads(BEADS, worded(aligned), frozenset({(2, 2)}))
    assert first.ties == ()
    assert last.ties


def test_from_english_the_beads_follow_the_english_and_each_english_word_has_one_tie(aligned):
    back = segment_beads(BEADS, worded(aligned), direction="en-zh")
    assert [part.text for bead in back for part in bead.source] == TRANSLATION.splitlines()
    assert [bead.score for bead in back] == [7.0, 0.0, 0.0, 3.0]
    assert [part.text for bead in back for part in bead.translation] == [
        "港口安装监控设备。",
        "完善居民投诉渠道。",
        "每季度召开会议。",
    ]
    spans = [tie.source for tie in back[0].ties]
    assert spans == sorted(set(spans))
    assert "port" in {tied(TRANSLATION, span) for span in spans}


def test_links_are_those_of_the_renderings_of_either_side(aligned):
    one, _, other = aligned.source
    first, _, third = aligned.translation
    forth = [Rendering(one, "kept", 1, 0, (), (first.id,), 1), Rendering(other, "kept", 1, 0, (), (third.id,), 1)]
    back = [Rendering(third, "kept", 1, 0, (), (other.id,), 1), Rendering(first, "kept", 1, 0, (), (one.id,), 1)]
    assert links_of(aligned, forth) == links_of(aligned, back) == {(0, 0), (2, 2)}


def test_each_word_has_the_tie_that_weighs_most_in_the_order_of_the_source():
    def tie(source: int, translation: int, weight: float) -> Evidence:
        return Evidence(Span(source, source + 1), Span(translation, translation + 1), "word", weight)

    light, heavy, equal, early = tie(5, 1, 1.0), tie(5, 2, 2.0), tie(5, 3, 2.0), tie(3, 7, 0.5)
    assert strongest([light, heavy, equal, early]) == (early, heavy)
    assert turned(heavy) == tie(2, 5, 2.0)


def test_words_without_an_answer_take_from_the_score(aligned):
    pair = worded(aligned)
    for ties, missing in (source_ties(pair, 0, 1), translation_ties(pair, 0, 1)):
        assert not ties
        assert missing
        assert all(word.weight <= 0 for word in missing)


def test_no_word_is_both_answered_and_missing(aligned):
    pair = worded(aligned)
    for i, j in ((0, 0), (2, 2)):
        for read, end in ((source_ties, "source"), (translation_ties, "translation")):
            ties, missing = read(pair, i, j)
            assert {getattr(tie, end) for tie in ties}.isdisjoint(word.span for word in missing)
            assert all(tie.weight > 0 for tie in ties)


def test_a_number_ties_as_a_number_and_a_term_as_a_term():
    resources = load_resources()
    sides = read_text("培训人工智能人才350名。", "zh"), read_text("Train 350 artificial intelligence experts.", "en")
    source, translation = (analyse(structure(side), resources) for side in sides)
    pair = worded(align_analyses(source, translation, resources.lexicon, resources.termbase))
    kinds = {tie.kind for tie in source_ties(pair, 0, 0)[0]}
    assert kinds == {"number", "term", "word"}
