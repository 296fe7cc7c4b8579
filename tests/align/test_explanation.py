"""The explanation's figures are those that the alignment was made with."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.align.core import align, ways
from policyparse.align.documents import align_analyses
from policyparse.align.explanation import explain
from policyparse.align.plain import units_of_texts
from policyparse.errors import UsageError
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.judge import judge_aligned
from tests.align.texts import ADDED, PLAN

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]
RELAXED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIDES = {
    "source": st.lists(st.sampled_from(ZH), min_size=1, max_size=7),
    "translation": st.lists(st.sampled_from([*EN, ADDED]), min_size=1, max_size=7),
}


def explained(source, translation, name):
    resources = load_resources()
    texts = read_text("\n".join(source), "zh"), read_text("\n".join(translation), "en")
    sides = [analyse(structure(text), resources) for text in texts]
    aligned = align_analyses(*sides, resources.lexicon, resources.termbase)
    return explain(judge_aligned(*sides, aligned, resources.lexicon, resources.termbase), aligned, name)


@RELAXED
@given(**SIDES)
def test_the_steps_of_a_path_and_its_scores_add_up_to_what_it_won_with(lexicon, termbase, source, translation):
    units = units_of_texts(source, "zh"), units_of_texts(translation, "en")
    alignment = align(*units, lexicon, termbase)
    for way in ways(*units, alignment.fits, alignment.quotations):
        total = 0.0
        for at, choice in enumerate(way.path.choices):
            score = way.scores[at][choice] if choice is not None else 0.0
            total += score + way.path.step(at, choice, way.welcome[at][choice] if choice is not None else 0.0)
        assert total == pytest.approx(way.path.total, abs=1e-9)


@RELAXED
@given(**SIDES)
def test_what_the_words_of_a_segment_say_adds_up_to_its_fit(lexicon, termbase, source, translation):
    alignment = align(units_of_texts(source, "zh"), units_of_texts(translation, "en"), lexicon, termbase)
    evidence = alignment.evidence
    for i, row in enumerate(alignment.fits):
        missing = sum(evidence.stakes(word)[1] for word in alignment.source[i])
        for j, fit in row.items():
            found = sum(evidence.answer(word, j)[0] for word in alignment.source[i])
            assert missing + found == pytest.approx(fit.source, abs=1e-9)
            answers = evidence.back_answers(i, j)
            blank = sum(evidence.miss(stem, form) for stem, form in evidence.vocabulary.bags[j].items())
            assert blank + sum(answers.values()) == pytest.approx(fit.segment, abs=1e-9)


def test_a_link_of_both_documents_is_said_to_be_chosen_by_both():
    (link,) = explained(ZH, EN, "s1").links
    assert (link.segment.id, link.chosen_by) == ("t1", "both")
    assert link.score > 0
    assert link.cost >= 0


def test_both_ends_of_a_link_name_each_other_and_the_same_words():
    (link,) = explained(ZH, EN, "s2").links
    (back,) = explained(ZH, EN, link.segment.id).links
    assert back.segment.id == "s2"
    assert link.ties
    assert {tie.translation for tie in link.ties} <= {tie.translation for tie in back.ties}


def test_candidates_are_in_the_order_of_their_scores():
    found = explained(ZH, EN, "s3")
    for group in (found.links, found.runners_up):
        scores = [candidate.score for candidate in group if candidate.score is not None]
        assert scores == sorted(scores, reverse=True)


def test_an_added_segment_has_no_link_and_answers_to_nothing_at_a_cost():
    found = explained(ZH, [*EN[:2], ADDED, *EN[2:]], "t3")
    assert (found.outcome.verdict, found.links) == ("added", ())
    assert found.cost >= 0
    assert found.before.id == "s2"


def test_a_quotation_is_linked_by_its_text():
    found = explained(ZH, [*EN, ZH[0]], f"t{len(EN) + 1}")
    assert [(link.segment.id, link.chosen_by) for link in found.links] == [("s1", "quotation")]


def test_an_unknown_id_says_which_there_are():
    with pytest.raises(UsageError, match="no segment is called 'q1': the source has s1 to s"):
        explained(ZH, EN, "q1")
