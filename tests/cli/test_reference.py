"""`explain` and `schema`."""

import json

import pytest

from policyparse import schemas
from policyparse.checks import CHECKS
from policyparse.gate.catalogue import OF_THE_GATE


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_is_explained_by_id_and_by_name(cli, check):
    by_id, by_name = cli("explain", check.id), cli("explain", check.name)
    assert by_id == by_name
    assert by_id.code == 0
    assert check.id in by_id.out
    assert check.name in by_id.out


def test_without_a_name_every_check_is_listed_in_a_line(cli):
    lines = cli("explain").out.splitlines()
    assert [line.split()[:2] for line in lines] == [[check.id, check.name] for check in (*CHECKS, *OF_THE_GATE)]


def test_an_explanation_shows_every_example(cli):
    check = next(check for check in CHECKS if check.examples)
    reported, _, not_reported = cli("explain", check.id).out.partition("Not reported:")
    for example in check.examples:
        shown = reported if example.fires else not_reported
        assert all(f"  {line}" in shown for line in (*example.source.split("\n"), *example.translation.split("\n")))


def test_an_id_may_be_typed_in_small_letters(cli):
    assert cli("explain", CHECKS[0].id.lower()) == cli("explain", CHECKS[0].id)


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_printed_as_it_is_loaded(cli, name):
    assert json.loads(cli("schema", name).out) == schemas.load(name)


def test_the_help_names_every_schema(cli):
    assert all(name in cli("schema", "--help").out for name in schemas.NAMES)


TABS = """
[[check]]
id = "OC101"
name = "no-tabs"
message = "tabs are tables here"
translation = "tabs"
fires = [["表。", "Two tabs."]]
silent = [["表。", "Two tables."]]
"""


def test_checks_of_settings_elsewhere_are_explained(cli, tmp_path):
    (tmp_path / "elsewhere.toml").write_text(TABS, encoding="utf-8")
    assert "OC101" in cli("explain", "--config", tmp_path / "elsewhere.toml").out
    assert cli("explain", "--config", tmp_path / "none.toml").code == 2
