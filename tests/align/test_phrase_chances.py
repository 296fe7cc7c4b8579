"""The hidden Markov model of phrases against all ways to read them, and what it says of a clause."""

from __future__ import annotations

import math
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.align.phrases import _FIRST, _LATER, LETTERS, Phrase, PhraseFeatures, _chances, _step, _steps, shares
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords


def test_a_phrase_mostly_moves_on_by_one_clause_or_stays_and_seldom_jumps():
    chances = {distance: _step(distance) for distance in range(-3, 5)}
    assert sorted(chances, key=chances.__getitem__) == [-3, -2, -1, 4, 3, 2, 0, 1]
    assert chances[-2] / chances[-1] == pytest.approx(chances[-3] / chances[-2])
    assert chances[3] / chances[2] == pytest.approx(chances[4] / chances[3])


def test_from_each_clause_the_chances_add_up_to_one():
    for size in (1, 2, 5):
        assert [math.fsum(row) for row in _steps(size)] == pytest.approx([1.0] * size)
    one, two = _steps(2)
    assert (one[1] / one[0], two[0] / two[1]) == pytest.approx((_step(1) / _step(0), _step(-1) / _step(0)))


def enumerated(likely: list[list[float]]) -> list[list[float]]:
    """The chances by going through all ways: the first clauses are likelier to begin with, down to a floor."""
    size, steps = len(likely[0]), _steps(len(likely[0]))
    first = [_LATER / 2 + 0.5 * _FIRST**k for k in range(size)]
    total, found = 0.0, [[0.0] * size for _ in likely]
    for way in product(range(size), repeat=len(likely)):
        chance = first[way[0]] * math.prod(row[at] for row, at in zip(likely, way, strict=True))
        chance *= math.prod(steps[a][b] for a, b in pairwise(way))
        total += chance
        for row, at in zip(found, way, strict=True):
            row[at] += chance
    return [[chance / total for chance in row] for row in found]


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda size: st.lists(
            st.lists(st.sampled_from([0.1, 0.5, 1.0, 7.0, 40.0]), min_size=size, max_size=size), min_size=1, max_size=4
        )
    )
)
def test_the_chances_are_those_of_all_ways_to_read_the_phrases(likely):
    for row, expected in zip(_chances(likely), enumerated(likely), strict=True):
        assert row == pytest.approx(expected)


@pytest.fixture
def evidence(lexicon, termbase):
    reader, others = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    ours = [reader.read(Unit(text, 0, at)) for at, text in enumerate(("港口", "医院", "学校"))]
    theirs = [others.read(Unit("Ports, hospitals, schools, museums.", 0, 0))]
    return Evidence(ours, theirs, offers_of(lexicon, termbase), lexicon)


def phrase(word: str, length: int = 10) -> Phrase:
    return Phrase(0, {word: word} if word else {}, length)


def test_what_is_said_of_a_clause_is_drawn_from_its_phrases(evidence):
    phrases = [phrase("port", 12), phrase("museum", 20), phrase("school", 9)]
    shared = shares(range(3), [4, 4, 4], phrases, evidence)
    first, second, third = (shared.features[i] for i in range(3))
    for clause in (first, second, third):
        assert 0 <= clause.chance <= 1
        assert clause.lead <= clause.chance
    assert min(first.chance, third.chance) > second.chance > 0.5
    assert min(first.lead, third.lead) > 0.5
    assert first.words > 0 > second.words
    assert first.shown > second.shown > 0
    counts = [shared.counts[i, 0] for i in range(3)]
    assert math.fsum(counts) == pytest.approx(3)
    assert [clause.number for clause in (first, second, third)] == pytest.approx([math.log1p(one) for one in counts])


def test_one_clause_has_all_phrases_and_no_rival(evidence):
    shared = shares([0], [4], [phrase("port", 12), phrase("", 20)], evidence)
    alone = shared.features[0]
    assert (alone.chance, alone.lead) == (1.0, 1.0)
    assert alone.extent == pytest.approx(math.log(32 / (LETTERS * 5) + 0.02))
    assert alone.number == pytest.approx(math.log1p(2))
    assert 1.0 < alone.shown < 2.0


@pytest.mark.parametrize(("length", "extent"), [(0, -3.0), (10_000, 1.5)])
def test_the_extent_is_clipped(evidence, length, extent):
    assert shares([0], [4], [phrase("port", length)], evidence).features[0].extent == extent


def test_without_phrases_nothing_is_said(evidence):
    assert shares([0], [4], [], evidence).features == {}
    assert shares([0], [4], [], evidence).counts == {}
    assert PhraseFeatures() == (0.0,) * len(PhraseFeatures._fields)
