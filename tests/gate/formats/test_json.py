"""A run as data is what its schema says."""

import json

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.gate.formats import json as layout
from tests.gate import sample


@pytest.mark.parametrize("run", [sample.RUN, sample.CLEAN], ids=["findings", "clean"])
def test_a_run_is_what_the_schema_says(run):
    Draft202012Validator(schemas.load("check")).validate(json.loads(layout.render(run)))


def test_statuses_reasons_and_figures_are_told():
    told = json.loads(layout.render(sample.RUN))
    assert [finding["status"] for finding in told["pairs"][0]["findings"]] == [
        "open",
        "open",
        "accepted",
        "suppressed",
    ]
    assert told["summary"] == {
        "pairs": 3,
        "unread": 1,
        "absent": 0,
        "untouched": 0,
        "failing": 2,
        "error": 2,
        "warning": 1,
        "note": 0,
        "accepted": 1,
        "suppressed": 1,
    }
    assert told["exit_code"] == 3
