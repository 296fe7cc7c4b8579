"""Queries of a store: those of the user, and those of the report on a corpus."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from policyparse.batch.exporting import Column, Rows
from policyparse.batch.figures import FIGURES, GROUPING, LAST, WHOLE, Figure, grouped
from policyparse.errors import UsageError
from policyparse.folding import fold
from policyparse.model.table import CorpusReport, Table
from policyparse.reporters.summary import count, percent
from policyparse.structure.numbering import marker_of

_STEPS = 100_000  # of SQLite, between which an interrupt is heard
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}


@contextmanager
def answered(database: sqlite3.Connection, query: str) -> Iterator[Rows]:
    """Provide the rows of `query` within a context; only reading is allowed.

    A BLOB is shown as its size. Raises `UsageError` for anything but one read-only statement.
    """
    database.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")  # what sets them up is more than reading
    database.row_factory = lambda _, row: tuple(map(_told, row))
    database.set_progress_handler(lambda: None, _STEPS)
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    try:
        cursor = database.execute(query)
        if cursor.description is None:
            raise UsageError("this is no query: write one SELECT")
        yield Rows(tuple(Column(name, "") for name, *_ in cursor.description), cursor)
    except (sqlite3.Error, sqlite3.Warning) as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from error
        reason = "a query only reads: write one SELECT" if code == sqlite3.SQLITE_AUTH else error
        raise UsageError(f"the store cannot answer this: {reason}") from error


def _told(value: object) -> object:
    return f"{len(value):,} bytes" if isinstance(value, bytes) else value


def report(database: sqlite3.Connection, store: str, most: int) -> CorpusReport:
    """Return the report on the store of that name, its lists with at most `most` rows."""
    shared = _shared_folders(database)
    database.create_function("title", 1, _title, deterministic=True)
    database.create_function("brief", 1, lambda path: path[shared:], deterministic=True)
    groups = [grouped(key) for (key,) in database.execute(GROUPING).fetchall()]
    tables = [_table(database, figure, most) for figure in (WHOLE, *FIGURES, *groups, LAST)]
    claim = _claim(tables[0], database) + _failed(database)
    return CorpusReport(store, claim, tuple(table for table in tables if table.rows))


def _table(database: sqlite3.Connection, figure: Figure, most: int) -> Table:
    cursor = database.execute(figure.query, {"most": most, "key": figure.key})
    columns = tuple(name for name, *_ in cursor.description)
    return Table(figure.title, columns, cursor.fetchall(), figure.about, figure.kinds, figure.whole)


def _claim(whole: Table, database: sqlite3.Connection) -> str:
    for pairs, coverage, *_ in whole.rows:
        shown = percent(cast("float", coverage))
        return f"On average, the translations of {count(cast('int', pairs), 'pair')} cover {shown} of their sources."
    return f"{count(_number(database, 'documents'), 'document')} read."


def _failed(database: sqlite3.Connection) -> str:
    failures = _number(database, "failures")
    return f" {count(failures, 'entry', 'entries')} failed." if failures else ""


def _number(database: sqlite3.Connection, table: str) -> int:
    (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  (a table of ours)
    return cast("int", number)


def _shared_folders(database: sqlite3.Connection) -> int:
    """Return the length of the common folder prefix of all paths."""
    ends = database.execute("SELECT min(source), min(translation), max(source), max(translation) FROM entries")
    shared: str = os.path.commonprefix([path for path in ends.fetchone() if path])  # noqa: RUF071  (of the ends in order)
    return shared.rfind("/") + 1


def _title(text: str) -> str:
    """Return a heading without the number that opens it, so that headings of several documents meet."""
    marker = marker_of(fold(text))
    return text[marker.end if marker and not marker.start else 0 :].strip(" 。.、") or text
