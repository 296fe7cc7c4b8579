"""The worked example in docs/ci.md, run as it stands there."""

import re
import subprocess
from pathlib import Path

import pytest

from policyparse.cli import run
from policyparse.gate import cache

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "ci.md").read_text(encoding="utf-8")
EXAMPLE = PAGE[PAGE.index("## A worked example") : PAGE.index("## Exit codes")]
FILES = re.findall(r"`([\w./-]+)`:\n\n```markdown\n(.*?)```", EXAMPLE, re.DOTALL)
CONSOLES = re.findall(r"```console\n(.*?)```", EXAMPLE, re.DOTALL)
GIT = "GIT_AUTHOR_NAME=n GIT_AUTHOR_EMAIL=n@example.org GIT_COMMITTER_NAME=n GIT_COMMITTER_EMAIL=n@example.org"


def steps():
    """Each command of the page with the lines that it prints."""
    for console in CONSOLES:
        for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
            command, _, printed = step.partition("\n")
            yield command, printed


@pytest.fixture
def shell(tmp_path, monkeypatch, capfd):
    """Run a command of the page: policyparse in this process, all else in a shell; return what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / ".cache")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    ended = [0]

    def call(command):
        if command == "echo $?":
            return f"{ended[-1]}\n"
        if not command.startswith("policyparse "):
            subprocess.run(["sh", "-c", f"export {GIT}; {command}"], check=True)
            return ""
        words = re.findall(r'"([^"]*)"|(\S+)', command)
        ended.append(run([quoted or plain for quoted, plain in words][1:]))
        return capfd.readouterr().out

    return call


def test_the_worked_example_prints_what_the_page_says(shell, tmp_path):
    assert len(FILES) == 2
    for name, text in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [(command, shell(command)) for command, _ in steps()]
    assert found == list(steps())
    assert sum(command.startswith("policyparse ") for command, _ in found) > 10
