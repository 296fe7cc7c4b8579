"""Where results go: standard output, or a file that is whole or not there."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TextIO

from policyparse.errors import UsageError

_FILE_WIDTH = 100


class Render(Protocol):
    """A layout for the terminal, bound to what it lays out; None means what standard output says."""

    def __call__(self, *, file: TextIO | None, width: int | None, color: bool | None) -> None:
        """Write to `file`."""


def show(renders: Iterable[Render], path: Path | None) -> None:
    """Lay results out on standard output, or without colour in the file at `path`; raises `UsageError`."""
    if _is_standard_output(path):
        for render in renders:
            render(file=None, width=None, color=None)
        return
    page = io.StringIO()
    for render in renders:
        render(file=page, width=_FILE_WIDTH, color=False)
    deliver(page.getvalue(), path)


def deliver(text: str, path: Path | None) -> None:
    """Write `text` in UTF-8 to the file at `path`, or to standard output; raises `UsageError`.

    On a terminal the text is written in the terminal's encoding, with an escape for what that cannot show.
    """
    if path is None or _is_standard_output(path):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    _save(text.encode("utf-8", "backslashreplace"), path)


def deliver_bytes(data: bytes, path: Path | None) -> None:
    """Write `data` to the file at `path`, or to standard output unless that is a terminal; raises `UsageError`."""
    if path is not None and not _is_standard_output(path):
        _save(data, path)
    elif sys.stdout.isatty():
        raise UsageError("this format is not for a terminal: give a file with -o")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _save(data: bytes, path: Path) -> None:
    try:
        _write(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


def _is_standard_output(path: Path | None) -> bool:
    return path is None or str(path) == "-"


def _write(path: Path, data: bytes) -> None:
    """Write to a device or a pipe as it is; replace a file in one step, and keep its mode."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    temporary = path.with_name(f".policyparse-{os.getpid()}")
    try:
        temporary.write_bytes(data)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
