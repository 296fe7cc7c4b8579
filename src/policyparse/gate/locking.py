"""A lock for one run at a time, which the operating system releases when its process ends."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def lock(file: IO[bytes], *, wait: bool = True) -> None:
        """Lock an open file until it is closed; without `wait`, raises `OSError` if it is locked already."""
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(file: IO[bytes], *, wait: bool = True) -> None:
        """Lock an open file until it is closed; without `wait`, raises `OSError` if it is locked already."""
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock for the file at `path`; the lock's own file lies in the system's folder for temporary files."""
    import tempfile  # noqa: PLC0415  (few runs write a baseline)

    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    with Path(tempfile.gettempdir(), f"policyparse-{name}.lock").open("ab") as file:
        lock(file)
        yield
