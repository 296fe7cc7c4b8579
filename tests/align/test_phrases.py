"""Phrases: where a unit is cut, and which clause of a bead each of its phrases renders."""

from __future__ import annotations

import math

import pytest

from policyparse.align.phrases import phrases_of, shares
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords

CLAUSES = ["加快医疗机器人研发", "培育龙头企业", "完善人才政策"]


@pytest.fixture
def read(lexicon, termbase):
    """The shares of the clauses of one bead in the phrases of a translation, and these phrases."""

    def call(clauses, translation):
        source, others = SourceWords(lexicon, termbase), TranslationWords(lexicon)
        unit = Unit(translation, 0, 0)
        words = others.read(unit)
        ours = [source.read(Unit(text, 0, at)) for at, text in enumerate(clauses)]
        evidence = Evidence(ours, [words], offers_of(lexicon, termbase), lexicon)
        phrases = phrases_of(0, unit, words, evidence)
        return phrases, shares(range(len(clauses)), [len(text) for text in clauses], phrases, evidence)

    return call


def test_a_unit_is_cut_at_marks_and_at_heads(read):
    phrases, _ = read(CLAUSES, "Speed up research, foster leading firms and improve talent policy.")
    assert [sorted(phrase.words.values()) for phrase in phrases] == [
        ["research", "speed"],
        ["firm", "foster", "leading"],
        ["improve", "policy", "talent"],
    ]


def test_a_unit_without_words_has_no_phrases(read):
    assert read(CLAUSES, "and, with: (of) –")[0] == []


def test_each_clause_has_the_phrase_in_its_words(read):
    _, shared = read(CLAUSES, "Speed up medical robot research, foster leading enterprises, improve talent policies.")
    assert all(shared.features[i].chance > 0.8 and shared.features[i].lead > 0.6 for i in range(3))


def test_a_clause_between_the_phrases_of_its_neighbours_has_none(read):
    _, shared = read(CLAUSES, "Speed up medical robot research, improve talent policies.")
    assert shared.features[1].chance < 0.3
    assert shared.features[1].chance < min(shared.features[0].chance, shared.features[2].chance)


def test_a_phrase_in_free_words_falls_to_the_clause_that_stands_where_it_does(read):
    dropped = read(CLAUSES, "Speed up medical robot research, improve talent policies.")[1]
    free = read(CLAUSES, "Speed up medical robot research, groom corporate champions, improve talent policies.")[1]
    assert free.features[1].chance > 2 * dropped.features[1].chance
    assert free.features[1].extent > dropped.features[1].extent


def test_the_phrases_are_shared_out_whole(read):
    phrases, shared = read(CLAUSES, "Speed up robot research, which helps, foster firms; improve talent policies.")
    assert math.isclose(sum(shared.counts.values()), len(phrases))


def test_a_bead_of_too_many_clauses_and_phrases_is_not_weighed(read):
    _, shared = read(["培育龙头企业"] * 300, ", ".join(["foster leading enterprises"] * 30))
    assert not shared.features
    assert not shared.counts
