"""What is known already, kept in the user's cache folder under a digest of all that it depends on.

An entry is a file, sealed by a check sum. What does not bear its sum out is taken for missing, so that a damaged cache
costs time and nothing else. The folder has a bounded size; what was not used longest goes first.
"""

from __future__ import annotations

import contextlib
import os
import warnings
from pathlib import Path

from policyparse.caching import (
    CACHE_VARIABLE,
    CacheWarning,
    bound,
    cache_folder,
    sealed,
    unsealed,
    write_atomically,
)

_MOST_BYTES = 50_000_000


def recall(key: str) -> str | None:
    """Return what was kept under `key`; None if there is nothing, or it is damaged."""
    path = _path(key)
    try:
        body = unsealed(path.read_bytes())
        os.utime(path)
    except (OSError, ValueError):
        return None
    return str(body, "utf-8", "surrogatepass")


def keep(key: str, text: str) -> None:
    """Keep `text` under `key`; warns where the folder cannot be written."""
    body = text.encode("utf-8", "surrogatepass")
    path = _path(key)
    try:
        write_atomically(path, sealed(body), durable=False)
    except OSError as error:
        message = f"the cache folder {path.parent} cannot be written ({error.strerror or error}): set {CACHE_VARIABLE}"
        warnings.warn(f"{message} to a folder of your own, or give --no-cache", CacheWarning, stacklevel=2)


def trim() -> None:
    """Delete the entries that were not used longest, until the rest is within bounds."""
    with contextlib.suppress(OSError):
        bound(_folder(), _MOST_BYTES)


def _path(key: str) -> Path:
    return _folder() / key


def _folder() -> Path:
    return cache_folder() / "check"
