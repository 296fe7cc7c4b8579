"""`--format NAME[=FILE]`, given once or several times: which results are wanted, and where each goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from policyparse.cli.options import writable
from policyparse.errors import UsageError


class Wanted(NamedTuple):
    """A format, and the file that it goes to; None is standard output."""

    format: str
    path: Path | None


def wanted(formats: Sequence[str] | None, known: Iterable[str], output: Path | None = None) -> tuple[Wanted, ...]:
    """Return what `--format` asks for, the first of `known` if it is not given; `output` is that of `-o`.

    Raises `UsageError` for an unknown format, and where two results would go to one place.
    """
    names = tuple(known)
    found = [_split(text, names) for text in formats or names[:1]]
    placed = tuple(Wanted(name, path or output) for name, path in found)
    if output and all(path for _, path in found):
        raise UsageError(f"nothing is left for {output}: each --format names a file of its own")
    places = ["" if path is None else str(path.absolute()) for _, path in placed]
    twice = next((path for path, place in zip(placed, places, strict=True) if places.count(place) > 1), None)
    if twice:
        where = twice.path or "standard output"
        raise UsageError(f"two formats would go to {where}: name a file for each, as in --format {twice.format}=FILE")
    return placed


def _split(text: str, known: Sequence[str]) -> tuple[str, Path | None]:
    name, given, path = text.partition("=")
    if name not in known:
        raise UsageError(f"unknown format {name!r}: use one of {', '.join(known)}")
    if given and not path:
        raise UsageError(f"--format {text} names no file: write {name}=FILE, or {name} alone")
    return name, writable(Path(path)) if path else None
