"""`compare`: a report to read, and JSON."""

import io
import json
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas


def test_json_is_what_the_schema_says(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "--format", "json").out)
    Draft202012Validator(schemas.load("compare")).validate(report)
    assert report["source"]["path"] == str(plan)
    assert report["summary"]["segments"] == sum(segment["verdict"] != "ignored" for segment in report["segments"])


def test_a_file_holds_what_standard_output_would_say(cli, plan, slides, tmp_path):
    said = cli("compare", plan, slides, "-f", "json")
    written = cli("compare", plan, slides, "-f", "json", "-o", tmp_path / "report.json")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == said.out


def test_the_report_has_no_escape_codes_when_it_is_piped_or_written(cli, plan, slides, tmp_path):
    cli("compare", plan, slides, "-o", tmp_path / "report.txt")
    assert "\x1b" not in cli("compare", plan, slides).out
    assert "\x1b" not in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_the_report_quotes_what_is_gone(cli, plan, slides):
    assert "深水网箱养殖" in cli("compare", plan, slides, "--full").out.replace("\n", "").replace(" ", "")


def test_the_same_pair_gives_the_same_report(cli, plan, slides):
    assert cli("compare", plan, slides, "-f", "json").out == cli("compare", plan, slides, "-f", "json").out


@pytest.mark.parametrize("side", ["source", "translation"])
def test_either_side_may_come_from_standard_input(cli, plan, slides, monkeypatch, side):
    paths = {"source": plan, "translation": slides}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(paths[side].read_bytes())))
    report = json.loads(cli("compare", *(paths | {side: "-"}).values(), "-f", "json").out)
    assert report[side]["path"] == "-"


def test_nothing_is_said_on_standard_error_that_is_no_terminal(plan, slides):
    tool = [sys.executable, "-m", "policyparse", "compare", plan, slides, "-f", "json"]
    assert subprocess.run(tool, capture_output=True, check=True).stderr == b""


def test_a_glossary_changes_the_termbase_that_the_report_names(cli, plan, slides, tmp_path):
    glossary = tmp_path / "terms.tsv"
    glossary.write_text(
        "concept\tkind\tzh\tzh_short\ten\ten_admitted\ten_deprecated\tnote\n"
        "marine-ranch\tterm\t现代海洋牧场\t\tmodern marine ranch\t\t\t\n",
        encoding="utf-8",
    )
    plain = json.loads(cli("compare", plan, slides, "-f", "json").out)
    ours = json.loads(cli("compare", plan, slides, "-f", "json", "--glossary", glossary).out)
    assert plain["signature"]["termbase"] != ours["signature"]["termbase"]


def test_an_english_source_is_compared_with_its_chinese_translation(cli, plan, slides):
    said = cli("compare", slides, plan, "--format", "json")
    found = json.loads(said.out)
    assert (said.code, found["source"]["language"], found["segments"][0]["id"]) == (0, "en", "s1")
    assert [one["text"] for one in found["segments"] if one["verdict"] == "omitted"] == [
        "Award prizes to outstanding young anglers"
    ]
    assert "s.en.txt  English, plain text" in cli("compare", slides, plan, "--direction", "en-zh").out


def test_two_documents_in_one_language_get_a_line_that_names_drift(cli, plan):
    said = cli("compare", plan, plan)
    assert (said.code, said.out, len(said.errors)) == (3, "", 1)
    assert "policyparse drift SOURCE TRANSLATION --old-source OLD" in said.errors[0]
