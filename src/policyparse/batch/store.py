"""The store: one SQLite file with all results of a batch, written by one process.

Each entry's results are stored in one transaction, with the digest of their inputs. So an interrupted run leaves
complete entries, and the next run does the rest. `schema.sql` describes the tables.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from policyparse.batch import duplicates, packing
from policyparse.batch.entries import Command, Entry
from policyparse.batch.keys import signature_row
from policyparse.batch.packing import Packed
from policyparse.batch.rows import Tables
from policyparse.batch.schema import columns
from policyparse.model.document import Direction
from policyparse.model.report import Signature

_PAGE = 200  # entries that are fetched at once
_DUE = "(digest IS NULL OR digest IS NOT made_of)"
_DIRECTION = "iif(translation IS NULL, NULL, nullif(json_extract(carried, '$.direction'), ''))"
_GONE = "command = ? AND entry NOT IN chosen"


class Job(NamedTuple):
    """An entry that is to be done; `shared` are those of its documents that other entries of the run have too."""

    entry: int
    id: str
    source: str
    translation: str | None
    direction: Direction | None = None
    shared: tuple[str, ...] = ()


class Failure(NamedTuple):
    """Why an entry has no results; `kind` is one of those that `schema.sql` names."""

    kind: str
    message: str


class Counts(NamedTuple):
    """The numbers of entries of a run: due, with valid results, with valid failures.

    `gone` are entries of the same command in the store that the run does not list.
    """

    due: int = 0
    done: int = 0
    failed: int = 0
    gone: int = 0


class Store:
    """A store that is open for one batch."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Write to `database`, which has the tables of `schema.sql`."""
        self._database = database

    def register(
        self,
        command: Command,
        entries: Iterable[Entry],
        key_of: Callable[[Entry], str | None],
        *,
        retry: bool = False,
        prune: bool = False,
    ) -> Counts:
        """Register the entries of a run in the store, and return how many are due.

        An entry is due if its digest differs from that of its results, or if its files cannot be read. A failure
        remains valid like any result, unless `retry` is set. Entries of the command that are not listed remain, unless
        `prune` deletes them with their results.
        """
        with _transaction(self._database) as database:
            database.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (entry INTEGER PRIMARY KEY)")
            database.execute("DELETE FROM chosen")
            for entry in entries:
                _register(database, command, entry, key_of(entry))
            if retry:
                database.execute("UPDATE entries SET made_of = NULL WHERE state = 'failed' AND entry IN chosen")
            if prune:
                _prune(database, command)
            _note_shared(database)
        rows = self._database.execute(
            f"SELECT CASE WHEN {_DUE} THEN 'due' ELSE state END, count(*)"  # noqa: S608  (our own words)
            " FROM entries WHERE entry IN chosen GROUP BY 1"
        )
        gone = self._database.execute(f"SELECT 'gone', count(*) FROM entries WHERE {_GONE}", (command,))  # noqa: S608
        return Counts(**dict([*rows.fetchall(), *gone.fetchall()]))

    def due(self) -> Iterator[Job]:
        """Yield what `register` found due, in the order of the store; results may be recorded meanwhile."""
        last = 0
        while True:
            rows = self._database.execute(
                f"SELECT entry, id, source, translation, {_DIRECTION}, source IN shared, translation IN shared"  # noqa: S608  (our own words)
                f" FROM entries WHERE entry > ? AND entry IN chosen AND {_DUE} ORDER BY entry LIMIT ?",
                (last, _PAGE),
            ).fetchall()
            if not rows:
                return
            yield from map(_job, rows)
            last = rows[-1][0]

    def record(self, job: Job, outcome: Packed | Tables | Failure, signature: Signature) -> None:
        """Replace the stored results of a job, in one transaction."""
        failed = isinstance(outcome, Failure)
        tables = {"failures": [(job.entry, *outcome)]} if isinstance(outcome, Failure) else outcome
        if isinstance(tables, Packed):
            packing.unpack(self._database, tables)
        with _transaction(self._database) as database:
            duplicates.forget(database)
            _drop(database, [(job.entry,)], *columns())
            if isinstance(tables, Packed):
                packing.copy(database)
            else:
                packing.insert(database, tables)
            database.execute(
                "UPDATE entries SET state = ?, made_of = digest, version = ?, termbase = ?, lexicon = ?, settings = ?"
                " WHERE entry = ?",
                ("failed" if failed else "done", *signature_row(signature), job.entry),
            )

    def find_duplicates(self) -> None:
        """Find the documents that are like each other, if any changed since that was done last."""
        with _transaction(self._database) as database:
            duplicates.find(database)


def _job(row: tuple[Any, ...]) -> Job:
    *given, source, translation = row
    job = Job(*given)
    paths = (job.source if source else None, job.translation if translation else None)
    return job._replace(shared=tuple(path for path in paths if path))


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _register(database: sqlite3.Connection, command: Command, entry: Entry, digest: str | None) -> None:
    carried = json.dumps(entry.carried, ensure_ascii=False)
    database.execute(
        "INSERT INTO entries (command, id, source, translation, carried, digest) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (command, id) DO UPDATE SET source = excluded.source, translation = excluded.translation,"
        " carried = excluded.carried, digest = excluded.digest",
        (command, entry.id, entry.source, entry.translation, carried, digest),
    )
    database.execute("INSERT INTO chosen SELECT entry FROM entries WHERE command = ? AND id = ?", (command, entry.id))


def _note_shared(database: sqlite3.Connection) -> None:
    """Note the paths of documents that several entries have that are due."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS shared (path TEXT PRIMARY KEY)")
    database.execute("DELETE FROM shared")
    due = f"FROM entries WHERE entry IN chosen AND {_DUE}"
    database.execute(
        f"INSERT INTO shared SELECT path FROM (SELECT source AS path {due} UNION ALL SELECT translation {due})"  # noqa: S608  (our own words)
        " WHERE path IS NOT NULL GROUP BY path HAVING count(*) > 1"
    )


def _prune(database: sqlite3.Connection, command: Command) -> None:
    """Drop the entries of `command` that the run does not name, with their results."""
    gone = database.execute(f"SELECT entry FROM entries WHERE {_GONE}", (command,)).fetchall()  # noqa: S608
    if gone:
        duplicates.forget(database)
    _drop(database, gone, *columns(), "entries")


def _drop(database: sqlite3.Connection, entries: Sequence[tuple[int]], *tables: str) -> None:
    """Take what `tables` have of `entries` out of them."""
    for table in tables:
        database.executemany(f"DELETE FROM {table} WHERE entry = ?", entries)  # noqa: S608  (a table of ours)
