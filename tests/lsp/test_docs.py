"""What the page on editors tells one to copy works."""

import json
import re
import tomllib
from pathlib import Path

from policyparse.cli import run
from tests.gate import project

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_problem_matcher_reads_every_line_that_has_a_finding(tmp_path, monkeypatch, capsys):
    project.edit(project.build(tmp_path) / "docs/en/lifts.md", "500", "600")
    monkeypatch.chdir(tmp_path)
    [tasks] = [json.loads(block) for block in blocks("json") if "tasks" in block]
    [task] = tasks["tasks"]
    assert run(task["command"].split()[1:]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if ": PP" in line]
    pattern = task["problemMatcher"]["pattern"]
    [found] = [re.fullmatch(pattern["regexp"], line) for line in lines]
    named = {name: found[group] for name, group in pattern.items() if name != "regexp"}
    assert (tmp_path / named["file"]).is_file()
    assert (named["line"], named["column"], named["code"], named["severity"]) == ("3", "9", "PP201", "error")
    assert "the source says 500" in named["message"]


def test_every_editor_starts_the_command_that_there_is():
    settings = next(block for block in map(json.loads, blocks("json")) if "glspc.server.command" in block)
    helix = tomllib.loads(blocks("toml")[0])["language-server"]["policyparse"]
    commands = [
        [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]],
        re.findall(r'"([^"]+)"', re.search(r"cmd = \{(.*)\}", blocks("lua")[0])[1]),
        [helix["command"], *helix["args"]],
    ]
    assert commands == [["policyparse", "lsp"]] * 3
    assert run(["lsp", "--help"]) == 0
