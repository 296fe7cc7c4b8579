"""From odds and beads to links, and from units to the sentences that beads group: with numbers given by hand."""

from __future__ import annotations

import math

import pytest

from policyparse.align.bitext import Bead
from policyparse.align.clauses import Judged
from policyparse.align.core import (
    RENDERED,
    _as_given,
    _by_place,
    _by_words,
    _sentences,
    opens,
    sizes,
    texts_of,
    words_of,
)
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word

BEADS = [Bead((0, 1), (0, 1)), Bead((2,), ())]


def judged(odds: list[dict[int, float]], rendered: list[float], accounted: list[float] | None = None) -> Judged:
    return Judged((*odds, *[{}] * 3), (*rendered, 0.0, 0.0), tuple(accounted or [0.9] * 4))


def test_a_rendered_unit_is_linked_to_its_best_candidate_in_its_bead_or_elsewhere():
    found = _by_words(judged([{0: 2.0, 1: 0.5}, {3: 1.5, 1: 0.5}, {1: 1.0}], [0.9, 0.9, 0.9]), BEADS)
    assert found == {(0, 0): "bead", (1, 3): "words", (2, 1): "words"}


@pytest.mark.parametrize(("chance", "linked"), [(RENDERED, True), (RENDERED - 0.001, False)])
def test_a_unit_is_rendered_from_a_chance_of_one_half_on(chance, linked):
    assert bool(_by_words(judged([{0: 2.0}], [chance]), BEADS)) is linked


@pytest.mark.parametrize(("odds", "linked"), [(WEIGHTS.link_odds + 0.01, True), (WEIGHTS.link_odds, False)])
def test_a_further_unit_of_the_bead_needs_odds_of_its_own(odds, linked):
    found = _by_words(judged([{0: 3.0, 1: odds, 3: 2.9}], [0.9]), BEADS)
    assert ((0, 1) in found) is linked
    assert (0, 3) not in found


def test_of_equal_candidates_the_first_one_is_taken():
    assert _by_words(judged([{3: 2.0, 2: 2.0}], [0.9]), BEADS) == {(0, 2): "words"}


def test_a_unit_without_candidates_has_no_links():
    assert _by_words(judged([{}], [0.9]), BEADS) == {}


def test_what_renders_something_but_is_nobodys_choice_is_linked_to_whom_it_suits_best():
    odds = [{0: 2.0, 1: -1.0}, {0: 2.0, 1: -0.5}]
    assert _by_place(judged(odds, [0.9, 0.9]), BEADS, frozenset({0})) == {(1, 1): "place"}
    assert _by_place(judged([{0: 2.0}, {0: 2.0}], [0.9, 0.9]), BEADS, frozenset({0})) == {(0, 1): "place"}
    assert _by_place(judged(odds, [0.9, 0.4]), BEADS, frozenset({0})) == {(0, 1): "place"}


@pytest.mark.parametrize(
    ("rendered", "accounted", "linked"),
    [
        ([0.5, 0.0], 0.5, True),
        ([0.49, 0.49], 0.9, False),
        ([0.9, 0.9], 0.49, False),
    ],
)
def test_both_have_to_be_likely_for_a_link_by_place(rendered, accounted, linked):
    found = _by_place(judged([{}, {}], rendered, [0.9, accounted]), BEADS, frozenset({0}))
    assert bool(found) is linked


def test_a_given_bead_without_a_link_is_linked_as_a_whole():
    beads = [Bead((0, 1), (0, 1)), Bead((2,), (2,))]
    assert _as_given(beads, {(0, 0): "bead"}) == {(2, 2): "place"}
    assert _as_given(beads, {(2, 2): "bead"}) == dict.fromkeys([(0, 0), (0, 1), (1, 0), (1, 1)], "place")


def unit(text: str, sentence: int, paragraph: int = 0, *, aside: bool = False, ordinal: str = "") -> Unit:
    return Unit(text, paragraph, sentence, aside=aside, ordinal=ordinal)


def test_units_of_a_sentence_go_together():
    assert _sentences([unit("a", 0), unit("b", 0), unit("c", 1)], [0, 1, 2]) == [(0, 1), (2,)]


@pytest.mark.parametrize(
    ("units", "groups"),
    [
        ([unit("a", 0), unit("b", 0), unit("(c)", 1, aside=True)], ((0, 1, 2),)),
        ([unit("a", 0), unit("b", 0, 1), unit("(c)", 1, 1, aside=True)], ((0, 1, 2),)),
        ([unit("a", 0, 1), unit("b", 0), unit("(c)", 1, 1, aside=True)], ((0, 1), (2,))),
        ([unit("a", 0), unit("(c)", 1, 1, aside=True)], ((0,), (1,))),
        ([unit("(c)", 0, aside=True), unit("a", 1)], ((0,), (1,))),
        ([unit("a", 0), unit("(c)", 1, aside=True), unit("d", 1)], ((0,), (1, 2))),
    ],
)
def test_brackets_behind_the_sentences_of_a_paragraph_go_with_the_last_of_them(units, groups):
    assert _sentences(units, range(len(units))) == [*groups]


def test_the_words_of_a_group_are_those_of_its_units_with_its_tone_and_its_number():
    units = [unit("a", 0, ordinal="7"), unit("b", 0, ordinal="8")]
    own = ((Word(0, 1, "a", "word"),), (Word(0, 1, "b", "word"),))
    both, other = ([word.form for word in words] for words in words_of([(0, 1), (1,)], ["a b", "b"], units, own, "zh"))
    assert both[:2] == ["a", "b"]
    assert both[-1] == "#№7"
    assert other[-1] == "#№8"
    assert words_of([(1,)], ["b"], [units[0], unit("b", 0)], own, "zh") == [own[1]]


def test_blanks_of_a_source_do_not_count_and_no_group_is_empty():
    source, translation = [unit("港 口", 0), unit("", 0)], [unit("a port", 0), unit("", 0)]
    groups = [(0, 1), (1,)]
    assert sizes(texts_of(groups, source), texts_of(groups, translation)) == ([3.0, 1.0], [8.0, 1.0])


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("决定如下：", True),
        ("He said: ", True),
        ("“决定如下：”", True),
        ("(as follows:)", True),
        ("3:4", False),
        ("", False),
    ],
)
def test_a_text_opens_what_follows_by_a_colon_at_its_end(text, so):
    assert opens(text) is so


def test_a_group_opens_what_follows_by_its_last_unit():
    units = [unit("决定如下：", 0), unit("港口", 0), unit("as follows:", 0)]
    assert list(map(opens, texts_of([(0,), (0, 1), (1, 2)], units))) == [True, False, True]


def test_log_odds_are_compared_as_they_are():
    assert _by_words(judged([{0: -3.0, 1: -math.inf}], [0.9]), BEADS) == {(0, 0): "bead"}
