"""Chains ascend on both sides and share nothing; the order that they give has every segment once."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from policyparse.align.chains import chains, order
from policyparse.align.seeds import Seed

SIZE = 30


@st.composite
def seeds(draw):
    """Seeds at ascending source segments, each translation segment at most once."""
    places = draw(st.lists(st.integers(0, SIZE - 1), unique=True, max_size=20))
    rows = sorted(draw(st.sets(st.integers(0, SIZE - 1), min_size=len(places), max_size=len(places))))
    return [Seed(i, j, draw(st.floats(0.5, 12))) for i, j in zip(rows, places, strict=True)]


def moved(*stretches):
    """Strong seeds of a source that goes through the translation in these stretches."""
    return [Seed(i, j, 12.0) for i, j in enumerate(j for stretch in stretches for j in stretch)]


def fit(i, j):
    return float((7 * i + 3 * j) % 11) - 4


@given(seeds())
def test_chains_ascend_on_both_sides(found):
    for chain in chains(found, 2 * SIZE):
        assert all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(chain))


@given(seeds())
def test_chains_are_made_of_seeds_in_the_order_of_the_source(found):
    linked = [seed for chain in chains(found, 2 * SIZE) for seed in chain]
    assert set(linked) <= {(seed.i, seed.j) for seed in found}
    assert linked == sorted(linked)


@given(seeds())
def test_no_chain_reaches_into_another_on_either_side(found):
    for one, other in combinations(chains(found, 2 * SIZE), 2):
        assert one[-1][0] < other[0][0]
        assert one[-1][1] < other[0][1] or other[-1][1] < one[0][1]


@given(seeds())
def test_the_order_has_every_segment_once_and_is_cut_only_where_it_jumps(found):
    places, cuts = order(chains(found, 2 * SIZE), SIZE, SIZE, fit)
    assert sorted(places) == list(range(SIZE))
    jumps = {q for q, (before, after) in enumerate(pairwise(places), 1) if after != before + 1}
    assert cuts == jumps


def test_seeds_in_order_are_one_chain_and_leave_the_order_as_it_is():
    found = chains(moved(range(10)), 2 * SIZE)
    assert len(found) == 1
    assert order(found, 12, 12, fit) == (list(range(12)), frozenset())


def test_two_halves_that_change_places_are_two_chains_with_a_cut_between():
    found = chains(moved(range(5, 10), range(5)), 2 * SIZE)
    assert [len(chain) for chain in found] == [5, 5]
    assert order(found, 10, 10, fit) == ([*range(5, 10), *range(5)], frozenset({5}))


def test_a_weak_seed_out_of_order_is_not_worth_a_jump():
    found = moved(range(4), [20], range(4, 8))
    found[4] = found[4]._replace(weight=1.0)
    assert [j for chain in chains(found, 2 * SIZE) for _, j in chain] == list(range(8))


def test_what_lies_between_two_chains_goes_where_it_fits():
    found = chains(moved(range(6, 10), range(4)), 2 * SIZE)
    places, _ = order(found, 10, 8, lambda i, j: 5.0 if (i, j) == (7, 4) else 0.0)
    assert places == [*range(5, 10), *range(5)]
