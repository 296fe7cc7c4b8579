"""A monorepo: whatever the working folder is, platforms get paths from the top of the repository."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from policyparse.gate.rooted import top_of
from tests.gate import project

ROOT = Path(__file__).resolve().parents[2]
NAME = "计划 #1 50%, a:b.md"
FILES = ("sarif", "junit", "gitlab", "markdown", "json")


@pytest.fixture
def part(tmp_path, monkeypatch):
    """A project in a folder of a repository, as the working folder, with a finding in a file of a difficult name."""
    folder = project.build(tmp_path / "网站 docs")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for side in ("zh", "en"):
        (folder / "docs" / side / "lifts.md").rename(folder / "docs" / side / NAME)
    project.git(tmp_path, "init", "--quiet", "--initial-branch=main")
    project.commit(tmp_path)
    project.edit(folder / "docs/en" / NAME, "500", "600")
    project.edit(folder / "docs/zh/ports.md", "120万吨。\n", "120万吨。\n禁止向河道排放污水。\n")
    return folder


@pytest.fixture
def told(call, part):
    """Check with some options; return the text of each format."""

    def run(*options):
        wanted = [f"--format={name}={part}/out.{name}" for name in FILES]
        code, out, _ = call("check", "--workers", 1, "--diff", "HEAD", "--format", "github", *wanted, *options)
        assert code == 1
        return {"github": out} | {name: (part / f"out.{name}").read_text(encoding="utf-8") for name in FILES}

    return run


def uris(log):
    return [
        unquote(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for one in log["runs"][0]["results"]
    ]


def expect_rooted(told, here):
    """Expect paths from the top in all formats for platforms, and from the working folder in the others."""
    value, omission = f"网站 docs/docs/en/{NAME}", "网站 docs/docs/zh/ports.md"
    log = json.loads(told["sarif"])
    assert sorted(uris(log)) == sorted([value, omission])
    assert all(one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in log["runs"][0]["results"])
    assert {one["location"]["path"] for one in json.loads(told["gitlab"])} == {value, omission}
    escaped = value.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    assert f"::error file={escaped},line=3,endLine=3,col=9,endColumn=12,title=PP201 " in told["github"]
    assert f"::warning file={omission},line=5," in told["github"]
    assert f'classname="{value}"' in told["junit"]
    assert f"`{value}:3:9`" in told["markdown"]
    assert {one["translation"]["path"] for one in json.loads(told["json"])["pairs"]} == {
        f"{here}docs/en/{NAME}",
        f"{here}docs/en/ports.md",
    }


def test_paths_are_from_the_top_in_a_folder_of_the_repository(told):
    expect_rooted(told(), "")


def test_paths_are_from_the_top_wherever_the_settings_are_named_from(told, part, monkeypatch):
    monkeypatch.chdir(part.parent)
    expect_rooted(told("--config", part / "policyparse.toml"), "网站 docs/")
    monkeypatch.chdir(part / "docs")
    (part / "policyparse.toml").rename(part / "gate.toml")
    log = json.loads(told("--config", "../gate.toml")["sarif"])
    assert f"网站 docs/docs/en/{NAME}" in uris(log)


def test_line_ends_of_windows_move_no_place(told, part):
    before = told()
    for path in (one for one in part.rglob("*.md") if one.name in (NAME, "ports.md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    after = told()
    expect_rooted(after, "")
    assert after["github"] == before["github"]
    assert json.loads(after["gitlab"]) == json.loads(before["gitlab"])


def test_the_top_is_that_of_the_outermost_repository_and_of_a_worktree_its_own(tmp_path, monkeypatch):
    for name in ("GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_0", "GIT_CONFIG_VALUE_0"):
        monkeypatch.setenv(name, {"T": "1", "0": "protocol.file.allow"}[name[-1]] if "VALUE" not in name else "always")
    inner, outer = project.build(tmp_path / "inner"), tmp_path / "outer"
    outer.mkdir()
    project.commit(inner)
    (outer / "a").write_text("a")
    project.commit(outer)
    project.git(outer, "submodule", "--quiet", "add", str(inner), "vendor")
    project.git(outer, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    assert top_of(outer / "vendor" / "docs") == outer
    assert top_of(inner / "docs") == inner
    assert top_of(tmp_path / "tree") == tmp_path / "tree"
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert top_of(tmp_path) is None
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path.parent))
    assert top_of(tmp_path) == tmp_path.parent


def test_what_only_a_source_elsewhere_says_is_located_in_the_translation(call, part, tmp_path_factory):
    away = tmp_path_factory.mktemp("sources")
    text = project.PAGES["docs/zh/ports.md"] + "禁止向河道排放污水。\n"
    (away / "ports.md").write_text(text, encoding="utf-8")
    settings = (
        f'[[pair]]\nsource-repo = "{away.as_posix()}"\nsource = "{{stem}}.md"\ntranslation = "docs/en/{{stem}}.md"\n'
    )
    (part / "policyparse.toml").write_text(f'missing = "ignore"\n{settings}', encoding="utf-8")
    code, out, _ = call("check", "--workers", 1, "--format", "github", "--format", "sarif=out.sarif")
    assert (code, out.split(",")[0]) == (0, "::warning file=网站 docs/docs/en/ports.md")
    (result,) = json.loads((part / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    related = result["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == (away / "ports.md").as_uri()
    assert "禁止向河道排放污水" in related["message"]["text"]


def test_the_action_reports_paths_from_the_top_in_a_working_directory(part, tmp_path_factory):
    step = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][-1]
    bin_ = tmp_path_factory.mktemp("bin")
    (bin_ / "policyparse").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m policyparse "$@"\n')
    (bin_ / "policyparse").chmod(0o755)
    inputs = {"PAIRS": "", "DIFF": "HEAD", "FAIL_ON": "", "SARIF": "out.sarif", "CONFIG": "policyparse.toml"}
    path = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=part,
        env=os.environ | inputs | path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "::warning file=网站 docs/docs/zh/ports.md,line=5" in done.stdout
    assert f"网站 docs/docs/en/{NAME}" in uris(json.loads((part / "out.sarif").read_text(encoding="utf-8")))


def test_settings_of_another_name_hold_where_they_are_named(call, part):
    (part / "policyparse.toml").rename(part / "gate.toml")
    assert call("check")[0] == 2
    assert call("check", "--workers", 1, "--config", "gate.toml")[0] == 1
    assert call("baseline", "update", "--workers", 1, "--config", "gate.toml")[0] == 0
    assert call("check", "--workers", 1, "--config", "gate.toml")[0] == 0
    for name, says in (("gone.toml", "No such file"), ("pyproject.toml", "has no table [tool.policyparse]")):
        if name == "pyproject.toml":
            (part / name).write_text("[project]\n")
        code, out, errors = call("check", "--config", name)
        assert (code, out, len(errors)) == (2, "", 1)
        assert says in errors[0]
