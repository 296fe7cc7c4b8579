"""What an earlier run found in the same documents, kept in the cache folder under a digest of all that it depends on.

Only a process that says so keeps it: by `kept`, `compare`, which is called again and again with the same documents;
by `kept_of`, a batch, in which a document occurs in several pairs.

An entry is a file: the pickled object, sealed by a check sum. What does not bear its sum out is taken for missing; as
with `__pycache__`, who can write to the folder is trusted. Entries have the text of documents, and are for their owner
alone. The folder has a bounded size; what was not used longest goes first.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from policyparse import __version__, pickling
from policyparse.caching import bound, cache_folder, sealed, unsealed, write_atomically
from policyparse.shelf import Shelf

_MOST_BYTES = 50_000_000
_Made = TypeVar("_Made")
_unbounded: dict[Path, int] = {}
"""What this process wrote to a folder since its size was looked at, which takes long where there are many entries."""
_keeping = [False]
_shared: list[Collection[str]] = [()]


@contextlib.contextmanager
def kept(*, keep: bool = True) -> Iterator[None]:
    """Within, `recalled` keeps what it makes and takes what was kept, unless `keep` is False."""
    before, _keeping[0] = _keeping[0], keep
    try:
        yield
    finally:
        _keeping[0] = before


@contextlib.contextmanager
def kept_of(paths: Collection[str]) -> Iterator[None]:
    """Within, `recalled` keeps and takes what it makes of the documents at `paths`."""
    before, _shared[0] = _shared[0], paths
    try:
        yield
    finally:
        _shared[0] = before


def is_keeping() -> bool:
    """Return whether what is found is to be kept for the next run."""
    return _keeping[0]


def recalled(make: Callable[[], _Made], *given: object, of: str | None = None) -> _Made:
    """Return what `make` returns, or what it returned in a run that was `given` the same: what has the same `repr`.

    `of` is the path of the document that it is made of, if it is made of one.
    """
    if not is_keeping() and of not in _shared[0]:
        return make()
    path = _folder() / _digest(given)
    with contextlib.suppress(Exception):  # whatever is wrong with an entry, it can be made again
        known: _Made = _read(path)
        return known
    found = make()
    with contextlib.suppress(OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError):
        _write(path, pickling.dumps(found))
    return found


def shelf_of(kind: str, *given: object) -> Shelf[str, Any]:
    """Return a shelf of small results that depend on their keys, on what is `given` and on this program.

    It is saved when the process ends.
    """
    shelf: Shelf[str, Any] = Shelf(f"{kind}-{_digest(given)}.bin", private=True)
    atexit.register(shelf.save)
    return shelf


@cache
def program() -> str:
    """Return a key of the state of this program: its files by size and time, and the installed packages."""
    state = sorted(_files(os.path.dirname(__file__)))  # noqa: PTH120  (a start should take no longer than it must)
    return hashlib.blake2b(repr((__version__, sys.version, *packages(), state)).encode(), digest_size=12).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, the size and the time of each file in `folder` and below, but for what Python compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def packages() -> Iterator[str]:
    """Yield the names of all installed packages with their versions."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112  (entries of the path are strings, and may be empty)
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208  (as above)


def _digest(given: object) -> str:
    return hashlib.blake2b(repr((program(), given)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _folder() -> Path:
    return cache_folder() / "analyses"


def _read(path: Path) -> Any:  # noqa: ANN401  (whatever was made)
    payload = unsealed(path.read_bytes())
    os.utime(path)
    return pickle.loads(payload)  # noqa: S301  (of our own cache)


def _write(path: Path, payload: bytes) -> None:
    write_atomically(path, sealed(payload), durable=False, private=True)
    _unbounded[path.parent] = _unbounded.get(path.parent, _MOST_BYTES) + len(payload)
    if _unbounded[path.parent] > _MOST_BYTES // 10:
        bound(path.parent, _MOST_BYTES)
        _unbounded[path.parent] = 0
