"""The commands, each imported and built when it is called: the application with what a command line needs of it."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand

from policyparse import __version__

_HELP = ("-h", "--help")
_EPILOG = "`policyparse docs how-do-i` answers common questions; `policyparse docs` lists all pages of the manual."
_COMPLETING = "_POLICYPARSE_COMPLETE"
"""The variable of the environment that is set when a shell asks what may come next."""


class _Listed(NamedTuple):
    """Where a command is: its function and its examples, by their names in a module of this package."""

    module: str
    function: str
    examples: str = "EXAMPLES"

    @property
    def name(self) -> str:
        return self.function.replace("_", "-")


_COMMANDS = (
    _Listed("compare", "compare"),
    _Listed("review", "review"),
    _Listed("drift", "drift"),
    _Listed("align", "align"),
    _Listed("check", "check"),
    _Listed("baseline", "baseline"),
    _Listed("status", "status"),
    _Listed("init", "init"),
    _Listed("lsp", "lsp"),
    _Listed("export", "export"),
    _Listed("extract", "extract_targets", "TARGETS_EXAMPLES"),
    _Listed("extract", "extract_assignments", "ASSIGNMENTS_EXAMPLES"),
    _Listed("outline", "outline"),
    _Listed("reference", "explain", "EXPLAIN_EXAMPLES"),
    _Listed("reference", "schema", "SCHEMA_EXAMPLES"),
    _Listed("manual", "docs", "DOCS_EXAMPLES"),
    _Listed("manual", "help", "HELP_EXAMPLES"),
)
_GROUPS = ("batch", "glossary", "cache")


class _Command(TyperCommand):
    """A command whose usage names its arguments plainly: SOURCE, not {SOURCE}."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401  (click is not always typer's own)
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


def application(arguments: Sequence[str] | None = None) -> typer.Typer:
    """Return the application, of which `arguments` need a part: the command that they call, or what help lists.

    To build the options of all commands takes as long as to start the program.
    """
    if _COMPLETING in os.environ:
        arguments = None
    app = typer.Typer(
        name="policyparse",
        rich_markup_mode=None,  # plain help costs 60 ms less than rich help
        pretty_exceptions_enable=False,
        epilog=_EPILOG,
        context_settings={"help_option_names": list(_HELP)},
    )
    app.callback(invoke_without_command=True)(_root)
    listing = arguments is not None and all(word in _HELP for word in arguments)
    called = _called(arguments or ())
    for command in _COMMANDS:
        if called in {None, command.name}:
            module = _imported(command.module)
            function, examples = getattr(module, command.function), getattr(module, command.examples)
            _add(app, command.name, function, examples, listing=listing)
    for name in _GROUPS:
        if called in {None, name}:
            app.add_typer(_group(name, listing=listing))
    return app


def _called(arguments: Sequence[str]) -> str | None:
    """Return the command that is called, if nothing else is needed: `help` needs all, as does a word that is none."""
    names = {*(command.name for command in _COMMANDS), *_GROUPS} - {"help"}
    return arguments[0] if arguments and arguments[0] in names else None


def _imported(name: str) -> Any:  # noqa: ANN401  (a module of this package)
    return import_module(f"{__package__}.{name}")


def _group(name: str, *, listing: bool) -> typer.Typer:
    module = _imported(name)
    steps = typer.Typer(
        name=name,
        help=module.HELP,
        epilog=_epilog(module.EXAMPLES),
        rich_markup_mode=None,
        invoke_without_command=True,
    )
    steps.callback()(_say_help)
    for step, examples in () if listing else module.COMMANDS:
        _add(steps, step.__name__.replace("_", "-"), step, examples)
    return steps


def _add(
    app: typer.Typer, name: str, function: Callable[..., object], examples: Iterable[str], *, listing: bool = False
) -> None:
    """Add a command; one that is only listed, without its options."""
    added = _nothing if listing else function
    app.command(name, cls=_Command, help=inspect.getdoc(function), epilog=_epilog(examples))(added)


def _nothing() -> None:
    """Stand for a command that is not called."""


def _epilog(examples: Iterable[str]) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in examples)


def _say_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policyparse {__version__}")
        raise typer.Exit


def _root(
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
