"""The rows of an entry as a small database, which SQLite copies into the store by itself.

A worker makes it. The process that writes the store is one for all workers: it should not handle each value.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import TypeAlias

from policyparse.batch.rows import Tables
from policyparse.batch.schema import SCHEMA, columns

Packed: TypeAlias = bytes
_GIVEN = "given"


def packed(tables: Tables) -> Packed | Tables:
    """Return the rows of an entry as a database; as they are, where Python has an SQLite that cannot do that."""
    if not hasattr(sqlite3.Connection, "serialize"):
        return tables
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(_empty())
        database.execute("BEGIN")
        insert(database, tables)
        database.execute("COMMIT")
        return database.serialize()


@cache
def _empty() -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        return database.serialize()


def insert(database: sqlite3.Connection, tables: Tables) -> None:
    """Insert the rows of an entry, one by one."""
    for table, rows in tables.items():
        marks = ", ".join("?" * len(columns()[table]))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  (a table of ours)


def unpack(database: sqlite3.Connection, given: Packed) -> None:
    """Attach what `packed` made, outside of any transaction, for `copy` to take it from there."""
    if not any(name == _GIVEN for _, name, _ in database.execute("PRAGMA database_list")):
        database.execute(f"ATTACH ':memory:' AS {_GIVEN}")
    database.deserialize(given, name=_GIVEN)


def copy(database: sqlite3.Connection) -> None:
    """Copy the rows that were unpacked last into the tables of the store."""
    for table in columns():
        database.execute(f"INSERT INTO main.{table} SELECT * FROM {_GIVEN}.{table}")  # noqa: S608  (as above)
