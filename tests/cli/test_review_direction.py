"""Bilingual files from English into Chinese at the command line."""

import json

import pytest
from jsonschema import Draft202012Validator

import policyparse
from policyparse import schemas
from tests.test_bilingual_direction import CATALOGUE, xliff


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.xlf").write_text(xliff(), encoding="utf-8")
    (tmp_path / "zh.po").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_review_writes_json_in_its_direction(cli, plan):
    report = json.loads(cli("review", plan / "plan.xlf", "--format", "json").out)
    Draft202012Validator(schemas.load("compare")).validate(report)
    assert (report["source"]["language"], report["translation"]["language"]) == ("en", "zh")
    assert [one["unit"] for one in report["segments"]] == ["u1", "u2", "u3", "u4", "u5", "u5", "u6"]
    assert cli("review", "plan.xlf", "--direction", "zh-en").code == 3


def test_the_copy_has_findings_at_their_units(cli, plan):
    assert cli("review", "plan.xlf", "--annotate", "copy.xlf").code == 0
    lines = (plan / "copy.xlf").read_text(encoding="utf-8").splitlines()
    noted = {line.split('"')[1] for line in lines if "PP201" in line}
    assert noted == {"u1", "u5"}
    annotated = policyparse.review("plan.xlf").annotated().decode()
    assert annotated == (plan / "copy.xlf").read_text(encoding="utf-8")


def test_check_takes_such_files_by_name_and_by_the_settings(cli, plan):
    assert cli("check", "-q", "zh.po", "--format", "text=out.txt").code == 1
    assert "zh.po#line 7: PP201 " in (plan / "out.txt").read_text(encoding="utf-8")
    (plan / "policyparse.toml").write_text('[[pair]]\nfile = "*.po"\ndirection = "en-zh"\n', encoding="utf-8")
    assert cli("check", "-q", "--format", "json=out.json").code == 1
    (pair,) = json.loads((plan / "out.json").read_text(encoding="utf-8"))["pairs"]
    assert {one["source"]["unit"] for one in pair["findings"] if one["check"] == "PP201"} == {"line 7"}
