"""Exports a table of a store for other tools: JSON lines, CSV or Parquet, streamed row by row.

`entry` is the id of the entry, not its number in the store; the other columns of a manifest have the prefix `carried_`.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import IO, NamedTuple

from policyparse.errors import UsageError, unknown
from policyparse.reporters.harmless import inert
from policyparse.reporters.json import dumps_line

_JSON = "JSON_TEXT"
_BINARY = "BLOB"  # of use to policyparse alone
_GROUP = 20_000  # rows of a Parquet file that are written at once


class Column(NamedTuple):
    """A column of an export, with the type that the store declares."""

    name: str
    type: str


class Rows(NamedTuple):
    """A table to be exported: its columns, and a cursor at its first row."""

    columns: tuple[Column, ...]
    cursor: sqlite3.Cursor


def tables(database: sqlite3.Connection) -> list[str]:
    """Return the names of all tables and views that can be exported."""
    found = database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name <> 'meta'")
    return sorted(name for (name,) in found)


def rows(database: sqlite3.Connection, table: str) -> Rows:
    """Return a table's rows in the order of entries; raises `UsageError` for a table that is not there."""
    known = tables(database)
    if table not in known:
        raise unknown("table", table, known)
    keys = [key for (key,) in database.execute("SELECT DISTINCT key FROM entries, json_each(carried) ORDER BY key")]
    left_out = ("entry", "carried", "id") if table == "entries" else ("entry",)
    own = [Column(name, kind) for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})")]
    own = [column for column in own if column.name not in left_out and column.type != _BINARY]
    carried = ", (SELECT value FROM json_each(e.carried) WHERE key = ?)" * len(keys)
    values = "".join(f", t.{column.name}" for column in own)
    cursor = database.execute(
        f"SELECT e.id{carried}{values} FROM entries AS e CROSS JOIN {table} AS t USING (entry) ORDER BY e.entry",  # noqa: S608  (names that the store has)
        keys,
    )
    return Rows((Column("entry", "TEXT"), *(Column(f"carried_{key}", "TEXT") for key in keys), *own), cursor)


def write_json_lines(found: Rows, file: IO[bytes]) -> None:
    """Write one object per row."""
    for row in found.cursor:
        values = zip(found.columns, row, strict=True)
        element = {column.name: _parsed(value) if column.type == _JSON else value for column, value in values}
        file.write(f"{dumps_line(element)}\n".encode())


def write_csv(found: Rows, file: IO[bytes]) -> None:
    """Write a header and the rows, with lists as JSON."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in found.columns)
    writer.writerows(map(inert, row) for row in found.cursor)
    text.detach()


def write_parquet(found: Rows, file: IO[bytes]) -> None:
    """Write a Parquet file, with lists as JSON and values that may be of any size as text; raises `UsageError`."""
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra)
        from pyarrow import parquet  # noqa: PLC0415  (as above)
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: install policyparse[parquet]") from error
    types = {"INTEGER": pa.int64(), "REAL": pa.float64()}
    schema = pa.schema([(column.name, types.get(column.type, pa.string())) for column in found.columns])
    with parquet.ParquetWriter(file, schema) as writer:
        while group := found.cursor.fetchmany(_GROUP):
            columns = zip(schema.types, zip(*group, strict=True), strict=True)
            arrays = [pa.array(map(_text, values) if kind == "string" else values, kind) for kind, values in columns]
            writer.write_table(pa.table(arrays, schema))


Writer = Callable[[Rows, IO[bytes]], None]

FORMATS: Mapping[str, Writer] = {"jsonl": write_json_lines, "csv": write_csv, "parquet": write_parquet}


def _parsed(value: str | None) -> object:
    return None if value is None else json.loads(value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
