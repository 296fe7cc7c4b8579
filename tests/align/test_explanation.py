"""The explanation says what the alignment has: its links, their scores, and the words that bear them."""

from __future__ import annotations

import pytest

from policyparse.align.documents import align_analyses
from policyparse.align.explanation import explain
from policyparse.errors import UsageError
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.judge import judge_aligned
from tests.align.texts import ADDED, PLAN

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]
NAMES = [f"{side}{number}" for side in "st" for number in range(1, len(PLAN) + 1)]


@pytest.fixture(scope="module")
def explained():
    resources = load_resources()

    def call(source, translation, name):
        texts = read_text("\n".join(source), "zh"), read_text("\n".join(translation), "en")
        sides = [analyse(structure(text), resources) for text in texts]
        aligned = align_analyses(*sides, resources.lexicon, resources.termbase)
        return explain(judge_aligned(*sides, aligned, resources.lexicon, resources.termbase), aligned, name)

    return call


def ends(candidate):
    return {(tie.source, tie.translation) for tie in candidate.ties}


def test_a_rendered_segment_is_linked_by_its_bead_and_has_a_chance_to_match(explained):
    found = explained(ZH, EN, "s1")
    (link,) = found.links
    assert (link.segment.id, link.by) == ("t1", "bead")
    assert link.score > 0
    assert 0.5 <= found.chance <= 1


@pytest.mark.parametrize("name", NAMES)
def test_links_are_those_of_the_bitext(explained, name):
    found = explained(ZH, EN, name)
    assert found.outcome.segment.id == name
    assert {link.segment.id for link in found.links} == set(found.outcome.links)


@pytest.mark.parametrize("at", range(1, len(PLAN) + 1))
def test_both_ends_of_a_link_name_each_other_and_the_same_words(explained, at):
    for link in explained(ZH, EN, f"s{at}").links:
        (back,) = (one for one in explained(ZH, EN, link.segment.id).links if one.segment.id == f"s{at}")
        assert (back.by, back.score) == (link.by, link.score)
        assert link.ties
        assert {translation for _, translation in ends(link)} <= {translation for _, translation in ends(back)}


@pytest.mark.parametrize("name", NAMES)
def test_candidates_are_in_the_order_of_their_scores(explained, name):
    found = explained(ZH, EN, name)
    assert found.candidates == (*found.links, *found.runners_up)
    for group in (found.links, found.runners_up):
        scores = [candidate.score for candidate in group if candidate.score is not None]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_either_matches_or_is_unanswered(explained, name):
    for candidate in explained(ZH, EN, name).candidates:
        own = {tie.source if name[0] == "s" else tie.translation for tie in candidate.ties}
        assert not own & {word.span for word in candidate.unanswered}
        assert all(word.weight <= 0 for word in candidate.unanswered)


def test_an_added_segment_has_no_link(explained):
    found = explained(ZH, [*EN[:2], ADDED, *EN[2:]], "t3")
    assert (found.outcome.verdict, found.links) == ("added", ())


def test_a_quotation_is_linked_by_its_text(explained):
    found = explained(ZH, [*EN, ZH[0]], f"t{len(EN) + 1}")
    assert [(link.segment.id, link.by) for link in found.links] == [("s1", "quotation")]


def test_boilerplate_has_neither_candidates_nor_a_chance(explained):
    source = [*ZH, "- 1 -"]
    last = explained(source, EN, "s1").bitext.renderings[-1].segment
    found = explained(source, EN, last.id)
    assert found.outcome.segment.kind == "boilerplate"
    assert (found.candidates, found.chance) == ((), None)


def test_an_unknown_id_says_which_there_are(explained):
    with pytest.raises(UsageError, match="no segment is called 'q1': the source has s1 to s"):
        explained(ZH, EN, "q1")
