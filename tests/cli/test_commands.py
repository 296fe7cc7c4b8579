"""A command line builds what it needs of the application, and behaves as if it built all."""

import pytest
import typer

from policyparse.cli.commands import application

WHOLE = typer.main.get_command(application())


def built(*arguments):
    return typer.main.get_command(application(arguments)).commands


@pytest.mark.parametrize("name", sorted(set(WHOLE.commands) - {"help"}))
def test_a_call_builds_the_command_that_it_calls_alone(name):
    commands = built(name, "--format", "json")
    assert list(commands) == [name]
    there = [parameter.name for parameter in commands[name].params]
    assert there == [parameter.name for parameter in WHOLE.commands[name].params]


@pytest.mark.parametrize("arguments", [("comapre", "a", "b"), ("help", "compare"), ("--version", "compare"), ("--",)])
def test_what_calls_no_command_builds_all(arguments):
    assert list(built(*arguments)) == list(WHOLE.commands)
    assert built(*arguments)["compare"].params


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_lists_all_commands_without_their_options(arguments):
    commands = built(*arguments)
    assert {name: command.get_short_help_str() for name, command in commands.items()} == {
        name: command.get_short_help_str() for name, command in WHOLE.commands.items()
    }
    assert not any(command.params for command in commands.values())


def test_a_shell_that_completes_gets_all(monkeypatch):
    monkeypatch.setenv("_POLICYPARSE_COMPLETE", "complete_bash")
    assert built()["compare"].params
