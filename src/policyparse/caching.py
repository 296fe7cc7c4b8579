"""The cache folder, and files that are written atomically."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

CACHE_VARIABLE = "POLICYPARSE_CACHE_DIR"
_READABLE = 0o644
_PRIVATE = 0o600
_KEPT = 4
_SUM = 4  # bytes of the check sum


class CacheWarning(RuntimeWarning):
    """The cache folder or a file in it is unusable; the work continues without it."""


def cache_folder() -> Path:
    """Return the folder for compiled files: `POLICYPARSE_CACHE_DIR`, or the user's cache folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415  (not needed where the variable is set)

    return Path(platformdirs.user_cache_dir("policyparse", appauthor=False))


def write_atomically(path: Path, payload: bytes, *, durable: bool = True, private: bool = False) -> None:
    """Write `payload` to `path` so that a reader sees all of it or none; raises `OSError`.

    A `durable` file outlives a crash of the machine from the start, which costs some milliseconds. A `private` one is
    for its owner alone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}{os.urandom(6).hex()}.tmp")  # `tempfile` takes milliseconds to import
    try:
        with open(temporary, "xb", opener=_opened_privately) as file:
            file.write(payload)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if not private:
            temporary.chmod(_READABLE)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _opened_privately(path: str, flags: int) -> int:
    return os.open(path, flags, _PRIVATE)


def sealed(payload: bytes) -> bytes:
    """Return `payload` behind a check sum, a CRC-32."""
    return zlib.crc32(payload).to_bytes(_SUM, "little") + payload


def unsealed(content: bytes | memoryview) -> memoryview:
    """Return what `sealed` was given; raises `ValueError` where the check sum is another, or missing."""
    payload = memoryview(content)[_SUM:]
    if len(content) < _SUM or int.from_bytes(content[:_SUM], "little") != zlib.crc32(payload):
        raise ValueError
    return payload


def state_of(files: Iterable[str | Path]) -> tuple[tuple[int, int], ...]:
    """Return what files are known to have changed by: their sizes and times; raises `OSError`."""
    return tuple([(status.st_size, status.st_mtime_ns) for status in map(os.stat, files)])


def prune(path: Path) -> None:
    """Delete all but the newest files of the same kind (`lexicon-…`): their inputs are no longer what they were."""
    kind = path.name.partition("-")[0]
    written = sorted(path.parent.glob(f"{kind}-*{path.suffix}"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in written[_KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()


def bound(folder: Path, most_bytes: int) -> None:
    """Delete the files of `folder` that were not used longest, until the rest is within bounds; raises `OSError`."""
    with os.scandir(folder) as entries:
        files = sorted(((entry.stat(), entry.path) for entry in entries), key=lambda one: -one[0].st_mtime)
    size = 0
    for status, path in files:
        size += status.st_size
        if size > most_bytes:
            Path(path).unlink(missing_ok=True)
