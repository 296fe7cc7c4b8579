"""The file of a store: created, opened for one batch, or opened for reading."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from policyparse import __version__
from policyparse.batch.schema import SCHEMA, VERSION
from policyparse.batch.store import Store
from policyparse.errors import UsageError
from policyparse.gate.locking import lock

APPLICATION = 0x50505354  # PPST, in the header of the file
_PATIENCE = 30.0  # seconds for a reader that holds the file


@contextmanager
def writing(path: Path) -> Iterator[Store]:
    """Open the store at `path` for one batch, and create it if necessary.

    Raises `UsageError` if another batch writes it, and for a file that is no store of this version.
    """
    with _alone(path), _connected(path, "rwc") as database:
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            _create(database)
        _expect_ours(database, path)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        yield Store(database)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the store at `path` for reading, even while a batch writes it; raises `UsageError`."""
    if not path.is_file():
        raise UsageError(f"there is no store {path}: name the file that `policyparse batch compare -o` wrote")
    with _connected(path, _mode(path)) as database:
        _expect_ours(database, path)
        database.execute("PRAGMA query_only = ON")
        yield database


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of a store, which the operating system releases when the batch ends; the lock file remains."""
    try:
        file = path.with_name(f"{path.name}.lock").open("ab")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    with file:
        try:
            lock(file, wait=False)
        except OSError as error:
            raise UsageError(f"another batch is writing {path}: wait for its end, or name another store") from error
        yield


def _mode(path: Path) -> str:
    """Return how to open a store that is to be read.

    Who reads it needs the files of its log while a batch may write it, and only who may write takes these away again.
    In a folder that nobody here can write there is no batch, unless its log is there.
    """
    if os.access(path.parent, os.W_OK):
        return "rw" if os.access(path, os.W_OK) else "ro"
    return "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"


@contextmanager
def _connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    try:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE)) as database:
            yield database
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path} cannot be used as a store: {error}") from error


def _create(database: sqlite3.Connection) -> None:
    """Make the tables, all of them or none."""
    parts = (
        "BEGIN IMMEDIATE",
        SCHEMA,
        f"PRAGMA application_id = {APPLICATION}",
        f"PRAGMA user_version = {VERSION}",
    )
    database.executescript(";\n".join(parts))
    meta = (("schema", f"policyparse.batch/{VERSION}"), ("made_by", f"policyparse {__version__}"))
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    database.execute("COMMIT")


def _expect_ours(database: sqlite3.Connection, path: Path) -> None:
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise UsageError(f"{path} is no store of policyparse: name another file")
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise UsageError(f"{path} is a store of version {version}, not {VERSION}: name another file, and run it anew")
