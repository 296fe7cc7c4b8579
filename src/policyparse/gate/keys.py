"""What a record depends on, in one digest: both files, the settings that bear on reading, and all of policyparse.

Nothing here imports what a comparison needs. The code and tables of the package and its glossaries count with their
content; the lexicon's data come with installed packages, which count with their names and versions.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from policyparse.config import Config
from policyparse.earlier import packages
from policyparse.gate.model import Pair

_PACKAGE = Path(__file__).parents[1]
_COUNTED = (".py", ".toml", ".tsv", ".txt")


def key_of(pair: Pair, settings: str) -> str | None:
    """Return the key of the record of `pair`; None if a file cannot be read, which the comparison will explain."""
    try:
        contents = [digest(path) for path in (Path(pair.source), Path(pair.translation), *pair.glossaries)]
    except (OSError, ValueError):
        return None
    kinds = [Path(path).suffix.lower() for path in (pair.source, pair.translation)]
    return joined((program(), settings, pair.direction or "", *kinds, *contents))


def settings_of(config: Config) -> str:
    """Return the settings that bear on every pair, the state of a model that is a folder, and recorded opinions."""
    model = Path(config.english_model or "")
    files = sorted(model.rglob("*")) if config.english_model and model.is_dir() else []
    state = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    asking = config.asking
    opinions = (asking.model, asking.below, _state(asking.check)) if asking.check else None
    return repr((config.reading, config.english_model, state, opinions, config.checks))


def _state(path: Path) -> str | None:
    """Return the digest of a file; None if it cannot be read, which the comparison will explain."""
    try:
        return digest(path)
    except OSError:
        return None


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; raises `OSError`, also for a pipe or a device, which would keep us waiting."""
    if not path.is_file():
        raise OSError(f"{path} is no file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def program() -> str:
    """Return the digest of the code, the tables and the installed packages, none of which changes under a run."""
    return joined((sys.version, *packages(), code()))


@cache
def code() -> str:
    """Return the digest of the package's code and tables, and of the glossaries that come with it."""
    return joined(map(digest, _files()))


def _files() -> Iterator[Path]:
    for folder in (_PACKAGE, _PACKAGE.parents[1] / "glossaries"):
        yield from sorted(path for path in folder.rglob("*") if path.suffix in _COUNTED)


def joined(parts: Iterable[str]) -> str:
    """Return one digest of all parts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
