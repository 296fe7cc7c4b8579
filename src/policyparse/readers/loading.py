"""Bytes from a path, a `Url` or standard input, in bounded memory."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import IO

from policyparse.errors import InputError
from policyparse.model.document import StrPath
from policyparse.readers.remote import Url, is_url, opened

_CHUNK = 1 << 20


def load(path: StrPath, max_bytes: int) -> bytes:
    """Return the content of `path`, `-` being standard input; of a `Url`, the file there.

    Raises `InputError` for what is missing, no regular file, unreadable, empty or larger than `max_bytes`.
    """
    name = display_name(path)
    if isinstance(path, Url):
        data = _remote(path.address, name, max_bytes)
    else:
        data = _standard_input(max_bytes) if os.fspath(path) == "-" else _file(Path(path), name, max_bytes)
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    if not data:
        raise InputError(f"{name}: the file is empty; nothing to read")
    return data


def too_long(name: str, most: int) -> InputError:
    """Return the error for a text of more than `most` characters."""
    return InputError(f"{name}: more than {most:,} characters; split it or raise the limit (max-characters)")


def too_many(name: str, most: int) -> InputError:
    """Return the error for a text of more than `most` paragraphs, lines or cells."""
    return InputError(f"{name}: more than {most:,} paragraphs or cells; split it or raise the limit (max-segments)")


def display_name(path: StrPath) -> str:
    """Return what messages call `path`, on one line whatever its name holds."""
    text = os.fspath(path)
    if text == "-":
        return "standard input"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _standard_input(max_bytes: int) -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError("standard input: closed; give a path instead of -")
    return _bounded(stream, max_bytes + 1)


def _remote(url: str, name: str, max_bytes: int) -> bytes:
    with opened(url, name) as stream:
        return _bounded(stream, max_bytes + 1)


def _file(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        _expect_regular(path, name, max_bytes)
        with path.open("rb") as stream:
            return _bounded(stream, max_bytes + 1)
    except FileNotFoundError as error:
        remedy = "save it as a file, or name it in a manifest of `batch`" if is_url(name) else "check the path"
        raise InputError(f"{name}: no such file; {remedy}") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name}: cannot be read ({reason})") from error


def _bounded(stream: IO[bytes], most: int) -> bytes:
    """Return at most `most` bytes, in memory that grows with them: a read of `most` would ask for all of it at once."""
    data = bytearray()
    while part := stream.read(min(_CHUNK, most - len(data))):
        data += part
    return bytes(data)


def _too_large(name: str, max_bytes: int) -> InputError:
    return InputError(
        f"{name}: larger than the limit of {max_bytes / 1e6:g} MB; split it or raise the limit (max-bytes)"
    )


def _expect_regular(path: Path, name: str, max_bytes: int) -> None:
    found = path.stat()
    mode = found.st_mode
    if stat.S_ISDIR(mode):
        raise InputError(f"{name}: is a folder; give a file")
    if not stat.S_ISREG(mode):
        raise InputError(f"{name}: is not a regular file; pipe its content in and give - as the path")
    if found.st_size > max_bytes:
        raise _too_large(name, max_bytes)
