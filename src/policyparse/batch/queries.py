"""Questions to a store: the user's own, and those that the report on a corpus answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from policyparse.batch.exporting import Column, Rows
from policyparse.errors import UsageError
from policyparse.folding import fold
from policyparse.model.table import Table
from policyparse.structure.numbering import marker_of

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}


class Figure(NamedTuple):
    """A question of the report; `:most` in its `query` is how many rows a list has at most."""

    title: str
    query: str


FIGURES = (
    Figure(
        "Entries",
        """SELECT command, count(*) AS entries, sum(state = 'done') AS done, sum(state = 'failed') AS failed,
           sum(state = 'waiting') AS waiting FROM entries GROUP BY command""",
    ),
    Figure(
        "Coverage of the sources",
        """WITH tally AS (SELECT min(9, CAST(coverage * 10 AS INTEGER)) AS tenth, count(*) AS pairs
           FROM coverages GROUP BY tenth)
           SELECT printf('%d to %d %%', tenth * 10, tenth * 10 + 10) AS coverage, pairs,
           substr('########################################', 1, (40 * pairs + 39) / (SELECT max(pairs) FROM tally))
           AS share FROM tally ORDER BY tenth""",
    ),
    Figure(
        "Worst pairs",
        """SELECT id AS pair, printf('%.0f %%', 100 * coverage) AS coverage, omitted, segments,
           findings_error AS errors, findings_warning AS warnings
           FROM coverages JOIN entries USING (entry) JOIN summaries USING (entry)
           ORDER BY coverages.coverage, id LIMIT :most""",
    ),
    Figure(
        "Sections most often omitted",
        """WITH heads AS (SELECT entry, section, min(title(text)) AS section_title FROM segments
           WHERE side = 'source' AND kind = 'heading' AND section <> '' GROUP BY entry, section)
           SELECT section_title AS section, count(DISTINCT entry) AS pairs, sum(verdict = 'omitted') AS omitted,
           count(*) AS segments
           FROM segments JOIN heads USING (entry, section) WHERE side = 'source' AND verdict <> 'ignored'
           GROUP BY section_title HAVING omitted > 0 ORDER BY omitted DESC, section_title LIMIT :most""",
    ),
    Figure(
        "Most frequent findings",
        """SELECT check_id AS "check", name, severity, count(*) AS findings, count(DISTINCT entry) AS pairs
           FROM findings GROUP BY check_id, name, severity ORDER BY findings DESC, check_id, severity LIMIT :most""",
    ),
    Figure(
        "Agencies most often dropped",
        """SELECT coalesce(name_zh, surface) AS agency, coalesce(max(name_en), '') AS name, sum(NOT named) AS dropped,
           count(*) AS tasks, count(DISTINCT entry) AS pairs
           FROM agencies WHERE named IS NOT NULL GROUP BY agency HAVING dropped > 0
           ORDER BY dropped DESC, agency LIMIT :most""",
    ),
    Figure(
        "Terms not rendered as the glossary has them",
        """SELECT source_text AS term, expected, group_concat(DISTINCT lower(actual)) AS actual, count(*) AS findings,
           count(DISTINCT entry) AS pairs
           FROM findings WHERE name = 'term-rendered-otherwise' GROUP BY source_text, expected
           ORDER BY findings DESC, source_text LIMIT :most""",
    ),
    Figure(
        "Documents that are the same",
        """SELECT count(DISTINCT path) AS files, group_concat(DISTINCT path) AS paths FROM
           (SELECT sha256, CASE side WHEN 'source' THEN source ELSE translation END AS path
           FROM documents JOIN entries USING (entry))
           GROUP BY sha256 HAVING files > 1 ORDER BY files DESC, paths LIMIT :most""",
    ),
    Figure("Failures", "SELECT id AS entry, kind, message FROM failures JOIN entries USING (entry) LIMIT :most"),
)
"""The report, in its order; what has no rows is left out of it."""


@contextmanager
def answered(database: sqlite3.Connection, query: str) -> Iterator[Rows]:
    """Hold the rows that `query` asks for, to be read while it lasts; nothing but reading is allowed.

    Raises `UsageError` for what is no query of one statement, or would do anything else.
    """
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    try:
        cursor = database.execute(query)
        if cursor.description is None:
            raise UsageError("this is no query: write one SELECT")
        yield Rows(tuple(Column(name, "") for name, *_ in cursor.description), cursor)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UsageError(f"the store cannot answer this: {error}") from error


def report(database: sqlite3.Connection, most: int) -> list[Table]:
    """Return the figures of a store, lists with at most `most` rows; a figure without rows is left out."""
    database.create_function("title", 1, _title, deterministic=True)
    tables = []
    for figure in FIGURES:
        cursor = database.execute(figure.query, {"most": most})
        columns = tuple(name for name, *_ in cursor.description)
        tables.append(Table(figure.title, columns, cursor.fetchall()))
    return [table for table in tables if table.rows]


def _title(text: str) -> str:
    """Return a heading without the number that opens it, so that headings of several documents meet."""
    marker = marker_of(fold(text))
    return text[marker.end if marker and not marker.start else 0 :].strip(" 。.、") or text
