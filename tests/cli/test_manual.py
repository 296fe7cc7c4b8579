"""`docs` and `help`, and the manners of the command line."""

import os

import pytest

from policyparse import __version__
from policyparse.errors import unknown


def test_without_a_name_the_pages_are_listed_with_their_titles(cli):
    lines = cli("docs").out.splitlines()
    assert "reports" in {line.split()[0] for line in lines}
    assert all(len(line.split()) > 1 for line in lines)


def test_a_page_is_shown(cli):
    assert cli("docs", "reports").out.startswith("# Reading a report")
    assert cli("docs", "Reports.md") == cli("docs", "reports")


def test_a_misspelt_page_is_guessed(cli):
    outcome = cli("docs", "report")
    assert outcome.code == 2
    assert "did you mean 'reports'?" in outcome.errors[0]


@pytest.mark.parametrize("words", [["compare"], ["batch"], ["batch", "report"]])
def test_help_says_what_the_option_says(cli, words):
    assert cli("help", *words).out == cli(*words, "--help").out


def test_the_start_of_a_page_is_guessed_and_the_list_is_named():
    error = unknown("page", "how", ("how-do-i", "limits"), "policyparse docs")
    assert str(error) == "unknown page 'how': did you mean 'how-do-i'? `policyparse docs` lists all"


def test_the_help_names_the_manual(cli):
    assert "`policyparse docs`" in cli("--help").out


def test_a_misspelt_schema_is_guessed(cli):
    outcome = cli("schema", "compar")
    assert outcome.code == 2
    assert "did you mean 'compare'?" in outcome.errors[0]


def test_help_of_nothing_is_the_help_of_all(cli):
    assert cli("help").out == cli("--help").out


def test_help_of_a_misspelt_command_guesses_it(cli):
    assert "did you mean 'compare'?" in cli("help", "compere").errors[0]


def test_the_version_has_a_short_option(cli):
    assert cli("-V").out == f"policyparse {__version__}\n"


def test_a_misspelt_choice_is_guessed(cli, plan):
    assert "Did you mean 'terminal'?" in cli("outline", plan, "--format", "terminl").errors[0]
    assert "did you mean 'html'?" in cli("compare", plan, plan, "--format", "htlm").errors[0]
    assert "did you mean 'comparator-changed'?" in cli("explain", "comparator-change").errors[0]


def test_the_start_of_ids_lists_those_checks(cli):
    ids = [line.split()[0] for line in cli("explain", "pp2").out.splitlines()]
    assert len(ids) > 1
    assert all(name.startswith("PP2") for name in ids)


def test_an_empty_baseline_is_said(cli):
    assert (
        cli("baseline", "show").out
        == "policyparse.baseline.json: no baseline yet; `policyparse baseline update` writes one\n"
    )


@pytest.mark.parametrize("command", ["compare", "align", "export"])
def test_an_input_is_never_written(cli, plan, slides, command):
    before = plan.read_bytes()
    outcome = cli(command, plan, slides, "-o", plan)
    assert (outcome.code, plan.read_bytes()) == (2, before)
    assert "is one of the inputs" in outcome.errors[0]


@pytest.mark.parametrize("how", ["link", "symlink", "spelling"])
def test_an_input_is_known_under_another_name(cli, plan, how):
    other = plan.with_name("other.txt")
    if how == "spelling":
        other = plan.parent / ".." / plan.parent.name / plan.name
    else:
        getattr(os, how)(plan, other)
    outcome = cli("outline", plan, "-o", other)
    assert (outcome.code, len(outcome.errors)) == (2, 1)
    assert "is one of the inputs" in outcome.errors[0]
