"""Compiled tables in one file: a marisa trie, then named arrays, memory-mapped when they are used.

File layout: the trie (marisa maps it from the file's first byte and ignores what follows it), the sections, each
aligned to eight bytes, a directory in JSON, and a tail of directory offset, CRC-32 of all before the tail, and a mark.
A file that does not bear out its tail is never mapped, so a damaged cache cannot reach marisa's C++ code. Within
`compiled.kept`, a file that did is read whole again only when it changed.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import warnings
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeAlias

import marisa_trie

from policyparse.caching import CACHE_VARIABLE, CacheWarning, cache_folder, prune, write_atomically
from policyparse.compiled import written

if TYPE_CHECKING:
    from array import array

_MARK = b"PPSTORE1"
_TAIL = struct.Struct("<QI8s")
_CHUNK = 1 << 18
_WITHOUT = f"working without; set {CACHE_VARIABLE} to a folder of your own"

Section: TypeAlias = "array[Any] | bytes"


class DamagedStoreError(Exception):
    """A cache file that is cut short, altered, or not ours."""


class Store(NamedTuple):
    """One compiled file: `trie` maps strings to key ids, `sections` are typed views, `meta` is plain JSON."""

    trie: marisa_trie.Trie
    sections: Mapping[str, memoryview]
    meta: Mapping[str, Any]


def load(name: str, build: Callable[[], bytes]) -> Store:
    """Return the store `name` from the cache folder, built first where it is missing or damaged.

    `name` must change with whatever `build` depends on. Where the folder cannot be written, the store is built in
    memory. Warns with a `CacheWarning` of either, but for a file that only is not there yet.
    """
    path = cache_folder() / name
    try:
        return open_store(path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except DamagedStoreError:
        _warn(f"the cache file {path} is damaged: building it anew")
    except OSError as error:
        _warn(f"the cache in {path.parent} cannot be read ({error.strerror or error}): {_WITHOUT}")
        return open_bytes(build())
    payload = build()
    try:
        write_atomically(path, payload)
        prune(path)
    except OSError as error:
        _warn(f"the cache folder {path.parent} cannot be written ({error.strerror or error}): {_WITHOUT}")
        return open_bytes(payload)
    return open_store(path)


def _warn(message: str) -> None:
    """Warn from one and the same line, so that Python tells what several files have in common only once."""
    warnings.warn(message, CacheWarning, stacklevel=1)


def pack(
    keys: Iterable[str], fill: Callable[[marisa_trie.Trie], Mapping[str, Section]], meta: Mapping[str, Any]
) -> bytes:
    """Compile `keys` into a trie and return the file's bytes; `fill` makes the sections from the finished trie."""
    trie = marisa_trie.Trie(keys)
    blob = bytearray(trie.tobytes())
    directory: dict[str, tuple[str, int, int]] = {}
    for name, section in fill(trie).items():
        blob += bytes(-len(blob) % 8)
        data = section if isinstance(section, bytes) else section.tobytes()
        directory[name] = ("B" if isinstance(section, bytes) else section.typecode, len(blob), len(data))
        blob += data
    offset = len(blob)
    blob += json.dumps({"sections": directory, "meta": meta}, ensure_ascii=False).encode()
    return bytes(blob) + _TAIL.pack(offset, zlib.crc32(blob), _MARK)


def open_bytes(payload: bytes) -> Store:
    """Return the store that `payload` holds, without any file."""
    trie = marisa_trie.Trie()
    trie.frombytes(payload)
    return _assemble(trie, memoryview(payload))


def open_store(path: Path) -> Store:
    """Map the file at `path`; raises `DamagedStoreError` when it is not what was written, `OSError` as `open` does."""
    with path.open("rb") as file:
        written("whole", "", partial(_verify, file), (path,))
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return _assemble(trie, view)


def _verify(file: BinaryIO) -> None:
    size = os.fstat(file.fileno()).st_size
    if size <= _TAIL.size:
        raise DamagedStoreError
    left, crc = size - _TAIL.size, 0
    while left:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            raise DamagedStoreError
        crc = zlib.crc32(chunk, crc)
        left -= len(chunk)
    _, expected, mark = _TAIL.unpack(file.read(_TAIL.size))
    if mark != _MARK or crc != expected:
        raise DamagedStoreError


def _assemble(trie: marisa_trie.Trie, view: memoryview) -> Store:
    end = len(view) - _TAIL.size
    offset, _, _ = _TAIL.unpack(view[end:])
    index = json.loads(bytes(view[offset:end]))
    sections = {
        name: view[start : start + size].cast("B").cast(code) for name, (code, start, size) in index["sections"].items()
    }
    return Store(trie, sections, index["meta"])
