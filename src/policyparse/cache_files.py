"""What the cache folder holds, kind by kind, and its removal."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from policyparse.caching import cache_folder

_KINDS: Mapping[str, str] = {
    "lexicon": "the compiled lexicon",
    "termbase": "compiled glossaries",
    "offers": "what words may be rendered by",
    "cuts": "texts cut into words",
    "expressions": "compiled regular expressions",
    "methods": "compiled methods of records",
    "modules": "compiled modules",
    "analyses": "what was found in documents",
    "check": "what `check` found in pairs",
}
"""What is kept, by the name of its folder or the beginning of the names of its files."""


class Kept(NamedTuple):
    """The files of one kind in the cache folder, and how many bytes they have together."""

    kind: str
    what: str
    files: tuple[Path, ...]
    size: int


def contents() -> tuple[Kept, ...]:
    """Return what the cache folder holds, kind by kind; files that are not ours are left out."""
    folder = cache_folder()
    return tuple(_kept(kind, what, folder) for kind, what in _KINDS.items())


def clear() -> None:
    """Delete what `contents` lists; raises `OSError` where a file cannot be deleted."""
    for kept in contents():
        for path in kept.files:
            path.unlink(missing_ok=True)


def _kept(kind: str, what: str, folder: Path) -> Kept:
    files = tuple(sorted(path for path in (*folder.glob(f"{kind}-*"), *folder.glob(f"{kind}/*")) if _is_ours(path)))
    return Kept(kind, what, files, sum(_sizes(files)))


def _is_ours(path: Path) -> bool:
    """Return whether a file may be one of ours; one left over by a run that was interrupted is."""
    return path.is_file() and (path.parent.name in {"check", "analyses"} or path.suffix in {".bin", ".tmp"})


def _sizes(files: tuple[Path, ...]) -> Iterator[int]:
    for path in files:
        with contextlib.suppress(FileNotFoundError):  # another run has just deleted it
            yield path.stat().st_size
