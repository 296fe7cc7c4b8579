"""`docs` and `help`: the pages of the manual in the terminal, and the help of a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policyparse.cli.completion import complete, complete_command
from policyparse.cli.options import Output
from policyparse.cli.output import deliver
from policyparse.errors import UsageError, unknown

DOCS_EXAMPLES = ("policyparse docs", "policyparse docs reports", "policyparse docs formats -o formats.md")
HELP_EXAMPLES = ("policyparse help compare", "policyparse help batch report")


def _pages() -> dict[str, Path]:
    """Return the pages of the manual by name."""
    return {path.stem: path for path in sorted(_folder().glob("*.md")) if path.stem != "README"}


Topic = Annotated[
    str | None,
    typer.Argument(
        metavar="TOPIC", autocompletion=complete(_pages), help="A page of the manual; without it, all are listed."
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="COMMAND", autocompletion=complete_command, help="The command, and its step for batch and glossary."
    ),
]


def docs(topic: Topic = None, output: Output = None) -> None:
    """Show a page of the manual.

    Without TOPIC, the pages are listed with their titles.
    """
    pages = _pages()
    if topic is None:
        width = max(map(len, pages), default=0)
        text = "".join(f"{name:<{width}}  {_title(path)}\n" for name, path in pages.items())
    elif topic.removesuffix(".md").casefold() in pages:
        text = pages[topic.removesuffix(".md").casefold()].read_text(encoding="utf-8")
    else:
        raise unknown("page", topic, pages, "policyparse docs")
    from policyparse.cli.pager import page

    if output or not typer.get_text_stream("stdout").isatty():
        deliver(text, output)
    else:
        page(text)


def help(context: typer.Context, words: Words = None) -> None:  # noqa: A001  (the name of the command)
    """Show the help of a command, as --help does."""
    there = context.parent
    assert there
    for word in words or ():
        known = getattr(there.command, "commands", {})
        if not known:
            raise UsageError(f"`{there.command_path}` has no commands of its own: leave out {word!r}")
        if word not in known:
            raise unknown("command", word, known)
        there = type(there)(known[word], info_name=word, parent=there)
    typer.echo(there.get_help())


def _folder() -> Path:
    """Return the folder of the pages: in the package where it is installed, else in the checkout."""
    package = Path(__file__).parents[1]
    inside = package / "docs"
    return inside if inside.is_dir() else package.parents[1] / "docs"


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return next((line.removeprefix("# ").strip() for line in file if line.startswith("# ")), "")
