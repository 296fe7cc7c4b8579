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


@pytest.fixture
def shown(lexicon, termbase):
    """What the phrases of several units say of each one's rendering anything of the clauses of one bead."""

    def call(clauses, translations):
        source, others = SourceWords(lexicon, termbase), TranslationWords(lexicon)
        units = [Unit(text, 0, at) for at, text in enumerate(translations)]
        words = [others.read(unit) for unit in units]
        ours = [source.read(Unit(text, 0, at)) for at, text in enumerate(clauses)]
        evidence = Evidence(ours, words, offers_of(lexicon, termbase), lexicon)
        phrases = [one for j, unit in enumerate(units) for one in phrases_of(j, unit, words[j], evidence)]
        return shares(range(len(clauses)), [len(text) for text in clauses], phrases, evidence).units

    return call


def test_a_unit_in_the_words_of_a_clause_shows_more_than_another(shown):
    units = shown(CLAUSES[:2], ["Speed up medical robot research, foster leading enterprises.", "Nice weather there."])
    assert units[0].shown > 0.9 > units[1].shown
    assert units[0].worth > units[1].worth
    assert units[0].strongest > units[1].strongest
    assert units[0].lead > 0.5 > units[1].lead


def test_what_two_units_show_alike_is_shared_by_them(shown):
    (alone,) = shown(CLAUSES[:1], ["Speed up medical robot research."]).values()
    twice = shown(CLAUSES[:1], ["Speed up medical robot research.", "Speed up medical robot research."])
    assert twice[0].extent < alone.extent - 0.4
    assert twice[0].lead == pytest.approx(0, abs=0.2)


def test_the_phrases_of_a_unit_are_counted(shown):
    units = shown(CLAUSES, ["Speed up research, foster leading firms, improve talent policy."])
    assert units[0].number == pytest.approx(math.log(4))
