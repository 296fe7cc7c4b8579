"""Confidences by tenths beside the share that is right."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import pages
import reliability
from reliability import Claim


def test_a_tenth_has_the_mean_confidence_the_share_that_is_right_and_the_size():
    claims = [Claim("kept", 0.92, True, 1.0), Claim("kept", 0.98, False, 1.0), Claim("kept", 0.55, True, 1.0)]
    assert reliability.tenths("first", claims) == {
        "kept 5 first confidence": 0.55,
        "kept 5 first right": 1.0,
        "kept 5 first size": 1,
        "kept 9 first confidence": pytest.approx(0.95),
        "kept 9 first right": 0.5,
        "kept 9 first size": 2,
    }


def test_a_claim_counts_as_its_set_does_and_full_confidence_is_of_the_last_tenth():
    claims = [Claim("gap", 1.0, True, 3.0), Claim("gap", 0.9, False, 1.0)]
    assert reliability.tenths("second", claims)["gap 9 second right"] == 0.75


def test_what_is_said_differs_by_kind():
    claims = [Claim("kept", 0.7, True, 1.0), Claim("omitted", 0.7, False, 1.0)]
    assert [reliability.tenths("first", claims)[f"{what} 7 first right"] for what in ("kept", "omitted")] == [1.0, 0.0]


def test_the_table_of_the_page_has_both_halves_and_a_dash_for_what_was_not_measured():
    known = pages.Figures({"reliability": reliability.tenths("first", [Claim("gap", 0.61, True, 1.0)])}, {})
    first, second = known.tenths("missing", "gap").split("\n")
    assert first == "| missing, first half | – → – (–) | 0.61 → 1.00 (1) | – → – (–) | – → – (–) | – → – (–) |"
    assert second.startswith("| missing, second half | – → – (–) |")
