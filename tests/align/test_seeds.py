"""Seeds: each other's best, by a margin over all but their neighbours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyparse.align.seeds import seeds
from policyparse.lexical.weights import WEIGHTS

ROWS = st.lists(st.dictionaries(st.integers(0, 9), st.floats(-8, 20), max_size=6), max_size=10)


def pairs(rows):
    return [(seed.i, seed.j) for seed in seeds(rows)]


@given(ROWS)
def test_seeds_are_each_others_best_and_ascend_in_the_source(rows):
    found = seeds(rows)
    assert [seed.i for seed in found] == sorted({seed.i for seed in found})
    for i, j, weight in found:
        assert rows[i][j] == max(rows[i].values()) == max(row[j] for row in rows if j in row)
        assert rows[i][j] >= WEIGHTS.seed_least
        assert WEIGHTS.seed_margin < weight <= WEIGHTS.seed_most


def test_a_rival_far_off_takes_a_seed_away_on_either_side():
    assert pairs([{0: 9.0, 5: 8.8}]) == []
    assert pairs([{0: 9.0}, {}, {0: 8.8}]) == []


def test_a_neighbour_is_no_rival():
    assert pairs([{0: 9.0, 1: 8.8}]) == [(0, 0)]
    assert pairs([{0: 9.0}, {0: 8.8}]) == [(0, 0)]


def test_a_seed_weighs_its_margin_up_to_a_limit():
    assert [seed.weight for seed in seeds([{0: 9.0, 5: 6.0}, {9: 500.0}])] == [3.0, WEIGHTS.seed_most]


def test_of_very_many_rows_that_share_a_column_the_best_is_a_seed_unless_one_far_off_is_nearly_as_good():
    shared = [{0: 6.0} for _ in range(100)]
    shared[49:52] = [{0: 11.9}, {0: 12.0}, {0: 11.9}]
    assert pairs(shared) == [(50, 0)]
    assert pairs([{0: 11.9}, *shared]) == []
