"""The docs name every command, every option and every public function, and nothing that is not there."""

import re
from pathlib import Path

import pytest
import typer.main

import policyparse
from policyparse import schemas
from policyparse.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands
STEPS = {f"batch {name}": step for name, step in COMMANDS["batch"].commands.items()}
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CALL = re.compile(r"^policyparse ([a-z-]+)", re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_a_call(name):
    assert re.search(rf"^## {name}$", PAGE, re.MULTILINE)
    assert f"\npolicyparse {name} " in PAGE


@pytest.mark.parametrize("command", [*COMMANDS.values(), *STEPS.values()], ids=[*COMMANDS, *STEPS])
def test_every_option_is_documented(command):
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert not {option for option in options if option not in PAGE}


@pytest.mark.parametrize("name", STEPS)
def test_every_step_of_a_batch_is_documented_with_a_call(name):
    assert f"\npolicyparse {name} " in PAGE or f"`{name}`" in PAGE


@pytest.mark.parametrize("text", [PAGE, README], ids=["commands", "readme"])
def test_every_call_is_of_a_command_that_there_is(text):
    calls = {name for block in SHELL.findall(text) for name in CALL.findall(block)}
    assert calls
    assert calls <= set(COMMANDS)


def test_every_public_function_and_every_schema_is_named():
    functions = {name for name in policyparse.__all__ if name[0].islower()}
    assert all(f"policyparse.{name}(" in PAGE for name in functions)
    assert all(f"`{name}`" in PAGE for name in schemas.NAMES)


def test_every_link_of_the_readme_leads_somewhere():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_readme_names_the_two_commands_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"make {name}" in README and f"\n{name}:" in makefile for name in ("compare", "test"))
