"""The docs name every command, option and public function, and lead nowhere that is not there."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

import policyparse
from policyparse import schemas
from policyparse.cli.commands import application

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(application()).commands
STEPS = {
    f"{group} {name}": step
    for group in ("batch", "glossary", "cache")
    for name, step in COMMANDS[group].commands.items()
}
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CALL = re.compile(r"^policyparse ([a-z-]+)", re.MULTILINE)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")


def prose(page):
    """The text of a page without its blocks of code, and without links that are themselves code."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*\]\([^`\n]*`", "", text)


def anchors(page):
    """The names of a page's headings, as hosts of repositories make them."""
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def leads_somewhere(page, link):
    path, _, anchor = link.partition("#")
    there = (page.parent / path).resolve() if path else page
    return there.exists() and (not anchor or anchor in anchors(there))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_a_call(name):
    assert re.search(rf"^## {name}$", PAGE, re.MULTILINE)
    assert f"\npolicyparse {name} " in PAGE


@pytest.mark.parametrize("command", [*COMMANDS.values(), *STEPS.values()], ids=[*COMMANDS, *STEPS])
def test_every_option_is_documented(command):
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert not {option for option in options if option not in PAGE}


@pytest.mark.parametrize("name", STEPS)
def test_every_step_of_a_group_is_documented_with_a_call(name):
    assert f"\npolicyparse {name} " in PAGE or f"`{name}`" in PAGE or f"| `{name.partition(' ')[2]} " in PAGE


@pytest.mark.parametrize("text", [PAGE, README], ids=["commands", "readme"])
def test_every_call_is_of_a_command_that_there_is(text):
    calls = {name for block in SHELL.findall(text) for name in CALL.findall(block)}
    assert calls
    assert calls <= set(COMMANDS)


def test_every_public_function_and_every_schema_is_named():
    functions = {name for name in policyparse.__all__ if name[0].islower()}
    assert all(f"policyparse.{name}(" in PAGE for name in functions)
    assert all(f"`{name}`" in PAGE for name in schemas.NAMES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page):
    links = LINK.findall(prose(page))
    assert not [link for link in links if not leads_somewhere(page, link)]


@pytest.mark.parametrize("page", ["no-such-page.md", "checks.md#no-such-heading", "#no-such-heading"])
def test_a_link_that_leads_nowhere_is_noticed(page):
    assert not leads_somewhere(ROOT / "docs" / "README.md", page)


def test_the_index_of_the_docs_names_every_page():
    index = ROOT / "docs" / "README.md"
    named = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(prose(index))}
    assert {page for page in PAGES if page.parent != ROOT} - named == {index}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_call_has_options_that_there_are(page):
    for block in SHELL.findall(page.read_text(encoding="utf-8")):
        for name, rest in re.findall(r"^policyparse ((?:(?:batch|glossary) )?[a-z][a-z-]+)(.*)$", block, re.MULTILINE):
            known = {option for parameter in (COMMANDS | STEPS)[name].params for option in parameter.opts}
            given = {word.partition("=")[0] for word in shlex.split(rest, comments=True) if word.startswith("-")}
            assert given <= known


def test_the_readme_names_the_two_commands_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"make {name}" in README and f"\n{name}:" in makefile for name in ("compare", "test"))
