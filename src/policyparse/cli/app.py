"""The application: its commands, its exit codes, and one line for whatever goes wrong."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import re
import signal
import sys
import threading
import warnings
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NoReturn, cast

import typer
from typer.core import TyperCommand

from policyparse import __version__, compiled
from policyparse.cli import (
    align,
    baseline,
    batch,
    cache,
    check,
    compare,
    drift,
    export,
    extract,
    glossary,
    init,
    lsp,
    manual,
    outline,
    reference,
    review,
    status,
)
from policyparse.cli.output import complain
from policyparse.errors import PolicyparseError

_INTERRUPTED = 130
_GARBAGE = 200_000  # new objects before a collection: one short run makes many that last and few cycles
_NOT_ONE_OF = re.compile(r"'(?P<word>[^']*)' is not one of (?P<known>.*)")
_WRONG_USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__bases__[0])
"""The base of every error of usage, in the click that typer builds on or, from 0.26, carries within."""


class _Command(TyperCommand):
    """A command whose usage names its arguments plainly: SOURCE, not {SOURCE}."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401  (click is not always typer's own)
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


app = typer.Typer(
    name="policyparse",
    rich_markup_mode=None,  # plain help costs 60 ms less than rich help
    pretty_exceptions_enable=False,
    epilog="`policyparse docs how-do-i` answers common questions; `policyparse docs` lists all pages of the manual.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policyparse {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  (its callback does the work)
        bool, typer.Option("--version", "-V", callback=_say_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Compare a Chinese policy document with its English rendering, or an English one with its Chinese rendering.

    The rendering may be a translation, a summary or slides. policyparse reports what it omits, rewords, weakens,
    changes or adds, with the evidence from both texts side by side.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _epilog(examples: Iterable[str]) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in examples)


for _command, _examples in (
    (compare.compare, compare.EXAMPLES),
    (review.review, review.EXAMPLES),
    (drift.drift, drift.EXAMPLES),
    (align.align, align.EXAMPLES),
    (check.check, check.EXAMPLES),
    (baseline.baseline, baseline.EXAMPLES),
    (status.status, status.EXAMPLES),
    (init.init, init.EXAMPLES),
    (lsp.lsp, lsp.EXAMPLES),
    (export.export, export.EXAMPLES),
    (extract.extract_targets, extract.TARGETS_EXAMPLES),
    (extract.extract_assignments, extract.ASSIGNMENTS_EXAMPLES),
    (outline.outline, outline.EXAMPLES),
    (reference.explain, reference.EXPLAIN_EXAMPLES),
    (reference.schema, reference.SCHEMA_EXAMPLES),
    (manual.docs, manual.DOCS_EXAMPLES),
    (manual.help, manual.HELP_EXAMPLES),
):
    app.command(cls=_Command, epilog=_epilog(_examples))(_command)


def _say_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for _name, _group in (("batch", batch), ("glossary", glossary), ("cache", cache)):
    _steps = typer.Typer(
        name=_name,
        help=_group.HELP,
        epilog=_epilog(_group.EXAMPLES),
        rich_markup_mode=None,
        invoke_without_command=True,
    )
    _steps.callback()(_say_help)
    for _step, _examples_of_step in _group.COMMANDS:
        _steps.command(cls=_Command, epilog=_epilog(_examples_of_step))(_step)
    app.add_typer(_steps)


def main() -> int:
    """Run the command line on the process's arguments; return the exit code, unless the process can end here."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us as it ends any other tool
    gc.set_threshold(_GARBAGE)
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
        code = app(args=list(arguments), prog_name="policyparse", standalone_mode=False)
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
