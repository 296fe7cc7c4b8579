"""A run of the application: its exit codes, and one line for whatever goes wrong."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import signal
import sys
import threading
import warnings
from collections.abc import Sequence
from typing import NoReturn, cast

import typer

from policyparse import compiled
from policyparse.cli.commands import application
from policyparse.cli.output import complain
from policyparse.errors import PolicyparseError

_INTERRUPTED = 130
_NOT_ONE_OF = re.compile(r"'(?P<word>[^']*)' is not one of (?P<known>.*)")
_WRONG_USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__bases__[0])
"""The base of every error of usage, in the click that typer builds on or, from 0.26, carries within."""


def main() -> int:
    """Run the command line on the process's arguments; return the exit code, unless the process can end here."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us as it ends any other tool
    with compiled.kept():
        code = run(sys.argv[1:])
    if threading.active_count() == 1:
        _end(code)
    return code


def _end(code: int) -> NoReturn:
    """End the process without freeing one object after the other, which takes as long as half of a comparison."""
    atexit._run_exitfuncs()  # noqa: SLF001  (as the interpreter does before it ends)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # said already, or closed
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments` and return the exit code; an error or a warning is one line on stderr."""
    with warnings.catch_warnings():
        warnings.showwarning = _warn
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        code = application(arguments)(args=list(arguments), prog_name="policyparse", standalone_mode=False)
        sys.stdout.flush()
    except PolicyparseError as error:
        return _fail(str(error), error.exit_code)
    except _WRONG_USAGE as error:
        where = error.ctx.command_path if error.ctx else "policyparse"
        message = " ".join(error.format_message().split())  # what may be chosen comes on lines of its own
        return _fail(f"{message}{_guess(message)} (see '{where} --help')", error.exit_code)
    except OSError as error:
        return _fail(f"{error.filename or 'standard output'}: {error.strerror or error}", PolicyparseError.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    return code or 0


def _guess(message: str) -> str:
    """Return what a misspelt value may have been meant for; empty if nothing known is like it."""
    said = _NOT_ONE_OF.search(message)
    if not said:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(said["word"].casefold(), re.findall(r"'([^']+)'", said["known"]), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _fail(message: str, code: int) -> int:
    complain(message)
    return code


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    complain(str(message))
