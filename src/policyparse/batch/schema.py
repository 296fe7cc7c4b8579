"""The tables of a store, from `schema.sql`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

VERSION = 3
SCHEMA = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
_NO_RESULTS = ("meta", "entries", "duplicates")


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """Return the columns, in their order, of each table that holds the results of an entry."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: tuple(column for _, column, *_ in database.execute(f"PRAGMA table_info({name})"))
            for (name,) in tables
            if name not in _NO_RESULTS
        }
