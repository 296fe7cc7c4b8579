"""Where results go: standard output, or a file that is whole or not there."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, TextIO

import typer

from policyparse.errors import UsageError
from policyparse.model.document import StrPath

if TYPE_CHECKING:
    from policyparse.model.table import Table

_FILE_WIDTH = 100
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal obeys: controls but line feed and tab, and marks of writing direction."""


class Render(Protocol):
    """A layout for the terminal, bound to what it lays out; None means what standard output says."""

    def __call__(self, *, file: TextIO | None, width: int | None, color: bool | None) -> None:
        """Write to `file`."""


class _Screen(io.StringIO):
    """What the terminal is to show, held back; it passes for the terminal itself."""

    @property
    def encoding(self) -> str:  # type: ignore[override]  # read only, as every stream's is
        return sys.stdout.encoding

    def isatty(self) -> bool:
        return True


def show(renders: Iterable[Render], path: Path | None, *, pager: bool = False) -> None:
    """Lay results out on standard output, or without colour in the file at `path`; raises `UsageError`.

    With `pager`, what is longer than the terminal goes through one.
    """
    if _is_standard_output(path):
        screen = _Screen() if pager and sys.stdout.isatty() else None
        for render in renders:
            render(file=screen, width=None, color=None)
        if screen:
            from policyparse.cli.pager import page

            page(screen.getvalue())
        return
    text = io.StringIO()
    for render in renders:
        render(file=text, width=_FILE_WIDTH, color=False)
    deliver(text.getvalue(), path)


def deliver(result: str | bytes, path: Path | None, *, styled: bool = False) -> None:
    """Write `result`, text in UTF-8, to the file at `path` or to standard output; raises `UsageError`.

    On a terminal the text is written in the terminal's encoding, with an escape for what that cannot show, and for what
    would steer it, unless the text is `styled` by us.
    """
    if path is None or _is_standard_output(path):
        _say(result, styled=styled)
        return
    try:
        _write(Path(os.path.realpath(path)), _encoded(result, "utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


def spare(outputs: Iterable[Path | None], inputs: Iterable[StrPath | None]) -> None:
    """Raise `UsageError` if an output is one of the inputs, through whatever link or spelling of its path."""
    files = [Path(path) for path in inputs if path and str(path) != "-"]
    for output in outputs:
        if not _is_standard_output(output) and any(_is_same(output, file) for file in files):
            raise UsageError(f"{output} is one of the inputs, and would be lost: write to another file")


def apart(output: Path, others: Iterable[Path | None]) -> None:
    """Raise `UsageError` if an output goes where another one goes: one of them would be lost."""
    for other in others:
        standard = other is None or _is_standard_output(other)
        if _is_standard_output(output) if standard else _is_same(output, Path(str(other))):
            where = "standard output" if standard else str(output)
            raise UsageError(f"two results go to {where}, and one would be lost: give each a place of its own")


def _is_same(output: Path | None, file: Path) -> bool:
    assert output
    try:
        return output.samefile(file)
    except OSError:  # one of them is not there
        return os.path.realpath(output) == os.path.realpath(file)


def colored(path: Path | None) -> bool:
    """Return whether what goes to `path` may be coloured: on a terminal that the environment does not forbid it."""
    allowed = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _is_standard_output(path) and allowed and sys.stdout.isatty()


def complain(message: str) -> None:
    """Write `message` on one line of standard error, whatever it holds."""
    line = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in message)
    typer.echo(f"policyparse: {line}", err=True)


def _say(result: str | bytes, *, styled: bool) -> None:
    on_terminal = sys.stdout.isatty()
    if on_terminal and isinstance(result, bytes):
        raise UsageError("this format is for files, not for a terminal: name a file with -o")
    if on_terminal and not styled and isinstance(result, str):
        result = _STEERING.sub(_escaped, result)
    sys.stdout.flush()
    sys.stdout.buffer.write(_encoded(result, sys.stdout.encoding if on_terminal else "utf-8"))
    sys.stdout.buffer.flush()


def _escaped(found: re.Match[str]) -> str:
    return ascii(found.group())[1:-1]


def _encoded(result: str | bytes, encoding: str) -> bytes:
    return result if isinstance(result, bytes) else result.encode(encoding, "backslashreplace")


def _is_standard_output(path: Path | None) -> bool:
    return path is None or str(path) == "-"


def _write(path: Path, data: bytes) -> None:
    with _replacing(path) as file:
        file.write(data)


@contextmanager
def streamed(path: Path | None) -> Iterator[IO[bytes]]:
    """Open the file at `path`, or standard output, for a result that comes piece by piece; raises `UsageError`."""
    if path is None or _is_standard_output(path):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _replacing(Path(os.path.realpath(path))) as file:
            yield file
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Write to a device or a pipe as it is; replace a file in one step, and keep its mode."""
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    temporary = path.with_name(f".policyparse-{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            yield file
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def tabulate(table: Table, layout: str, output: Path | None) -> None:
    """Write a table to standard output, or to the file at `output`: as JSON, or laid out to be read."""
    if layout == "json":
        from policyparse.reporters import json

        deliver(json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows]) + "\n", output)
    else:
        from policyparse.reporters.terminal.tables import render_tables

        show([partial(render_tables, [table])], output)
