"""`--format NAME[=FILE]`, given once or several times: which results are wanted, and where each goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from policyparse.cli.options import writable
from policyparse.errors import UsageError, unknown

_ALIASES: Mapping[str, str] = {"md": "markdown", "htm": "html", "word": "docx", "excel": "xlsx"}
_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "terminal": (".txt",),
    "text": (".txt",),
    "tree": (".txt",),
    "html": (".html", ".htm"),
    "brief": (".html", ".htm", ".md", ".markdown", ".docx"),
    "xlsx": (".xlsx",),
    "markdown": (".md", ".markdown"),
    "docx": (".docx",),
    "json": (".json",),
    "jsonl": (".jsonl",),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "tbx": (".tbx",),
    "tmx": (".tmx",),
    "xliff": (".xliff", ".xlf"),
    "xliff-1.2": (".xliff", ".xlf"),
    "parquet": (".parquet",),
    "sarif": (".sarif", ".json"),
    "junit": (".xml",),
    "gitlab": (".json",),
    "spacy": (".spacy",),
    "badge": (".svg",),
}
"""What the files of a format are called; the first format of a command that has a suffix is meant by it."""


class Wanted(NamedTuple):
    """A format, and the file that it goes to; None is standard output."""

    format: str
    path: Path | None


def wanted(formats: Sequence[str] | None, known: Iterable[str], output: Path | None = None) -> tuple[Wanted, ...]:
    """Return what `--format` asks for; `output` is that of `-o`.

    Where it is not given, the name of `output` says which format is meant, and else the first of `known` is. Raises
    `UsageError` for an unknown format, for a file whose name says another one, and where two results would go to one
    place.
    """
    names = tuple(known)
    found = [_split(text, names) for text in formats or [_default(output, names)]]
    placed = tuple(Wanted(name, path or output) for name, path in found)
    if output and all(path for _, path in found):
        raise UsageError(f"nothing is left for {output}: each --format names a file of its own")
    places = ["" if path is None else str(path.absolute()) for _, path in placed]
    twice = next((path for path, place in zip(placed, places, strict=True) if places.count(place) > 1), None)
    if twice:
        where = twice.path or "standard output"
        raise UsageError(f"two formats would go to {where}: name a file for each, as in --format {twice.format}=FILE")
    for name, path in placed:
        expect_agreement(name, path, names)
    return placed


def chosen(format: str | None, known: Sequence[str], output: Path | None) -> str:
    """Return the format of a command that writes one result: the one given, or implied by `output`, or the first."""
    name = format or _default(output, known)
    expect_agreement(name, output, known)
    return name


def implied(path: Path | None, known: Iterable[str]) -> str | None:
    """Return the format that the name of a file asks for; None where it says nothing."""
    suffix = path.suffix.casefold() if path else ""
    return next((name for name in known if suffix and suffix in _SUFFIXES.get(name, ())), None)


def _default(path: Path | None, known: Sequence[str]) -> str:
    """Return the format where none is given; raises `UsageError` where the name of the file says none that is known.

    A name that ends with .txt may hold any text, one without a suffix whatever is the first.
    """
    name = implied(path, known)
    suffix = path.suffix.casefold() if path else ""
    if not name and suffix not in ("", ".txt"):
        meant = ", ".join(f"{end} is {implied(Path(f'a{end}'), known)}" for end in _suffixes(known))
        raise UsageError(
            f"{path}: no format is called {suffix} here; {f'{meant}; ' if meant else ''}name one with --format"
            f" ({', '.join(known)})"
        )
    return name or known[0]


def _suffixes(known: Iterable[str]) -> Iterable[str]:
    """Return the suffixes that say one of these formats, each once."""
    return dict.fromkeys(suffix for name in known for suffix in _SUFFIXES.get(name, ()))


def expect_agreement(name: str, path: Path | None, known: Iterable[str]) -> None:
    """Raise `UsageError` where the name of a file says another format than is asked for."""
    other = implied(path, known)
    if other and path and path.suffix.casefold() not in _SUFFIXES.get(name, ()):
        raise UsageError(f"{path} ends with {path.suffix}, but the format is {name}: change one of them")


def _split(text: str, known: Sequence[str]) -> tuple[str, Path | None]:
    name, given, path = text.partition("=")
    name = name if name in known else _ALIASES.get(name.casefold(), name.casefold())
    if name not in known:
        raise unknown("format", text.partition("=")[0], known)
    if given and not path:
        raise UsageError(f"--format {text} names no file: write {name}=FILE, or {name} alone")
    return name, writable(Path(path)) if path else None
