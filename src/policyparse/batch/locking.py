"""One batch at a time on a store: a lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from policyparse.errors import UsageError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Hold the lock of the store at `store`; its file stands beside the store and stays.

    Raises `UsageError` where another process holds it, or the file cannot be made.
    """
    try:
        file = store.with_name(f"{store.name}.lock").open("ab")
    except OSError as error:
        raise UsageError(f"cannot write {store}: {error.strerror or error}") from error
    with file:
        try:
            _lock(file)
        except OSError as error:
            raise UsageError(f"another batch is writing {store}: wait for its end, or name another store") from error
        yield
