"""The gate over the life of a repository, and what its command says of wrong usage."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

from policyparse import schemas
from policyparse.gate import cache
from tests.gate import project

SCHEMAS = Path(__file__).parents[1] / "gate" / "schemas"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a project of three faithful pairs, as the working folder."""
    monkeypatch.chdir(tmp_path)
    return project.build(tmp_path)


@pytest.fixture
def check(cli, folder):
    """Check with some arguments; return the exit code, the findings as (check, status, place), and the last line."""

    def call(*arguments):
        data = folder.parent / f"{folder.name}.json"
        outcome = cli("check", "--workers", 1, *arguments, "--format", "text", "--format", f"json={data}")
        found = [
            (one["check"], one["status"], (pair["translation"] if one["translation"] else pair["source"])["path"])
            for pair in json.loads(data.read_text(encoding="utf-8"))["pairs"]
            for one in pair["findings"]
        ]
        return outcome.code, found, outcome.out.splitlines()

    return call


def prints(cli):
    told = json.loads(cli("check", "--workers", 1, "--format", "json").out)
    return {one["fingerprint"] for pair in told["pairs"] for one in pair["findings"]}


def test_a_repository_through_its_edits(cli, check, folder):
    project.commit(folder)
    assert check() == (0, [], ["3 pairs: 0 errors, 0 warnings, 0 notes, 100 % carried; the gate is clean"])

    # a number changes in the source
    project.edit(folder / "docs/zh/canteens.md", "30个", "35个")
    code, found, lines = check()
    assert (code, found) == (1, [("PP201", "open", "docs/en/canteens.md")])
    assert lines[0].startswith("docs/en/canteens.md:5:30: PP201 ")
    assert check("--diff", "HEAD")[2][-1].startswith("1 pair: 1 error")
    assert check("--exit-zero")[0] == 0

    # the translation catches up
    project.edit(folder / "docs/en/canteens.md", "at least 30", "at least 35")
    assert check()[:2] == (0, [])

    # a sentence is added to the source
    project.edit(folder / "docs/zh/ports.md", "120万吨。\n", "120万吨。\n禁止向河道排放污水。\n")
    code, found, lines = check()
    assert (code, found) == (0, [("PP101", "open", "docs/zh/ports.md")])
    assert len(lines) == 1
    assert check("--show", "warning")[2][0].startswith("docs/zh/ports.md:5:1: PP101 ")
    assert check("--fail-on", "warning")[0] == 1
    assert check("--fail-on", "warning", "--ignore", "PP1")[:2] == (0, [])
    project.edit(folder / "docs/zh/ports.md", "禁止向河道排放污水。\n", "")

    # differences are accepted
    project.edit(folder / "docs/en/lifts.md", "repair 12", "repair 21")
    project.edit(folder / "docs/en/canteens.md", "at least 35", "about 35")
    assert check()[0] == 1
    before = prints(cli)
    assert cli("baseline", "update", "--workers", 1, "--reason", "agreed").code == 0
    code, found, lines = check()
    assert (code, {status for _, status, _ in found}) == (0, {"accepted"})
    assert lines == ["3 pairs: 0 errors, 0 warnings, 0 notes, 2 accepted, 100 % carried; the gate is clean"]

    # files are renamed
    for side in ("zh", "en"):
        (folder / f"docs/{side}/canteens.md").rename(folder / f"docs/{side}/food.md")
    assert check()[2] == lines
    cli("baseline", "update", "--workers", 1)
    accepted = json.loads((folder / "policyparse.baseline.json").read_text(encoding="utf-8"))["accepted"]
    assert [(one["pair"]["translation"], one["reason"]) for one in accepted] == [
        ("docs/en/food.md", "agreed"),
        ("docs/en/lifts.md", "agreed"),
    ]

    # a text moves to another section, and other lines come and go around it
    sentence = "到2027年，全市新建社区食堂35个以上。\n"
    project.edit(folder / "docs/zh/food.md", sentence, "")
    project.edit(folder / "docs/zh/food.md", "每年培训", f"{sentence}每年培训")
    project.edit(folder / "docs/en/food.md", "Train 200 cooks every year.\n", "")
    project.edit(folder / "docs/zh/food.md", "每年培训厨师200名。\n", "")
    assert check()[2] == lines
    assert prints(cli) == before

    # a finding is fixed
    project.edit(folder / "docs/en/food.md", "about 35", "at least 35")
    code, found, lines = check()
    assert (code, [status for _, status, _ in found]) == (0, ["accepted"])
    assert "PP202 in docs/en/food.md is accepted, but no longer found" in lines[0]
    cli("baseline", "prune", "--workers", 1)
    assert len(check()[2]) == 1
    assert "docs/en/lifts.md: PP201 value-changed" in cli("baseline", "show").out

    # a pair cannot be read: the others are checked all the same
    (folder / "docs/en/ports.md").write_text("")
    project.edit(folder / "docs/en/food.md", "at least 35", "at most 35")
    outcome = cli("check", "--workers", 1)
    assert (outcome.code, outcome.errors) == (3, ["policyparse: docs/en/ports.md: the file is empty; nothing to read"])
    assert "PP202" in outcome.out


