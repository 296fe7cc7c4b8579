"""The limits of the search for beads: which shapes there are, how far a chain reaches, what is too much to weigh."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policyparse.align.beads import SOURCE_MOST, TRANSLATION_MOST, Rates, Step, band
from policyparse.align.chains import _gap, chains, order
from policyparse.align.given import align_given
from policyparse.align.phrases import Phrase, shares
from policyparse.align.seeds import Seed, seeds
from policyparse.align.ties import _nats, source_ties, worded
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import SourceWords, TranslationWords
from policyparse.pipeline import load_resources
from tests.align.test_given import side

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import small_pairs


def test_beads_of_several_on_both_sides_have_six_segments_at_most():
    shapes = set(Rates(0.01).shapes)
    assert (SOURCE_MOST, TRANSLATION_MOST) == (5, 6)
    assert {(1, b) for b in range(1, 7)} | {(a, 1) for a in range(1, 6)} <= shapes
    assert {shape for shape in shapes if min(shape) > 1} == {(2, 2), (2, 3), (2, 4), (3, 2), (3, 3), (4, 2)}


def test_the_usual_rates_favour_beads_of_one_and_one():
    rates = Rates(0.01)
    assert (rates.shapes[1, 1], rates.shapes[1, 2], rates.shapes[2, 1]) == (60, 10, 10)
    assert rates.shapes[1, 3] == rates.shapes[2, 2] == WEIGHTS.shape_joined * WEIGHTS.shape_larger
    assert rates.shapes[3, 3] == pytest.approx(WEIGHTS.shape_joined * WEIGHTS.shape_larger**3)
    assert rates.nulls == {(0, 1): 1.0, (1, 0): 1.0}
    stay = WEIGHTS.null_stays
    assert rates.steps == {(0, 0): 100.0, (0, 1): 2.0, (1, 1): 10 * stay, (1, 0): pytest.approx(10 * (1 - stay))}


def test_a_path_adds_its_beads_and_its_steps_to_a_share_of_what_is_usual():
    path = [Step(0, 1, 0, 1), Step(1, 1, 1, 0), Step(2, 0, 1, 1), Step(2, 2, 2, 1)]
    counted, usual, keep = Rates(0.01).count(path), Rates(0.01), WEIGHTS.shape_keep
    assert counted.shapes[1, 1] == pytest.approx(keep * usual.shapes[1, 1] + 1)
    assert counted.shapes[2, 1] == pytest.approx(keep * usual.shapes[2, 1] + 1)
    assert counted.nulls == {(1, 0): pytest.approx(keep + 1), (0, 1): pytest.approx(keep + 1)}
    assert {step: counted.steps[step] - keep * usual.steps[step] for step in usual.steps} == pytest.approx(
        {(0, 0): 1, (0, 1): 1, (1, 1): 1, (1, 0): 1}
    )


@pytest.mark.parametrize(
    ("to", "price"), [((1, 1), 0.0), ((4, 3), 0.3 * 0.6931), ((61, 1), 0.3 * 4.1109), ((62, 1), 5.0), ((1, 62), 5.0)]
)
def test_a_gap_costs_by_the_difference_of_its_sides_and_beyond_sixty_a_jump(to, price):
    assert _gap(Seed(0, 0, 1.0), Seed(*to, 1.0), 5.0) == pytest.approx(price, abs=1e-3)


def test_a_chain_is_followed_back_over_eighty_seeds():
    """One seed far ahead in the translation, then others that go back: it is found again past 78 of these, not 79."""
    for between, many in ((78, 1), (79, 2)):
        far = [Seed(0, 100, 9.0)]
        back = [Seed(1 + at, 99 - at, 0.001) for at in range(between)]
        last = Seed(1 + between, 101 + between, 9.0)
        found = chains([*far, *back, last], 300)
        assert len([chain for chain in found if (0, 100) in chain or (last.i, last.j) in chain]) == many


def test_seeds_have_to_outdo_all_rivals_but_their_neighbours():
    assert seeds([{0: 5.0, 1: 4.9}]) == [Seed(0, 0, 5.0)]
    margin = WEIGHTS.seed_margin
    assert seeds([{0: 5.0, 2: 5.0 - margin + 0.1}]) == []
    assert seeds([{0: 5.0, 2: 5.0 - margin - 0.1}]) == [Seed(0, 0, pytest.approx(margin + 0.1))]
    assert seeds([{0: 5.0}, {0: 4.9}]) == [Seed(0, 0, 5.0)]
    assert seeds([{0: 5.0}, {}, {0: 4.9}]) == []
    assert seeds([{0: 50.0}]) == [Seed(0, 0, WEIGHTS.seed_most)]
    assert seeds([{0: WEIGHTS.seed_least - 0.1}]) == []


def test_segments_between_two_chains_go_where_they_fit():
    """The translation has the second half first; what stands between the halves fits the end of the first chain."""
    ordered = [[(0, 3), (1, 4)], [(2, 0), (3, 1)]]

    def fit(i: int, j: int) -> float:
        return 5.0 if (i, j) == (3, 2) else 0.0

    assert order(ordered, 5, 4, fit).places == [3, 4, 0, 1, 2]
    assert order(ordered, 5, 4, lambda i, j: 5.0 if (i, j) == (0, 2) else 0.0).places == [2, 3, 4, 0, 1]
    assert order(ordered, 5, 4, fit).cuts == {2}


def test_a_band_without_anchors_is_as_wide_as_both_sides_allow():
    around = band([], 3, 4)
    assert (around.low, around.high) == ([0, 0, 0, 0], [4, 4, 4, 4])
    assert (around.walls, around.column_walls) == ([3, 3, 3], [4, 4, 4, 4])


def test_phrases_are_weighed_up_to_a_number_of_steps(lexicon, termbase):
    """Two hundred clauses and ten phrases are as many as are weighed."""
    reader, others = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    ours = [reader.read(Unit("港口", 0, at)) for at in range(200)]
    evidence = Evidence(ours, [others.read(Unit("port", 0, 0))], offers_of(lexicon, termbase), lexicon)
    phrase = Phrase(0, {}, 10)
    assert shares(range(200), [2] * 200, [phrase] * 10, evidence).features
    assert not shares(range(200), [2] * 200, [phrase] * 11, evidence).features


@pytest.mark.parametrize(("many", "beads"), [(100, 100), (101, 1)])
def test_a_unit_is_cut_into_sentences_up_to_a_number_of_cells(many, beads):
    resources = load_resources()
    source = side(["".join(f"每年培训厨师{n}名。" for n in range(20, 20 + many))], "zh")
    translation = side([" ".join(f"Train {n} cooks every year." for n in range(20, 20 + many))], "en")
    alignment = align_given(source, translation, resources.lexicon, resources.termbase).alignment
    assert len(alignment.beads) == beads


def test_given_units_teach_renderings_that_no_dictionary_knows():
    texts = [*small_pairs.ROWS, *small_pairs.UNKNOWN]
    resources = load_resources()
    sides = side([zh for zh, _ in texts], "zh"), side([en for _, en in texts], "en")
    pair = worded(align_given(*sides, resources.lexicon, resources.termbase))
    i = next(at for at, one in enumerate(pair.source) if one.text == "檬潼湖周边禁止采石。")
    j = next(at for at, one in enumerate(pair.translation) if one.text.endswith("around Lake Montong."))
    text = sides[1].structure.document.text
    assert "Montong" in {text[slice(*tie.translation)] for tie in source_ties(pair, i, j)[0]}


def test_no_minus_stands_before_a_weight_of_zero():
    assert str(_nats(-0.0001)) == "0.0"
    assert _nats(-1.0) == pytest.approx(-WEIGHTS.temper)
