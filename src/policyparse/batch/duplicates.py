"""Duplicate documents in a store: the same file, the same text in another file, or nearly the same text.

Documents are compared within a side and a language, each with those before it in the order of the store, and reported
with the most similar one. In a group of similar documents, each is compared only with the first, so the work is
proportional to the number of documents, not of pairs. Everything that grows is in temporary tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from zlib import crc32

from policyparse.batch.sketch import bands, likeness

LEAST = 0.8
"""The likeness from which on two documents are near-duplicates."""

_FOUND = "duplicates"  # is in `meta` while the table is that of the documents

_PREPARE = """
CREATE TEMP TABLE texts (text INTEGER PRIMARY KEY, entry, side, language, path, file, characters);
INSERT INTO texts (entry, side, language, path, file, characters)
  SELECT min(entry), side, language, CASE side WHEN 'source' THEN source ELSE translation END AS path, sha256,
    characters
  FROM documents JOIN entries USING (entry) GROUP BY side, path ORDER BY 1, side;
CREATE TEMP TABLE bands (text INTEGER, band INTEGER);
CREATE TEMP TABLE likes (text INTEGER PRIMARY KEY, share REAL, first INTEGER);
"""

_SAME = """
INSERT INTO duplicates
  SELECT entry, side, language, path, ?, 1.0, first FROM
    (SELECT *, first_value(path) OVER same AS first, row_number() OVER same AS place
     FROM texts WINDOW same AS (PARTITION BY side, language, {column} ORDER BY text))
  WHERE place > 1
"""
_FIRST_ALONE = "DELETE FROM texts WHERE (entry, side) IN (SELECT entry, side FROM duplicates)"

_SKETCHES = """
SELECT text, side || language, sketch FROM texts JOIN documents USING (entry, side, language) ORDER BY text
"""
_CANDIDATES = """
SELECT DISTINCT first, text FROM (SELECT text, min(text) OVER (PARTITION BY band) AS first FROM bands)
WHERE first < text ORDER BY first, text
"""
_SKETCH = "SELECT sketch FROM texts JOIN documents USING (entry, side) WHERE text = ?"
_KEEP = """
INSERT INTO likes VALUES (?, ?, ?)
  ON CONFLICT (text) DO UPDATE SET share = excluded.share, first = excluded.first WHERE excluded.share > share
"""
_NEAR = """
INSERT INTO duplicates SELECT t.entry, t.side, t.language, t.path, 'near', share, f.path
  FROM likes JOIN texts AS t USING (text) JOIN texts AS f ON f.text = likes.first
"""


def forget(database: sqlite3.Connection) -> None:
    """Record that documents changed, within the transaction that changes them."""
    database.execute("DELETE FROM meta WHERE name = ?", (_FOUND,))


def find(database: sqlite3.Connection) -> None:
    """Fill the table `duplicates` if documents changed, within a transaction."""
    if database.execute("SELECT 1 FROM meta WHERE name = ?", (_FOUND,)).fetchone():
        return
    database.execute("DELETE FROM duplicates")
    for statement in _PREPARE.split(";"):
        database.execute(statement)
    for kind, column in (("file", "file"), ("text", "characters")):
        database.execute(_SAME.format(column=column), (kind,))
        database.execute(_FIRST_ALONE)
    database.executemany("INSERT INTO bands VALUES (?, ?)", _bands(database))
    database.executemany(_KEEP, _likes(database))
    database.execute(_NEAR)
    for table in ("texts", "bands", "likes"):
        database.execute(f"DROP TABLE {table}")
    database.execute("INSERT INTO meta VALUES (?, 'found')", (_FOUND,))


def _bands(database: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    for text, kind, hashes in database.execute(_SKETCHES):
        yield from ((text, band) for band in bands(hashes, crc32(kind.encode())))


def _likes(database: sqlite3.Connection) -> Iterator[tuple[int, float, int]]:
    """Yield each text with its similarity to the first text that shares a band with it."""
    known, own = 0, b""
    for first, text in database.execute(_CANDIDATES):
        if first != known:
            known, own = first, _sketch(database, first)
        share = likeness(own, _sketch(database, text))
        if share >= LEAST:
            yield text, share, first


def _sketch(database: sqlite3.Connection, text: int) -> bytes:
    (hashes,) = database.execute(_SKETCH, (text,)).fetchone()
    return bytes(hashes)
