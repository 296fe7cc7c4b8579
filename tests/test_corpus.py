"""What is read off the corpus pair, word for word, and what holds of the whole report on it."""

import io
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import policyparse
from policyparse import api, schemas
from policyparse.reporters.terminal import render_assignments, render_outline, render_targets

PAIR = Path(__file__).resolve().parents[1] / "corpus" / "shanghai-medical-robots"


@pytest.fixture(autouse=True)
def _in_the_pairs_folder(monkeypatch):
    """Paths in an output are as given: the same on every machine."""
    monkeypatch.chdir(PAIR)


def printed(render, *what):
    page = io.StringIO()
    render(*what, file=page, width=100, color=False)
    return page.getvalue()


@pytest.mark.parametrize("side", ["source.zh", "translation.en"])
def test_the_targets_are_as_agreed(side, golden):
    found = api.extract_targets(f"{side}.txt")
    golden(f"corpus/targets-{side}.txt", printed(render_targets, found.document, found.targets))


def test_the_assignments_are_as_agreed(golden):
    found = api.extract_assignments("source.zh.txt")
    golden("corpus/assignments.txt", printed(render_assignments, found.document, found.assignments))


@pytest.mark.parametrize("side", ["source.zh", "translation.en"])
def test_the_outline_is_as_agreed(side, golden):
    golden(f"corpus/outline-{side}.txt", printed(render_outline, api.outline(f"{side}.txt").structure))


@pytest.fixture(scope="module")
def report():
    """The comparison as the dictionary of the contract."""
    return policyparse.compare(PAIR / "source.zh.txt", PAIR / "translation.en.txt").to_dict()


def test_the_report_is_what_the_schema_says(report):
    Draft202012Validator(schemas.load("compare")).validate(report)


def test_links_are_the_same_seen_from_either_side(report):
    forth = {(one["id"], link) for one in report["segments"] for link in one["links"]}
    back = {(link, one["id"]) for one in report["translation_segments"] for link in one["links"]}
    assert forth == back


def test_what_has_links_is_rendered_and_what_has_none_is_not(report):
    for one in (*report["segments"], *report["translation_segments"]):
        assert bool(one["links"]) == (one["verdict"] in {"kept", "reworded", "changed", "rendered"}), one["text"]


def test_every_finding_lies_in_the_segment_that_it_names(report):
    spans = {one["id"]: one["span"] for one in (*report["segments"], *report["translation_segments"])}
    places = [finding[side] for finding in report["findings"] for side in ("source", "translation") if finding[side]]
    assert places
    for place in places:
        start, end = spans[place["segment"]]
        assert start <= place["span"][0] < place["span"][1] <= end, place


def test_what_is_uncovered_lies_in_its_segment(report):
    for one in (*report["segments"], *report["translation_segments"]):
        assert all(one["span"][0] <= start < end <= one["span"][1] for start, end in one["uncovered"]), one["text"]


def test_the_summary_counts_the_segments_and_the_findings(report):
    summary = report["summary"]
    verdicts = ["quoted" if one["quoted"] else one["verdict"] for one in report["segments"]]
    assert all(summary[verdict] == verdicts.count(verdict) for verdict in set(verdicts))
    assert summary["added"] == sum(one["verdict"] == "added" for one in report["translation_segments"])
    assert sum(summary["findings"].values()) == len(report["findings"])


def test_fingerprints_tell_findings_apart(report):
    marks = [(finding["check"], finding["fingerprint"]) for finding in report["findings"]]
    assert all(mark for _, mark in marks)
    assert len(set(marks)) == len(marks)
