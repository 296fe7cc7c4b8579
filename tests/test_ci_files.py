"""The files for CI are sound, call commands and options that there are, and let no input into a shell script."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer.main
import yaml

from policyparse.cli.commands import application
from policyparse.cli.formats import wanted
from policyparse.gate.formats import FORMATS

ROOT = Path(__file__).resolve().parents[1]
FILES = (
    ".pre-commit-hooks.yaml",
    "action.yml",
    "docs/ci/github-workflow.yml",
    "docs/ci/gitlab-ci.yml",
    "docs/ci/pre-commit-config.yaml",
)
COMMANDS = typer.main.get_command(application()).commands
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
STEPS = ACTION["runs"]["steps"]


def parsed(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def strings(node):
    """Every string within `node`."""
    if isinstance(node, str):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from strings(child)


def calls(name):
    """The words of each call of policyparse in a file: in scripts, and in hooks with their arguments."""
    for text in strings(parsed(name)):
        for line in text.replace("\\\n", " ").splitlines():
            if line.startswith("policyparse ") and not line.startswith("policyparse =="):
                yield shlex.split(line)
    if name == "docs/ci/pre-commit-config.yaml":
        for hook in parsed(name)["repos"][0]["hooks"]:
            yield [*shlex.split(HOOKS[hook["id"]]["entry"]), *hook.get("args", [])]


def expect_sound(command, words):
    """Have the application parse a call, without making it; what it does not know is an error."""
    parsed = COMMANDS[command].make_context(command, list(words)).params
    wanted(parsed["format"], FORMATS if command == "check" else ("terminal", "json"))


@pytest.mark.parametrize("name", [name for name in FILES if name != "action.yml"])
def test_every_call_is_of_a_command_and_options_that_there_are(name):
    found = list(calls(name))
    assert found
    for _, command, *words in found:
        expect_sound(command, words)


def test_the_hooks_run_once_for_all_files():
    assert set(HOOKS) == {"policyparse-check", "policyparse-drift"}
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False


def test_the_example_uses_hooks_that_there_are():
    (repository,) = parsed("docs/ci/pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == set(HOOKS)


def test_the_action_is_composite_and_says_what_each_input_is_for():
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)
    assert all(one["description"] and "default" in one for one in ACTION["inputs"].values())


def test_every_input_is_used_and_none_is_pasted_into_a_script():
    used = {name for text in strings(ACTION) for name in re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text)}
    assert used == set(ACTION["inputs"])
    assert not any("${{" in step["run"] for step in STEPS if "run" in step)


def test_the_page_on_ci_names_every_input_and_every_file():
    page = (ROOT / "docs" / "ci" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in ACTION["inputs"])
    assert all(Path(name).name in page for name in FILES)


def test_the_workflow_gives_the_action_inputs_that_it_has():
    steps = parsed("docs/ci/github-workflow.yml")["jobs"]["check"]["steps"]
    (step,) = (step for step in steps if step.get("id") == "policyparse")
    assert set(step["with"]) <= set(ACTION["inputs"])


def arguments(tmp_path, step, program, **inputs):
    """Run a step's script with a program that writes down its arguments, and return them."""
    stub = tmp_path / program
    stub.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.log"\n', encoding="utf-8")
    stub.chmod(0o755)
    environment = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"} | inputs
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", STEPS[step]["run"]], env=environment, check=True)
    return Path(f"{stub}.log").read_text(encoding="utf-8").splitlines()


def test_the_action_checks_all_pairs_by_default(tmp_path):
    inputs = {"PAIRS": "", "DIFF": "", "FAIL_ON": "", "SARIF": "policyparse.sarif"}
    said = arguments(tmp_path, -1, "policyparse", **inputs)
    assert said == ["check", "--format", "github", "--format", "sarif=policyparse.sarif", "--"]
    expect_sound(said[0], said[1:])


def test_the_action_hands_its_inputs_on_as_they_are(tmp_path):
    inputs = {"PAIRS": "plan $(id) *", "DIFF": "origin/a b", "FAIL_ON": "warning", "SARIF": "a b.sarif"}
    said = arguments(tmp_path, -1, "policyparse", **inputs)
    assert said[4:9] == ["sarif=a b.sarif", "--diff", "origin/a b", "--fail-on", "warning"]
    assert said[9:] == ["--", "plan", "$(id)", "*"]
    expect_sound(said[0], said[1:])


@pytest.mark.parametrize(("version", "package"), [("", "/action"), ("0.1.0", "policyparse==0.1.0")])
def test_the_action_installs_itself_unless_a_version_is_named(tmp_path, version, package):
    said = arguments(tmp_path, 1, "python", VERSION=version, GITHUB_ACTION_PATH="/action")
    assert (said[:3], said[-1]) == (["-m", "pip", "install"], package)
