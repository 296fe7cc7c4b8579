"""Files at URLs, read with fsspec: https://filesystem-spec.readthedocs.io.

Which protocols there are depends on what is installed beside it, such as s3fs for `s3://`. A chain such as
`zip://plans/a.docx::s3://bucket/plans.zip` reads a file within another.

Only a `Url` is read in this way: a string is a path, whatever it looks like. So nothing touches the network but a
batch, for the documents that its manifest names by URLs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import PurePath
from typing import IO, NamedTuple

from policyparse.errors import InputError, UsageError
from policyparse.model.document import StrPath

_NEEDED = "a URL needs fsspec: install policyparse[remote]"


class Url(NamedTuple):
    """The address of a file, given where a path would be."""

    address: str

    def __fspath__(self) -> str:
        """Return the address, which stands for the file in messages and results."""
        return self.address


def is_url(path: str) -> bool:
    """Return whether a path of a manifest is a URL."""
    return "://" in path


def located(path: str) -> StrPath:
    """Return a path of a manifest as what is read: a `Url` if it is one."""
    return Url(path) if is_url(path) else path


def suffix_of(path: StrPath) -> str:
    """Return the suffix of a path or a URL in lower case, of a chain that of the file within."""
    text = os.fspath(path)
    if isinstance(path, Url):
        text = text.split("::")[0].split("?")[0].split("#")[0]
    return PurePath(text).suffix.lower()


def expect_fsspec() -> None:
    """Raise `UsageError` unless URLs can be read; nothing is imported."""
    if not find_spec("fsspec"):
        raise UsageError(_NEEDED)


@contextmanager
def opened(url: str, name: str) -> Iterator[IO[bytes]]:
    """Open the file at `url`, which messages call `name`; raises `InputError`, also for what fails while it is read."""
    try:
        import fsspec  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise InputError(f"{name}: {_NEEDED}") from error
    try:
        file = fsspec.open(url, "rb")
        _expect_regular(file.fs, file.path, name)
        with file as stream:
            yield stream
    except (InputError, MemoryError):
        raise
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the URL") from error
    except Exception as error:
        lines = str(error).splitlines() or [type(error).__name__]
        raise InputError(f"{name}: cannot be read ({lines[0]})") from error


def _expect_regular(system: object, path: str, name: str) -> None:
    """Raise `InputError` for a local pipe or device, which would keep us waiting."""
    from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415  (as above)

    if isinstance(system, LocalFileSystem) and system.info(path)["type"] != "file":
        raise InputError(f"{name}: is not a regular file")
