"""Manifests: tables of pairs or documents, as CSV, TSV or JSON lines.

A row has `source`, for pairs `translation`, and optionally `id`; other columns are kept with the results, including the
`direction` of a pair. Paths are relative to the manifest; a URL is allowed instead, unless it would put a secret into
the store.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policyparse.batch.entries import Corpus, Entry, LeftOver, absolute, default_id, expect_one_each
from policyparse.errors import UsageError
from policyparse.languages import DIRECTIONS
from policyparse.readers.remote import expect_fsspec, is_url

_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_JSON_LINES = (".jsonl", ".ndjson")
_SHOWN = 100  # characters of a header
_KNOWN = ("id", "source", "translation")

_SECRET = re.compile(r"://[^/?#]*:[^/?#]*@|[?&][^=&]*(?:sig|token|secret|passw|credential|key)[^=&]*=", re.IGNORECASE)
"""A password before the host, or a parameter that lets its bearer in."""

_Row = dict[str, Any]


def read_manifest(path: Path, *, paired: bool) -> Corpus:
    """Return the entries of the manifest at `path`; those with a file that is not there are also left over.

    Without `paired`, the column `translation` is carried along as any other. Raises `UsageError`, which names file and
    line, for what is no such table, a row without a path, and an id that stands twice.
    """
    rows = _rows(path, _KNOWN[1:] if paired else _KNOWN[1:2])
    entries = tuple(_entry(row, f"{path}, line {line}", path.parent, paired=paired) for line, row in rows)
    expect_one_each(entries, path)
    lost = [
        LeftOver(file, "no such file")
        for entry in entries
        for file in (entry.source, entry.translation)
        if file and not is_url(file) and not Path(file).is_file()
    ]
    return Corpus(entries, tuple(lost))


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, _Row]]:
    """Yield each row with the line that it ends on; the header of a table has the columns that are needed."""
    suffix = path.suffix.lower()
    if suffix not in (*_DELIMITERS, *_JSON_LINES):
        raise UsageError(f"{path} is no manifest: name a folder, or a table that ends in .csv, .tsv or .jsonl")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            if suffix in _JSON_LINES:
                yield from (
                    (number, _object(line, path, number)) for number, line in enumerate(file, 1) if line.strip()
                )
            else:
                reader = csv.DictReader(file, delimiter=_DELIMITERS[suffix])
                _expect_columns(list(reader.fieldnames or ()), needed, path)
                yield from ((reader.line_num, row) for row in reader)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: save it as UTF-8") from error
    except csv.Error as error:
        raise UsageError(f"{path} is no table that can be read: {error}") from error


def _expect_columns(names: list[str], needed: tuple[str, ...], path: Path) -> None:
    for name in needed:
        if name not in names:
            found = f"it has {', '.join(map(repr, names))}" if names else "it is empty"
            raise UsageError(f"{path} has no column {name}: name it in the first line ({found[:_SHOWN]})")
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"{path} has two columns {name!r}: give each a name of its own")


def _object(line: str, path: Path, number: int) -> _Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{path}, line {number}: not valid JSON ({error})") from error
    if not isinstance(row, dict):
        raise UsageError(f'{path}, line {number}: not an object, such as {{"source": …, "translation": …}}')
    return row


def _entry(row: _Row, where: str, folder: Path, *, paired: bool) -> Entry:
    if None in row:
        raise UsageError(f"{where}: more fields than the header has")
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{where}: half of a surrogate pair: repair the text") from error
    source = _path(row, "source", where)
    translation = _path(row, "translation", where) if paired else None
    name = row.get("id")
    if paired:
        _expect_direction(row.get("direction"), where)
    known = _KNOWN if paired else _KNOWN[:2]
    return Entry(
        default_id(source, translation) if name in (None, "") else str(name),
        absolute(folder, source),
        None if translation is None else absolute(folder, translation),
        {key: value for key, value in row.items() if key not in known},
    )


def _expect_direction(value: object, where: str) -> None:
    if value not in (None, "", *DIRECTIONS):
        shown = str(value)[:_SHOWN]
        raise UsageError(f"{where}: the direction is {shown!r}: write {' or '.join(DIRECTIONS)}, or leave it empty")


def _path(row: _Row, key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise UsageError(f"{where}: no {key}: each row needs the path of a file there")
    if value == "-":
        raise UsageError(f"{where}: a batch reads files alone: name one in place of -")
    if is_url(value):
        expect_fsspec()
        if _SECRET.search(value):
            raise UsageError(
                f"{where}: the URL of the {key} has a secret in it: set credentials where fsspec finds them"
            )
    return value