def test_all_formats_of_one_run_are_valid(cli, folder, monkeypatch):
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    project.edit(folder / "docs/zh/ports.md", "120万吨。\n", "120万吨。\n禁止向河道排放污水。\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    (folder / "summary.md").write_text("# before\n")
    files = {name: f"out.{name}" for name in ("sarif", "junit", "gitlab", "json", "markdown", "text")}
    wanted = [f"--format={name}={file}" for name, file in files.items()]
    outcome = cli("check", "--workers", 1, "--format", "github", *wanted)
    assert outcome.code == 1
    told = {name: Path(file).read_text(encoding="utf-8") for name, file in files.items()}
    read = {name: json.loads(told[name]) for name in ("sarif", "gitlab", "json")}
    Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))).validate(
        read["sarif"]
    )
    Draft202012Validator(json.loads((SCHEMAS / "code-quality.json").read_text())).validate(read["gitlab"])
    Draft202012Validator(schemas.load("check")).validate(read["json"])
    etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd"))).assertValid(etree.fromstring(told["junit"].encode()))
    assert [result["ruleId"] for result in read["sarif"]["runs"][0]["results"]] == ["PP201", "PP101"]
    assert [line.split(",")[0] for line in outcome.out.splitlines()[:2]] == [
        "::error file=docs/en/lifts.md",
        "::warning file=docs/zh/ports.md",
    ]
    assert (folder / "summary.md").read_text(encoding="utf-8") == "# before\n" + told["markdown"]


def test_pairs_are_named_by_either_side_by_both_or_without_settings(check, folder):
    assert check("docs/en/lifts.md")[2][-1].startswith("1 pair:")
    assert check("docs/zh/ports.md:docs/en/ports.md", "docs/en/lifts.md")[2][-1].startswith("2 pairs:")
    (folder / "policyparse.toml").unlink()
    assert check("docs/zh/ports.md", "docs/en/ports.md")[2][-1].startswith("1 pair:")


def test_per_pair_rules_and_suppressions_of_the_settings_hold(check, folder):
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    project.edit(folder / "docs/en/ports.md", "1.2 million", "2.1 million")
    settings = folder / "policyparse.toml"
    own = '[[pair]]\nsource = "docs/zh/lifts.md"\ntranslation = "docs/en/lifts.md"\nseverity = { PP2 = "note" }\n'
    silent = '[[suppress]]\ncheck = "PP201"\npair = "docs/en/ports.md"\ntext = "120万"\nreason = "r"\n'
    settings.write_text(f"{project.SETTINGS}{own}{silent}", encoding="utf-8")
    code, found, lines = check()
    assert code == 0
    assert found == [("PP201", "open", "docs/en/lifts.md"), ("PP201", "suppressed", "docs/en/ports.md")]
    assert lines[-1] == "3 pairs: 0 errors, 0 warnings, 1 note, 1 suppressed, 100 % carried; the gate is clean"


def test_a_baseline_may_demand_reasons(cli, check, folder):
    (folder / "policyparse.toml").write_text(f"{project.SETTINGS}[baseline]\nrequire-reason = true\n")
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    assert cli("baseline", "update", "--workers", 1).errors == [
        "policyparse: the settings demand a reason for each entry: give --reason TEXT"
    ]
    assert cli("baseline", "update", "--workers", 1, "--reason", "r").code == 0
    assert check()[0] == 0
    project.edit(folder / "policyparse.baseline.json", '"r"', '""')
    outcome = cli("check")
    assert outcome.code == 2
    assert "has no reason" in outcome.errors[0]


def test_a_change_of_the_settings_touches_every_pair(check, folder):
    project.commit(folder)
    assert check("--diff", "HEAD")[2][-1].startswith("0 pairs")
    with (folder / "policyparse.toml").open("a") as file:
        file.write("# a remark\n")
    assert check("--diff", "HEAD")[2][-1].startswith("3 pairs")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("docs/en/gone.md",), "belongs to no pair"),
        (("--diff", "HEAD"), "needs a git repository"),
        (("--select", "PP9"), "no check is called 'PP9'"),
        (("--ignore", "comparator-chnged"), "did you mean 'comparator-changed'?"),
        (("--format", "xml"), "unknown format 'xml'"),
        (("--fail-on", "fatal"), "--fail-on"),
        (("--workers", "0"), "--workers"),
        (("-", "docs/en/lifts.md"), "reads files alone"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_one_line(cli, arguments, says):
    outcome = cli("check", *arguments)
    assert (outcome.code, outcome.out, len(outcome.errors)) == (2, "", 1)
    assert says in outcome.errors[0]


def test_a_folder_without_pairs_says_how_to_begin(cli):
    outcome = cli("check")
    assert outcome.code == 2
    assert "policyparse init" in outcome.errors[0]


def test_init_says_where_no_pair_was_found_that_there_is_nothing_to_check(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = cli("init")
    assert outcome.out == "policyparse.toml has no pairs yet: no two names of files suggest one; write [[pair]]\n"
    assert cli("check").code == 2


def test_init_writes_settings_once(cli, folder):
    (folder / "policyparse.toml").unlink()
    assert "1 pair" not in cli("init").out
    assert cli("check", "--workers", 1).code == 0
    outcome = cli("init")
    assert outcome.code == 2
    assert "--force" in outcome.errors[0]
    (folder / "policyparse.toml").write_text("nonsense")
    assert cli("init", "--force").out == "policyparse.toml has 3 pairs; check with `policyparse check`\n"
    assert "docs/zh/{stem}.md" in (folder / "policyparse.toml").read_text(encoding="utf-8")
