"""The baseline over edits, renames and time, and what its command shows of it."""

import io
import json
import sys

import pytest

from policyparse.gate import baseline, cache
from tests.gate import project


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project with two findings, as the working folder."""
    monkeypatch.chdir(tmp_path)
    project.build(tmp_path)
    project.edit(tmp_path / "docs/en/lifts.md", "500", "600")
    project.edit(tmp_path / "docs/en/canteens.md", "at least 30", "about 30")
    return tmp_path


@pytest.fixture
def update(cli, folder):
    """Accept what fails; return the lines."""

    def call(*options):
        outcome = cli("baseline", "update", "--workers", 1, *options)
        assert (outcome.code, outcome.errors) == (0, [])
        assert folder
        return outcome.out.splitlines()

    return call


def check(cli):
    outcome = cli("check", "--workers", 1)
    return outcome.code, outcome.out.splitlines()


CANTEENS = "docs/en/canteens.md: PP202 comparator-changed, ≥ 30 → ~ 30"
LIFTS = "docs/en/lifts.md: PP201 value-changed, 500 → 600"
TEXTS = (
    ": By 2027, the city will build about 30 new community canteen…",
    ": Install 600 lifts in old residential compounds.",
)


def test_what_an_update_changes_is_shown_before_it_is_written(update, cli, folder):
    path = folder / "policyparse.baseline.json"
    lines = [f"+ {CANTEENS}{TEXTS[0]}", f"+ {LIFTS}{TEXTS[1]}"]
    assert update("--dry-run") == [*lines, "policyparse.baseline.json: 2 entries, not written"]
    assert not path.exists()
    assert update("--reason", "r") == [*lines, "policyparse.baseline.json: 2 entries"]
    assert update("--reason", "another") == ["policyparse.baseline.json: 2 entries"]
    project.edit(folder / "docs/en/lifts.md", "Install", "Also install")
    (folder / "docs/en/canteens.md").rename(folder / "docs/en/food.md")
    (folder / "docs/zh/canteens.md").rename(folder / "docs/zh/food.md")
    assert check(cli)[0] == 0
    assert update() == [
        (
            f"~ {CANTEENS.replace('canteens.md', 'food.md')}{TEXTS[0]}"
            " (source path was docs/zh/canteens.md, path was docs/en/canteens.md)"
        ),
        (
            f"~ {LIFTS}{TEXTS[1].replace('Install', 'Also install')}"
            " (text was Install 600 lifts in old residential compounds.)"
        ),
        "policyparse.baseline.json: 2 entries",
    ]
    project.edit(folder / "docs/en/lifts.md", "600", "500")
    outcome = cli("baseline", "prune", "--workers", 1)
    assert outcome.out.splitlines()[0].startswith(f"- {LIFTS}: Also install 600")


def test_an_entry_holds_until_its_last_day_and_is_renewed_by_an_update(update, cli, folder, monkeypatch):
    update("--reason", "postponed", "--until", "2027-06-30", "--owner", "editors")
    monkeypatch.setattr(baseline, "today", lambda: "2027-06-30")
    assert check(cli)[0] == 0
    monkeypatch.setattr(baseline, "today", lambda: "2027-07-01")
    code, lines = check(cli)
    assert code == 1
    assert lines[0].startswith("docs/en/canteens.md:5:")
    assert lines[2:4] == [
        f"policyparse.baseline.json: {what} was accepted until 2027-06-30, owner editors: mend it,"
        " or run `policyparse baseline update`"
        for what in ("PP202 in docs/en/canteens.md", "PP201 in docs/en/lifts.md")
    ]
    update("docs/en/lifts.md", "--until", "2027-12-31")
    rows = json.loads((folder / "policyparse.baseline.json").read_text(encoding="utf-8"))["accepted"]
    assert [(row["date"] == "2027-07-01", row["until"], row["reason"], row["owner"]) for row in rows] == [
        (False, "2027-06-30", "postponed", "editors"),
        (True, "2027-12-31", "postponed", "editors"),
    ]
    assert check(cli)[1][-1].startswith("3 pairs: 1 error, 0 warnings, 0 notes, 1 accepted")


def test_show_counts_by_check_and_by_owner(update, cli, monkeypatch):
    update("docs/en/lifts.md", "--until", "2027-06-30", "--owner", "editors", "--reason", "r")
    update()
    monkeypatch.setattr(baseline, "today", lambda: "2027-07-01")
    lines = cli("baseline", "show").out.splitlines()
    assert " until 2027-06-30 (expired) by editors: r" in lines[3]
    assert lines[-3:] == [
        "policyparse.baseline.json: 2 entries, 1 expired",
        "checks: PP201 value-changed 1, PP202 comparator-changed 1",
        "owners: editors 1, nobody 1",
    ]


@pytest.mark.usefixtures("folder")
def test_a_date_that_is_none_is_wrong_usage(cli):
    for text in ("June", "2027-02-30", "20270630"):
        outcome = cli("baseline", "update", "--until", text)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.errors == [f"policyparse: --until: {text!r} is no date; write one such as 2027-06-30"]
    assert "2020-01-01 is past" in cli("baseline", "update", "--until", "2020-01-01").errors[0]


class Terminal(io.StringIO):
    """A terminal on which the lines given are typed."""

    def isatty(self):
        return True


def test_a_reason_that_the_settings_want_is_asked_for_on_a_terminal(cli, folder, monkeypatch):
    (folder / "policyparse.toml").write_text(f"{project.SETTINGS}[baseline]\nrequire-reason = true\n")
    assert cli("baseline", "update", "--workers", 1).code == 2
    monkeypatch.setattr(sys, "stdin", Terminal("\n  \nas agreed\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    outcome = cli("baseline", "update", "--workers", 1, "--quiet")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].startswith("+ ")
    rows = json.loads((folder / "policyparse.baseline.json").read_text(encoding="utf-8"))["accepted"]
    assert {row["reason"] for row in rows} == {"as agreed"}


def test_a_suppression_of_the_settings_may_end_too(cli, folder, monkeypatch):
    silent = '[[suppress]]\ncheck = "PP2"\nreason = "r"\nuntil = 2027-06-30\n'
    (folder / "policyparse.toml").write_text(project.SETTINGS + silent, encoding="utf-8")
    assert check(cli)[0] == 0
    monkeypatch.setattr("policyparse.gate.silence.today", lambda: "2027-07-01")
    code, lines = check(cli)
    assert code == 1
    assert (
        lines[2] == "policyparse.toml:4: this suppression of PP2 held until 2027-06-30: mend the finding, or delete it"
    )
    (folder / "policyparse.toml").write_text(
        project.SETTINGS + silent.replace("2027-06-30", '"June"'), encoding="utf-8"
    )
    assert cli("check").errors[0].endswith("line 7: until must be a date, such as until = 2027-06-30")


def test_fingerprints_for_platforms_survive_a_rename(cli, folder):
    def told():
        outcome = cli("check", "--workers", 1, "--format", "gitlab", "--format", "sarif=out.sarif")
        assert outcome.code == 1
        results = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
        gitlab = {one["fingerprint"] for one in json.loads(outcome.out)}
        return gitlab, {one["partialFingerprints"]["policyparse/v2"] for one in results}

    before = told()
    assert all(len(prints) == 2 for prints in before)
    for side in ("zh", "en"):
        (folder / f"docs/{side}/canteens.md").rename(folder / f"docs/{side}/unser essen #1.md")
    assert told() == before


def test_an_action_that_is_wanting_is_said_on_one_line(cli):
    outcome = cli("baseline")
    assert outcome.code == 2
    [line] = outcome.errors
    assert "Choose from: update, import, prune, show" in line
