"""Help, version, exit codes, and one line for whatever goes wrong."""

import signal
import subprocess
import sys

import pytest

import policyparse
from policyparse.cli import app as application
from policyparse.errors import InputError

COMMANDS = ("compare", "batch", "align", "extract-targets", "extract-assignments", "outline", "explain", "schema")


def test_the_version_is_the_packages(cli):
    assert cli("--version").out == f"policyparse {policyparse.__version__}\n"


def test_without_a_command_the_help_is_shown(cli):
    assert cli().out == cli("--help").out
    assert cli().code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_help_in_one_uncut_line(cli, command):
    line = next(line for line in cli("--help").out.splitlines() if line.startswith(f"  {command} "))
    assert line.endswith(".")
    assert not line.endswith("...")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_that_names_it(cli, command):
    _, _, examples = cli(command, "-h").out.partition("Examples:\n")
    assert f"policyparse {command} " in examples


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "one"], "Missing argument 'TRANSLATION'"),
        (["compare", "one", "two", "three"], "unexpected extra argument"),
        (["outline", "one", "--format", "xml"], "'xml' is not one of"),
        (["outlines"], "Did you mean 'outline'"),
        (["--colour"], "No such option"),
    ],
)
def test_wrong_usage_is_one_line_that_points_to_the_help(cli, arguments, message):
    outcome = cli(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert len(outcome.errors) == 1
    assert message in outcome.errors[0]
    assert "--help" in outcome.errors[0]


def test_a_message_stays_on_one_line_whatever_a_path_holds(cli):
    outcome = cli("outline", "no\nsuch\x1b[31mfile")
    assert (outcome.code, len(outcome.errors)) == (3, 1)
    assert "\x1b" not in outcome.errors[0]


def test_an_error_ends_with_its_own_exit_code(cli, monkeypatch):
    usual = application.application

    def broken(**_):
        raise InputError("plan.txt: not today")

    monkeypatch.setattr(
        application, "application", lambda arguments: broken if "outline" in arguments else usual(arguments)
    )
    assert cli("outline", "plan.txt") == type(cli("--version"))(3, "", ["policyparse: plan.txt: not today"])


def test_a_full_disk_is_one_line(cli, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("policyparse.cli.reference.deliver", full)
    assert cli("schema", "compare").errors == ["policyparse: standard output: No space left on device"]


def test_ctrl_c_ends_with_130_and_says_nothing(cli, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("policyparse.schemas.load", interrupted)
    outcome = cli("schema", "compare")
    assert (outcome.code, outcome.out, outcome.errors) == (130, "", [])


def test_a_reader_that_goes_away_is_no_error():
    tool = [sys.executable, "-m", "policyparse", "schema", "compare"]
    process = subprocess.Popen(tool, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in {-signal.SIGPIPE, 0}


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "policyparse", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"policyparse {policyparse.__version__}\n"
