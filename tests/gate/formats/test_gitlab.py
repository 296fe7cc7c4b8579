"""Code quality reports have the fields that GitLab documents, and fingerprints that are unique."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from policyparse.gate.formats import gitlab
from policyparse.gate.model import Run
from tests.gate import sample

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "code-quality.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("run", [sample.RUN, sample.CLEAN], ids=["findings", "clean"])
def test_a_report_has_the_documented_fields(run):
    Draft202012Validator(SCHEMA).validate(json.loads(gitlab.render(run)))


def test_only_open_findings_are_reported_each_where_it_stands():
    issues = json.loads(gitlab.render(sample.RUN))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("comparator-changed", "major"),
        ("segment-omitted", "minor"),
        ("value-changed", "major"),
    ]
    assert issues[1]["location"] == {"path": "docs/zh/plan.md", "lines": {"begin": 9, "end": 9}}
    assert issues[2]["location"]["lines"] == {"begin": 1}


def test_the_same_finding_in_two_pairs_has_two_fingerprints():
    outcome = sample.RUN.outcomes[0]
    twice = Run((outcome, outcome._replace(pair=sample.DECK)))
    prints = [issue["fingerprint"] for issue in json.loads(gitlab.render(twice))]
    assert len(set(prints)) == len(prints) == 4
