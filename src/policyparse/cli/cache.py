"""`cache`: what is kept in the cache folder, and its removal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import Output
from policyparse.cli.output import deliver, tabulate

INFO_EXAMPLES = ("policyparse cache info", "policyparse cache info --format json")
CLEAR_EXAMPLES = ("policyparse cache clear",)

Layout = Literal["terminal", "json"]
Format = Annotated[Layout | None, typer.Option("--format", "-f", help="A table to read, or JSON.")]


def info(*, format: Format = None, output: Output = None) -> None:
    """Say where the cache folder is and what it holds: kinds of files, how many, and their bytes."""
    from policyparse import cache_files
    from policyparse.caching import cache_folder
    from policyparse.model.table import Table

    layout = chosen(format, get_args(Layout), output)
    rows = [(kept.kind, len(kept.files), kept.size, kept.what) for kept in cache_files.contents()]
    tabulate(Table(str(cache_folder()), ("kind", "files", "bytes", "what"), rows), layout, output)


def clear() -> None:
    """Delete what is kept in the cache folder, which the next runs make again. Other files there stay."""
    from policyparse import cache_files
    from policyparse.caching import cache_folder

    kept = cache_files.contents()
    cache_files.clear()
    files, size = sum(len(one.files) for one in kept), sum(one.size for one in kept)
    deliver(f"{cache_folder()}: {files} files deleted, {size:,} bytes\n", None)


COMMANDS: tuple[tuple[Callable[..., int | None], tuple[str, ...]], ...] = (
    (info, INFO_EXAMPLES),
    (clear, CLEAR_EXAMPLES),
)

HELP = """Show or delete what is kept in the cache folder.

It holds what can be made again: the folder that POLICYPARSE_CACHE_DIR names, or the user's own."""

EXAMPLES = ("policyparse cache info", "policyparse cache clear")
