"""Drift of the pairs of a project: which are gone over, how old a change may be, and what the gate makes of it."""

import json

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.gate.formats import FORMATS
from tests.gate.conftest import SOURCE, TRANSLATION

PAIRS = """\
[[pair]]
source = "{stem}.zh.txt"
translation = "{stem}.en.txt"
"""
RANCHES = ("8个以上", "10个以上")


@pytest.fixture(autouse=True)
def project(repository, monkeypatch):
    """Two pairs of forty days ago; in the source of one, a number changed ten days ago."""
    monkeypatch.chdir(repository.path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    repository.write("other.zh.txt", SOURCE)
    repository.write("other.en.txt", TRANSLATION)
    repository.write("policyparse.toml", PAIRS)
    repository.commit(days=40)
    repository.edit("plan.zh.txt", RANCHES)
    repository.commit(days=10)
    return repository


def settings(project, *lines, head=""):
    """Write settings in which `lines` belong to the pairs."""
    project.write("policyparse.toml", head + PAIRS + "".join(f"{line}\n" for line in lines))


def drifts(call, *arguments):
    _, out, errors = call("drift", *arguments, "--format", "json")
    assert errors == []
    return json.loads(out)


def test_the_terminal_shows_what_is_out_of_step_and_all_on_demand(call, project):
    project.edit("plan.zh.txt", ("120万吨", "130万吨"))
    project.edit("plan.en.txt", ("1.2 million", "1.3 million"))
    out = call("drift", "--since", "HEAD~1")[1]
    assert "plan.en.txt" in out
    assert "other.en.txt" not in out
    assert "followed, confidence" not in out
    assert out.splitlines()[-1] == "2 pairs: 1 out of step, 1 in step."
    out = call("drift", "--since", "HEAD~1", "--all")[1]
    assert "other.en.txt" in out
    assert "followed" in out
    assert out.splitlines()[-1] == "2 pairs: 1 out of step, 1 in step."
    assert "other.en.txt" in call("drift", "other.zh.txt")[1]


def test_without_arguments_all_pairs_are_gone_over(call):
    found = drifts(call)
    assert [one["translation"]["path"] for one in found] == ["other.en.txt", "plan.en.txt"]
    assert [one["summary"]["pending"] for one in found] == [0, 1]
    code, out, _ = call("drift", "--all")
    assert code == 0
    assert (out.count("what it said"), out.count("yet to follow 1 of 1 change")) == (1, 1)


@pytest.mark.parametrize(
    "named", [["plan.en.txt"], ["plan.zh.txt", "plan.en.txt"], ["plan.zh.txt:plan.en.txt"], ["plan.zh.txt"]]
)
def test_a_pair_is_named_as_for_check(call, named):
    found = drifts(call, *named)
    assert (found["source"]["path"], found["summary"]["pending"]) == ("plan.zh.txt", 1)


def test_several_pairs_are_an_array(call):
    assert len(drifts(call, "plan.en.txt", "other.en.txt")) == 2


def test_a_path_of_no_pair_is_wrong_usage(call):
    code, _, errors = call("drift", "none.txt")
    assert code == 2
    assert "none.txt belongs to no pair of the settings" in errors[0]


def test_without_pairs_there_is_nothing_to_go_over(call, project):
    project.write("policyparse.toml", "")
    code, _, errors = call("drift")
    assert code == 2
    assert "there are no pairs" in errors[0]


def test_an_old_source_belongs_to_one_pair(call, project):
    project.write("old.txt", SOURCE)
    assert drifts(call, "plan.en.txt", "--old-source", "old.txt")["summary"]["pending"] == 1
    code, _, errors = call("drift", "--old-source", "old.txt")
    assert code == 2
    assert "--old-source is the source of one pair" in errors[0]


@pytest.mark.parametrize(
    ("ages", "options", "code"),
    [
        ((None, None), [], 0),
        ((30, None), [], 0),
        ((9, None), [], 1),
        ((30, 9), [], 1),
        ((9, 30), [], 0),
        ((9, None), ["--max-age", "30"], 0),
        ((30, None), ["--max-age", "9"], 1),
        ((9, None), ["--fail-on", "never"], 0),
        ((30, None), ["--fail-on", "pending"], 0),
        ((None, None), ["--fail-on", "pending"], 1),
    ],
)
def test_the_age_of_the_settings_holds_unless_the_pair_or_an_option_has_its_own(call, project, ages, options, code):
    general, own = ages
    head = "" if general is None else f"[drift]\nmax-age = {general}\n"
    settings(project, *([] if own is None else [f"max-age = {own}"]), head=head)
    assert call("drift", *options)[0] == code


def test_the_source_commit_of_a_pair_is_what_was_taken_over(call, project):
    settings(project, 'source-commit = "HEAD"')
    assert [one["summary"]["changes"] for one in drifts(call)] == [0, 0]
    assert drifts(call, "plan.en.txt", "--since", "HEAD~1")["summary"]["changes"] == 1


def test_a_source_commit_that_git_does_not_know_is_told_with_its_pair(call, project):
    settings(project, 'source-commit = "nope"')
    code, _, errors = call("drift")
    assert code == 2
    assert errors == [
        "policyparse: other.en.txt, source-commit: git knows no revision 'nope': give a commit, a branch or a tag"
    ]


def checked(call, *options):
    code, out, errors = call("check", "--workers", 1, "--ignore", "PP201", *options, "--format", "json")
    assert errors == []
    told = json.loads(out)
    Draft202012Validator(schemas.load("check")).validate(told)
    return code, [one for pair in told["pairs"] for one in pair["findings"]]


def test_the_gate_looks_for_drift_only_if_it_is_asked_to(call, project):
    settings(project, "max-age = 9")
    assert checked(call) == (0, [])
    code, (found,) = checked(call, "--drift")
    assert (code, found["check"], found["name"], found["fails"]) == (1, "PP601", "drift-overdue", True)
    assert found["message"] == "changed in the source 10 days ago, and the translation has yet to follow"
    assert "10个以上" in found["source"]["text"]
    assert "at least 8" in found["translation"]["text"]
    assert ("10个以上" in found["expected"], "8个以上" in found["actual"]) == (True, True)


@pytest.mark.parametrize(("line", "count"), [("max-age = 10", 0), ("max-age = 9", 1), ("", 1)])
def test_a_change_may_be_as_old_as_the_settings_say(call, project, line, count):
    settings(project, line)
    assert len(checked(call, "--drift")[1]) == count


def test_what_is_overdue_can_be_weighed_ignored_and_suppressed(call, project):
    settings(project, head='severity = { PP601 = "note" }\n')
    assert checked(call, "--drift")[0] == 0
    assert checked(call, "--drift", "--ignore", "drift-overdue") == (0, [])
    settings(project, head='[[suppress]]\ncheck = "PP601"\nreason = "later"\n')
    assert [one["status"] for one in checked(call, "--drift")[1]] == ["suppressed"]
    assert "suppresses nothing" not in call("check", "--workers", 1)[1]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_what_is_overdue(call, name):
    code, out, _ = call("check", "--workers", 1, "--ignore", "PP201", "--drift", "--format", name)
    assert code == 1
    assert "yet to follow" in out


def test_a_version_that_cannot_be_read_leaves_the_other_pairs_checked(call, project):
    project.write("other.zh.txt", "\x00\x01")
    project.commit(days=50)
    project.write("other.zh.txt", SOURCE)
    settings(project, f'source-commit = "{project.git("rev-parse", "HEAD")}"')
    code, out, errors = call("check", "--workers", 1, "--drift")
    assert code == 3
    assert len(errors) == 1
    assert "1 not read" in out


def test_outside_a_repository_the_gate_says_what_it_lacks(call, project):
    (project.path / ".git").rename(project.path / "git")
    code, _, errors = call("check", "--workers", 1, "--drift")
    assert code == 2
    assert "not a git repository" in errors[0]


def test_what_is_overdue_is_explained(call):
    code, out, _ = call("explain", "pp601")
    assert code == 0
    assert out.startswith("PP601 drift-overdue (drift, usually an error)")
    assert call("explain", "drift-overdue")[1] == out
