"""The pager: for what is longer than a terminal, and only there."""

import os
import pty
import shlex
import subprocess
import sys
import termios
from contextlib import suppress

import pytest

from policyparse.cli import pager

LONG = "".join(f"第{number}行\n" for number in range(100))


@pytest.fixture
def paged(tmp_path, monkeypatch):
    """Name a pager that keeps what it is given, with its environment; return what it kept, or None."""
    kept = tmp_path / "kept"
    for name in ("LINES", "COLUMNS", "LESS"):
        monkeypatch.delenv(name, raising=False)
    keep = "import os, sys; open(sys.argv[1], 'wb').write(os.environ['LESS'].encode() + b' ' + sys.stdin.buffer.read())"
    monkeypatch.setenv("PAGER", shlex.join([sys.executable, "-c", keep, str(kept)]))
    return lambda: kept.read_text(encoding="utf-8") if kept.exists() else None


def test_what_is_longer_than_the_screen_goes_through_the_pager(paged, capsys):
    pager.page(LONG)
    assert paged() == f"FRX {LONG}"
    assert capsys.readouterr().out == ""


def test_what_fits_on_the_screen_is_written(paged, capsys, monkeypatch):
    monkeypatch.setenv("LINES", "101")
    pager.page(LONG)
    assert paged() is None
    assert capsys.readouterr().out == LONG


def test_settings_of_the_environment_go_before_ours(paged, monkeypatch):
    monkeypatch.setenv("LESS", "S")
    pager.page(LONG)
    assert paged() == f"S {LONG}"


@pytest.fixture
def on_terminal(monkeypatch):
    """Run the command line on a terminal of 24 lines and return what that shows."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*arguments):
        leader, follower = pty.openpty()
        termios.tcsetwinsize(follower, (24, 80))
        tool = [sys.executable, "-m", "policyparse", *map(str, arguments)]
        with subprocess.Popen(tool, stdin=follower, stdout=follower, stderr=subprocess.PIPE) as child:
            os.close(follower)
            shown = b"".join(_until_the_end(leader))
            assert child.stderr.read() == b""
        os.close(leader)
        return shown.decode()

    return call


def _until_the_end(terminal):
    with suppress(OSError):  # how Linux ends a terminal
        while data := os.read(terminal, 4096):
            yield data


@pytest.mark.parametrize("name", ["", "cat", "no-such-pager -x", "'unclosed"])
def test_without_a_pager_all_is_written(capsys, monkeypatch, name):
    monkeypatch.setenv("PAGER", name)
    pager.page(LONG)
    assert capsys.readouterr().out == LONG


def test_a_pager_that_is_left_early_ends_nothing_else(capsys, monkeypatch):
    monkeypatch.setenv("PAGER", shlex.join([sys.executable, "-c", "raise SystemExit(3)"]))
    pager.page(LONG * 10_000)
    assert capsys.readouterr().err == ""


def test_a_long_report_on_a_terminal_goes_through_it_with_colours_and_links(on_terminal, plan, slides, paged):
    assert on_terminal("compare", plan, slides, "--full") == ""
    assert "\x1b[38;5;29m" in paged()
    assert f";{plan.as_uri()}#" in paged()


def test_no_pager_is_run_where_it_is_not_wanted(on_terminal, plan, slides, paged):
    assert "Section by section" in on_terminal("compare", plan, slides, "--full", "--no-pager")
    assert paged() is None


def test_no_pager_is_run_in_a_pipe(cli, plan, slides, paged):
    assert "Section by section" in cli("compare", plan, slides, "--full").out
    assert paged() is None


def test_files_are_there_before_the_pager_waits(on_terminal, plan, slides, tmp_path, monkeypatch):
    monkeypatch.setenv("PAGER", shlex.join(["cp", str(tmp_path / "report.md"), str(tmp_path / "seen.md")]))
    on_terminal("compare", plan, slides, "--full", "-f", "terminal", "-f", f"markdown={tmp_path / 'report.md'}")
    assert (tmp_path / "seen.md").read_text(encoding="utf-8").startswith("## ")
