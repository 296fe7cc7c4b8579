"""A check of the settings is a check like any other on the command line."""

import json

import pytest

SETTINGS = """\
{keys}
[[check]]
id = "OC101"
name = "wall-lower-case"
translation = "the Wall"
message = "write: the wall"
severity = "error"
fires = [["城墙", "the Wall"]]
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("修缮古城墙三段。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("Restore three sections of the Wall, which is ancient.\n", encoding="utf-8")

    def write(keys=""):
        (tmp_path / "policyparse.toml").write_text(SETTINGS.format(keys=keys), encoding="utf-8")

    write()
    return write


def checks(outcome):
    findings = [one for pair in json.loads(outcome.out)["pairs"] for one in pair["findings"]]
    return [one["check"] for one in findings if one["status"] == "open" and one["check"].startswith("OC")]


@pytest.mark.usefixtures("project")
def test_the_gate_fails_on_it_with_a_cache_as_without(cli):
    for _ in range(2):
        outcome = cli("check", "a.md", "b.md", "-f", "json")
        assert (outcome.code, checks(outcome)) == (1, ["OC101"])


def test_it_is_selected_and_ignored_by_id_name_or_start(cli, project):
    assert checks(cli("check", "a.md", "b.md", "-f", "json", "--select", "OC1")) == ["OC101"]
    assert checks(cli("check", "a.md", "b.md", "-f", "json", "--ignore", "wall-lower-case")) == []
    project('severity = { OC101 = "note" }')
    assert cli("check", "a.md", "b.md").code == 0


@pytest.mark.usefixtures("project")
def test_a_change_of_the_check_is_no_old_record(cli, tmp_path):
    assert cli("check", "a.md", "b.md").code == 1
    path = tmp_path / "policyparse.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("the Wall", "the Moat"), encoding="utf-8")
    assert cli("check", "a.md", "b.md").code == 0


@pytest.mark.usefixtures("project")
def test_sarif_has_its_rule(cli):
    run = json.loads(cli("check", "a.md", "b.md", "-f", "sarif").out)["runs"][0]
    (result,) = [one for one in run["results"] if one["ruleId"] == "OC101"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "OC101"


@pytest.mark.usefixtures("project")
def test_compare_and_explain_know_it(cli):
    found = json.loads(cli("compare", "a.md", "b.md", "-f", "json").out)["findings"]
    assert "OC101" in [one["check"] for one in found]
    assert "the Wall" in cli("explain", "oc101").out
    assert "wall-lower-case" in cli("explain").out


@pytest.mark.usefixtures("project")
def test_a_broken_one_is_wrong_configuration(cli, tmp_path):
    path = tmp_path / "policyparse.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"the Wall"\n', '"(the Wall"\n'), encoding="utf-8")
    for command in (("compare", "a.md", "b.md"), ("check", "a.md", "b.md")):
        outcome = cli(*command)
        assert (outcome.code, len(outcome.errors)) == (2, 1)
        assert "policyparse.toml, line 2" in outcome.errors[0]
