"""The cache folder, and files that are written atomically."""

from __future__ import annotations

import os
from pathlib import Path

CACHE_VARIABLE = "POLICYPARSE_CACHE_DIR"
_READABLE = 0o644


class CacheWarning(RuntimeWarning):
    """The cache folder or a file in it is unusable; the work continues without it."""


def cache_folder() -> Path:
    """Return the folder for compiled files: `POLICYPARSE_CACHE_DIR`, or the user's cache folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415  (not needed where the variable is set)

    return Path(platformdirs.user_cache_dir("policyparse", appauthor=False))


def write_atomically(path: Path, payload: bytes, *, durable: bool = True) -> None:
    """Write `payload` to `path` atomically; raises `OSError`.

    A `durable` file is synced to disk, so it survives a crash of the machine; that costs some milliseconds.
    """
    import tempfile  # noqa: PLC0415  (a warm start writes nothing)

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(payload)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).chmod(_READABLE)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
