"""SARIF is valid against the standard's schema, and puts each finding where a reviewer looks for it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from policyparse.checks import find_check
from policyparse.gate.formats import sarif
from tests.gate import sample

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def log():
    return json.loads(sarif.render(sample.RUN))["runs"][0]


@pytest.mark.parametrize("run", [sample.RUN, sample.CLEAN], ids=["findings", "clean"])
def test_a_log_is_valid_against_the_schema_of_the_standard(run):
    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(json.loads(sarif.render(run)))


def test_a_result_has_the_translation_as_location_and_the_source_as_related_location(log):
    result = log["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {
        "snippet": {"text": "about 8"},
        "startLine": 5,
        "startColumn": 30,
        "endLine": 5,
        "endColumn": 37,
    }
    assert place["artifactLocation"]["uri"] == "docs/en/plan%2C%201%3A2.md"
    related = result["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "docs/zh/plan.md"
    assert "全市建成8个以上现代海洋牧场" in related["message"]["text"]
    assert log["columnKind"] == "unicodeCodePoints"


def test_what_the_translation_lacks_is_located_in_the_source(log):
    omission = log["results"][1]
    assert omission["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/zh/plan.md"
    assert omission["relatedLocations"] == []
    assert omission["level"] == "warning"


def test_a_slide_is_a_logical_location_in_line_one(log):
    location = log["results"][-1]["locations"][0]
    assert location["logicalLocations"] == [{"name": "slide 5", "kind": "slide"}]
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "slides/deck%201.pptx"


def test_each_rule_helps_in_the_words_of_its_check(log):
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert set(rules) == {"PP101", "PP201", "PP202"}
    assert rules["PP202"]["shortDescription"]["text"] in " ".join(find_check("PP202").doc.split())
    assert [rule["id"] for rule in rules.values()][log["results"][0]["ruleIndex"]] == "PP202"


def test_accepted_and_suppressed_findings_are_in_the_log_with_their_reasons(log):
    kinds = [[(one["kind"], one["justification"]) for one in result["suppressions"]] for result in log["results"]]
    assert kinds == [[], [], [("external", "agreed <b>")], [("inSource", "as is")], []]


def test_fingerprints_follow_a_finding_from_run_to_run(log):
    prints = [result["partialFingerprints"]["policyparse/v2"] for result in log["results"]]
    assert prints[0] == sample.CHANGED.fingerprint
    assert len(set(prints)) == len(prints)


def test_a_pair_that_cannot_be_read_makes_the_execution_fail(log):
    (invocation,) = log["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert "no such file" in invocation["toolExecutionNotifications"][0]["message"]["text"]
