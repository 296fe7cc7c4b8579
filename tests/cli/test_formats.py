"""Several results of one run, each in a place of its own."""

import json
from pathlib import Path

import pytest

from policyparse.cli.formats import Wanted, wanted
from policyparse.errors import UsageError
from policyparse.reporters import REPORTERS

KNOWN = ("terminal", "json", "html")


def test_the_first_known_format_is_the_default():
    assert wanted(None, KNOWN) == (Wanted("terminal", None),)


def test_the_output_is_for_the_format_without_a_file():
    assert wanted(["json=a.json", "html"], KNOWN, Path("b.html")) == (
        Wanted("json", Path("a.json")),
        Wanted("html", Path("b.html")),
    )


@pytest.mark.parametrize(
    ("output", "name"),
    [("a.html", "html"), ("a.HTM", "html"), ("a.json", "json"), ("a.txt", "terminal"), ("a", "terminal")],
)
def test_the_name_of_the_file_says_the_format(output, name):
    assert wanted(None, KNOWN, Path(output)) == (Wanted(name, Path(output)),)


@pytest.mark.parametrize(
    ("suffix", "name"),
    [("html", "html"), ("docx", "docx"), ("md", "markdown"), ("xlsx", "xlsx"), ("json", "json"), ("csv", "csv")],
)
def test_a_comparison_goes_whole_to_a_file_of_such_a_name(suffix, name):
    path = Path(f"report.{suffix}")
    assert wanted(None, ("terminal", *REPORTERS), path) == (Wanted(name, path),)


@pytest.mark.parametrize("suffix", ["csv", "pdf", "pptx", "log", "out"])
def test_a_name_that_says_a_format_which_is_not_written_is_refused(cli, plan, tmp_path, suffix):
    outcome = cli("outline", plan, "-o", tmp_path / f"outline.{suffix}")
    assert (outcome.code, list(tmp_path.glob("outline.*"))) == (2, [])
    meant = ".txt is terminal, .json is json; name one with --format"
    assert f"no format is called .{suffix} here; {meant}" in outcome.errors[0]


def test_a_format_that_is_said_goes_to_a_file_of_any_name(cli, plan, tmp_path):
    assert cli("outline", plan, "--format", "json", "-o", tmp_path / "outline.log").code == 0
    assert json.loads((tmp_path / "outline.log").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("options", "start"), [((), "\ufeffseverity,"), (("--no-bom",), "severity,")])
def test_findings_go_to_spreadsheets(cli, plan, slides, tmp_path, options, start):
    path = tmp_path / "findings.csv"
    assert cli("compare", plan, slides, "-o", path, *options).code == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(start)
    assert any(",PP" in line for line in lines[1:])


def test_md_is_markdown():
    assert wanted(["md"], ("terminal", "markdown")) == (Wanted("markdown", None),)


def test_a_format_may_share_the_suffix_of_another():
    assert wanted(["gitlab"], ("text", "json", "gitlab"), Path("a.json")) == (Wanted("gitlab", Path("a.json")),)


@pytest.mark.parametrize(
    ("formats", "output", "message"),
    [
        (["pdf"], None, "unknown format 'pdf': use one of terminal, json, html"),
        (["json="], None, "names no file"),
        (["json"], Path("a.html"), "a.html ends with .html, but the format is json"),
        (["html=a.json"], None, "a.json ends with .json"),
        (["JSONN"], None, "did you mean 'json'"),
        (["json", "html"], None, "two formats would go to standard output"),
        (["json=a", "html=a"], None, "two formats would go to a"),
        (["json", "html=a"], Path("a"), "two formats would go to a"),
        (["json=a"], Path("b"), "nothing is left for b"),
        (["json=no/such/folder"], None, "there is no folder"),
    ],
)
def test_a_wrong_wish_is_named(formats, output, message):
    with pytest.raises(UsageError, match=message):
        wanted(formats, KNOWN, output)


def test_one_run_writes_all_that_is_asked_for(cli, plan, slides, tmp_path):
    outcome = cli("compare", plan, slides, "-f", f"json={tmp_path / 'a.json'}", "-f", "terminal")
    assert (outcome.code, outcome.errors) == (0, [])
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["schema"] == "policyparse.compare/1"
    assert outcome.out == cli("compare", plan, slides).out


def test_every_format_of_a_comparison_comes_out_of_one_run(cli, plan, slides, tmp_path):
    beginnings = {"json": b"{", "html": b"<!doctype html>", "xlsx": b"PK", "markdown": b"## ", "docx": b"PK"}
    beginnings |= {"brief": b"## ", "csv": b"\xef\xbb\xbfseverity,"}
    assert set(beginnings) == set(REPORTERS)
    wishes = [f"--format={name}={tmp_path / name}" for name in beginnings]
    outcome = cli("compare", plan, slides, *wishes)
    assert (outcome.code, outcome.out, outcome.errors) == (0, "", [])
    assert all((tmp_path / name).read_bytes().startswith(start) for name, start in beginnings.items())


def test_a_missing_extra_is_said_before_anything_is_compared(cli, plan, slides, tmp_path, monkeypatch):
    monkeypatch.setattr("policyparse.reporters.find_spec", lambda _: None)
    monkeypatch.setattr("policyparse.api.compare", lambda *_: pytest.fail("compared"))
    outcome = cli("compare", plan, slides, f"--format=docx={tmp_path / 'a.docx'}")
    assert (outcome.code, len(outcome.errors)) == (2, 1)
    assert "pip install 'policyparse[docx]'" in outcome.errors[0]
