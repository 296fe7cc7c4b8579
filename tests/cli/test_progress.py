"""Progress is for people who watch, and leaves nothing behind."""

import io
import sys

import pytest

from policyparse.cli.progress import Progress


class Screen(io.StringIO):
    """A terminal that keeps what was written to it."""

    def isatty(self):
        return True


@pytest.fixture
def watch(monkeypatch):
    """Put a terminal in the place of standard error; within the test, since pytest puts its own there before it."""

    def call(screen, kind="xterm"):
        monkeypatch.setenv("TERM", kind)
        monkeypatch.setattr(sys, "stderr", screen)
        return screen

    return call


def seen(screen):
    """What is left on the screen's last line."""
    return screen.getvalue().rpartition("\r\033[K")[2]


def test_a_line_replaces_the_one_before(watch):
    screen = watch(Screen())
    progress = Progress(quiet=False)
    progress("reading")
    progress("aligning")
    assert seen(screen) == "aligning"


def test_a_note_stays_and_the_line_goes(watch):
    screen = watch(Screen())
    with Progress(quiet=False) as progress:
        progress("reading")
        progress.note("this takes a while")
        progress("aligning")
    assert "\r\033[Kpolicyparse: this takes a while\n" in screen.getvalue()
    assert seen(screen) == ""


def test_nothing_is_left_when_the_work_fails(watch):
    def work():
        with Progress(quiet=False) as progress:
            progress("reading")
            raise ValueError("half")

    screen = watch(Screen())
    with pytest.raises(ValueError, match="half"):
        work()
    assert seen(screen) == ""
    assert "\n" not in screen.getvalue()


def test_quiet_says_nothing(watch):
    screen = watch(Screen())
    with Progress(quiet=True) as progress:
        progress("reading")
        progress.note("this takes a while")
    assert screen.getvalue() == ""


def test_a_pipe_is_told_nothing(watch):
    pipe = watch(io.StringIO())
    with Progress(quiet=False) as progress:
        progress("reading")
    assert pipe.getvalue() == ""


def test_a_terminal_that_cannot_wipe_a_line_is_told_nothing(watch):
    screen = watch(Screen(), "dumb")
    with Progress(quiet=False) as progress:
        progress("reading")
    assert screen.getvalue() == ""
