"""The published shapes: sound, self-contained, described, and true of what policyparse writes."""

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.align.plain import Bead
from policyparse.errors import UsageError
from policyparse.gate.formats.json import run_dict
from policyparse.reporters import alignment, drift, json, overview
from tests.gate import sample as gate
from tests.reporters import beads, drifts, overviews, sample

REPORT = sample.report()
STRUCTURE = REPORT.bitext.source.structure
TARGETS = [outcome.source for outcome in REPORT.targets if outcome.source]
OUTPUTS = {
    "compare": json.report_dict(REPORT),
    "targets": json.targets_dict(STRUCTURE.document, TARGETS),
    "quantities": json.quantities_dict(STRUCTURE.document, [target.quantity for target in TARGETS]),
    "assignments": json.assignments_dict(STRUCTURE.document, [outcome.assignment for outcome in REPORT.assignments]),
    "outline": json.outline_dict(STRUCTURE),
    "alignment": alignment.alignment_dict([Bead((0, 1), (0,), 4.2), Bead((), (1,), 0.0)]),
    "check": run_dict(gate.RUN),
    "bead": alignment.bead_dict(beads.aligned().beads[0], beads.aligned()),
    "drift": drift.drift_dict(drifts.drift()),
    "status": overview.overview_dict(overviews.overview()),
}
SETTINGS = {*OUTPUTS["compare"]["signature"]["settings"], *OUTPUTS["check"]["pairs"][0]["verdicts"]}
"""Fields that a user names, and verdicts."""


def nodes(value):
    """Every dictionary within `value`, itself included."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(child)


def properties(schema):
    for node in nodes(schema):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"].items()


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_one_of_draft_2020_12(name):
    Draft202012Validator.check_schema(schemas.load(name))


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_has_all_definitions_that_it_refers_to_and_no_other(name):
    schema = schemas.load(name)
    wanted = {node["$ref"].removeprefix("#/$defs/") for node in nodes(schema) if "$ref" in node}
    assert wanted == set(schema["$defs"])


@pytest.mark.parametrize("name", schemas.NAMES)
def test_every_field_is_described_where_it_stands_or_where_it_is_defined(name):
    schema = schemas.load(name)
    for field, node in properties(schema):
        definition = schema["$defs"].get(node.get("$ref", "").removeprefix("#/$defs/"), {})
        assert node.get("description") or definition.get("description"), field


def documented(schema):
    """Names of all fields that the schema describes, wherever they stand."""
    return {field for field, _ in properties(schema)}


@pytest.mark.parametrize("name", schemas.NAMES)
def test_what_is_written_is_what_the_schema_says(name):
    Draft202012Validator(schemas.load(name)).validate(OUTPUTS[name])


@pytest.mark.parametrize("name", schemas.NAMES)
def test_every_field_that_is_written_is_documented(name):
    written = {field for node in nodes(OUTPUTS[name]) for field in node}
    assert written - SETTINGS <= documented(schemas.load(name))


@pytest.mark.parametrize("name", ["targets", "quantities", "assignments"])
def test_the_outputs_above_are_not_empty(name):
    assert OUTPUTS[name][name]


@pytest.mark.parametrize("field", ["schema", "segments", "findings", "summary"])
def test_a_report_without_a_field_is_not_what_the_schema_says(field):
    report = {key: value for key, value in OUTPUTS["compare"].items() if key != field}
    assert not Draft202012Validator(schemas.load("compare")).is_valid(report)


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_loaded_schema_is_a_copy_of_ones_own(name):
    schemas.load(name)["$defs"].clear()
    assert schemas.load(name)["$defs"]


def test_an_unknown_name_is_wrong_usage():
    with pytest.raises(UsageError, match="compare, targets"):
        schemas.load("comparison")
