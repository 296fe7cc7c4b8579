"""Each weight has a small pair whose outcome turns at a bound; `fitting/sentinels.py` finds them after a fit."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import sentinels

from policyparse.align.forest import Forest, Tree

KNOWN = {sentinel.weight: sentinel for sentinel in sentinels.read()}


def test_every_weight_has_a_sentinel_and_the_value_that_the_sentinel_was_found_at():
    assert {weight: sentinel.value for weight, sentinel in KNOWN.items()} == dict(sentinels.weights())


@pytest.mark.parametrize("sentinel", KNOWN.values(), ids=KNOWN)
def test_a_verdict_or_a_link_of_a_small_pair_turns_at_the_bound_of_a_weight_and_not_before(sentinel):
    assert sentinels.holds(sentinel)


TREES = Forest(-0.5, (Tree((0,), (2.0,), (0.0, 1.0)), Tree((1,), (5.0,), (0.0, 0.25))))


@pytest.mark.parametrize(("feature", "shift"), [(0, 1.5), (0, -3.0), (1, 4.5)])
def test_trees_with_a_feature_moved_say_of_a_case_what_they_say_of_one_that_has_more_of_it(feature, shift):
    for case in ((1.0, 1.0), (1.0, 9.0), (3.0, 1.0)):
        more = [value + shift * (at == feature) for at, value in enumerate(case)]
        assert sentinels._shifted(TREES, feature, shift).log_odds(case) == TREES.log_odds(more)


def test_a_feature_turns_what_trees_say_just_beyond_a_value_that_they_compare_it_with():
    assert list(sentinels._crossings((1.5, 1.0), 0, TREES, [2.0])) == pytest.approx([0.5001])
    assert list(sentinels._crossings((2.5, 1.0), 0, TREES, [2.0])) == pytest.approx([-0.5001])
    assert list(sentinels._crossings((1.5, 1.0), 1, TREES, [5.0])) == []


def test_features_that_trees_ask_for_have_sentinels_and_a_constant_has_none():
    asked = {f"{name}: {feature}" for name in sentinels.FORESTS for feature in sentinels._thresholds(name)}
    assert asked <= set(KNOWN) | sentinels.UNTURNED
    assert not any(name.endswith(": one") for name in asked)
