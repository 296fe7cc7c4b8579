"""`extract-targets` and `extract-assignments`: one document or several, in four formats."""

import csv
import io
import json
import sys

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas


@pytest.mark.parametrize("field", ["targets", "assignments"])
def test_json_is_what_the_schema_says(cli, plan, field):
    result = json.loads(cli(f"extract-{field}", plan, "--format", "json").out)
    Draft202012Validator(schemas.load(field)).validate(result)
    assert len(result[field]) == 2


def test_a_target_has_its_value_comparator_and_deadline(cli, plan):
    ranches, output = json.loads(cli("extract-targets", plan, "-f", "json").out)["targets"]
    assert (ranches["value"], ranches["comparator"], ranches["deadline"]) == (8, "ge", "2027")
    assert (output["value"], output["unit_norm"], output["deadline"]) == (1_200_000, "t", "2027")


def test_several_documents_are_an_array_in_the_order_given(cli, plan, slides):
    results = json.loads(cli("extract-targets", slides, plan, "-f", "json").out)
    assert [result["document"]["language"] for result in results] == ["en", "zh"]


def test_a_json_line_is_a_target_that_names_its_document(cli, plan, slides):
    lines = [json.loads(line) for line in cli("extract-targets", plan, slides, "-f", "jsonl").out.splitlines()]
    assert [line["document"] for line in lines] == [str(plan)] * 2 + [str(slides)] * 2
    target = {"$defs": schemas.load("targets")["$defs"], "$ref": "#/$defs/target"}
    assert all(Draft202012Validator(target).is_valid(line) for line in lines)


def test_csv_has_a_row_a_target_under_one_header(cli, plan, slides):
    rows = list(csv.DictReader(io.StringIO(cli("extract-targets", plan, slides, "-f", "csv", "--no-bom").out)))
    assert [row["value"] for row in rows] == ["8", "1200000"] * 2
    text = plan.read_text(encoding="utf-8")
    assert text[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["surface"]


def test_csv_has_a_row_an_agency(cli, plan):
    rows = list(csv.DictReader(io.StringIO(cli("extract-assignments", plan, "-f", "csv", "--no-bom").out)))
    assert [row["surface"] for row in rows] == ["市农业农村委", "市交通委", "市科委"]


def test_csv_of_nothing_is_a_header(cli, tmp_path):
    (tmp_path / "letter.txt").write_text("特此通知。\n", encoding="utf-8")
    assert len(cli("extract-targets", tmp_path / "letter.txt", "-f", "csv").out.splitlines()) == 1


@pytest.mark.parametrize("command", ["extract-targets", "extract-assignments"])
def test_a_list_to_read_names_each_document(cli, plan, slides, command):
    said = "".join(cli(command, plan, slides).out.split())
    assert "plan.zh.txt" in said
    assert "slides.en.txt" in said


def test_a_document_may_come_from_standard_input(cli, plan, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(plan.read_bytes())))
    result = json.loads(cli("extract-targets", "-", "-f", "json").out)
    assert (result["document"]["path"], len(result["targets"])) == ("-", 2)


def test_csv_is_known_as_utf8_by_spreadsheets_unless_that_is_not_wanted(cli, plan):
    assert cli("extract-targets", plan, "-f", "csv").out.startswith("\ufeffdocument,")
    assert cli("extract-targets", plan, "-f", "csv", "--no-bom").out.startswith("document,")
