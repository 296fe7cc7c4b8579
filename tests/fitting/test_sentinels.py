"""Each weight has a small pair whose outcome turns at a bound; `fitting/sentinels.py` finds them after a fit."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import sentinels

KNOWN = {sentinel.weight: sentinel for sentinel in sentinels.read()}


def test_every_weight_has_a_sentinel_and_the_value_that_the_sentinel_was_found_at():
    assert {weight: sentinel.value for weight, sentinel in KNOWN.items()} == dict(sentinels.weights())


@pytest.mark.parametrize("sentinel", KNOWN.values(), ids=KNOWN)
def test_a_verdict_or_a_link_of_a_small_pair_turns_at_the_bound_of_a_weight_and_not_before(sentinel):
    assert sentinels.holds(sentinel)
