"""`drift` on files, without git."""

import io
import json
import sys

import pytest

import policyparse

NEW = (("8个以上", "10个以上"), ("。（市农业农村委、市交通委）", "。（市交通委）"))


@pytest.fixture
def new(plan, tmp_path):
    """The plan with another number and an agency less."""
    text = plan.read_text(encoding="utf-8")
    for one, other in NEW:
        text = text.replace(one, other)
    path = tmp_path / "new.zh.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_source_without_a_change_has_no_drift(cli, plan, slides):
    said = cli("drift", plan, slides, "--old-source", plan, "--fail-on", "unclear")
    assert said.code == 0
    assert "what it said" in said.out


def test_two_versions_are_compared_without_git(cli, plan, slides, new):
    said = cli("drift", new, slides, "--old-source", plan, "-f", "json")
    found = json.loads(said.out)
    assert (said.code, said.errors) == (0, [])
    assert [change["kind"] for change in found["changes"]] == ["changed", "changed"]
    assert found["changes"][0]["verdict"] == "pending"
    assert (found["taken_over"], found["summary"]["oldest_pending_days"]) == (None, None)


def test_the_gate_is_in_the_exit_code_and_the_report_is_written_first(cli, plan, slides, new, tmp_path):
    out = tmp_path / "drift.txt"
    said = cli("drift", new, slides, "--old-source", plan, "--fail-on", "pending", "-o", out)
    assert (said.code, said.out, said.errors) == (1, "", [])
    assert "10个以上" in out.read_text(encoding="utf-8")


def test_a_report_and_json_come_from_one_run(cli, plan, slides, new, tmp_path):
    said = cli("drift", new, slides, "--old-source", plan, "-f", "terminal", "-f", f"json={tmp_path / 'drift.json'}")
    assert "yet to follow" in said.out
    assert json.loads((tmp_path / "drift.json").read_text(encoding="utf-8"))["schema"] == "policyparse.drift/1"


def test_python_says_what_the_command_says(cli, plan, slides, new):
    said = json.loads(cli("drift", new, slides, "--old-source", plan, "-f", "json").out)
    assert json.loads(policyparse.drift(new, slides, plan).to_json()) == said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--base", "main"], "--base and --head go together"),
        (["--head", "main"], "--base and --head go together"),
        (["--since", "main", "--base", "main", "--head", "x"], "give one of them"),
        (["--since", "main", "--old-source", "plan.txt"], "give one of them"),
        (["--old-source", "plan.txt", "--max-age", "3"], "--max-age needs the dates of commits"),
        (["--max-age", "-1"], "--max-age"),
        (["--fail-on", "error"], "--fail-on"),
        (["--fail-on", "never"], "not a git repository"),
    ],
)
def test_options_that_contradict_each_other_are_wrong_usage(cli, plan, slides, options, words):
    said = cli("drift", plan, slides, *options)
    assert (said.code, said.out) == (2, "")
    assert words in said.errors[0]


def test_one_document_may_come_from_standard_input_if_git_is_not_asked(cli, plan, slides, new, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(new.read_bytes())))
    found = json.loads(cli("drift", "-", slides, "--old-source", plan, "-f", "json").out)
    assert found["source"]["path"] == "-"
    assert len(found["changes"]) == 2


@pytest.mark.parametrize("options", [[], ["--old-source", "-"]])
def test_git_and_a_second_document_need_paths(cli, slides, options):
    said = cli("drift", "-", slides, *options)
    assert said.code == 2
    assert "standard input" in said.errors[0]


def test_a_document_in_the_wrong_place_is_named(cli, plan, slides):
    said = cli("drift", plan, slides, "--old-source", slides)
    assert said.code == 3
    assert len(said.errors) == 1
    assert cli("drift", plan, slides, "--old-source", "none.txt").code == 3
