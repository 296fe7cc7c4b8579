import sqlite3

import pytest

from policyparse.batch import packing
from policyparse.batch.entries import Entry
from policyparse.batch.files import reading, writing
from policyparse.batch.rows import tables_of
from policyparse.batch.schema import columns
from policyparse.model.report import Signature

SIGNATURE = Signature("1", "t", "l", ())
ROWS = (
    ("documents", {"side": "source", "sketch": b"\x00\xff", "missing": "[]"}),
    ("segments", {"side": "source", "number": 0, "text": "增长5%", "coverage": 0.5, "start": 0, "quoted": False}),
    ("segments", {"side": "source", "number": 1, "text": "\ud800".encode("utf-8", "replace").decode()}),
    ("targets", {"number": 0, "side": "source", "value": 5, "value_max": 0.1}),
    ("targets", {"number": 1, "side": "source", "value": "123456789012345678901234567890", "value_max": None}),
)


def stored(path, outcome_of):
    with writing(path) as store:
        store.register("compare", [Entry("a", "/a.zh", "/a.en")], lambda _: "k")
        for job in list(store.due()):
            store.record(job, outcome_of(tables_of(job.entry, map(dict_copied, ROWS))), SIGNATURE)
    with reading(path) as database:
        return {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in columns()}


def dict_copied(row):
    return row[0], dict(row[1])


def test_packed_rows_are_stored_as_rows_are(tmp_path):
    assert stored(tmp_path / "a.sqlite", packing.packed) == stored(tmp_path / "b.sqlite", dict)


def test_rows_of_several_entries_are_told_apart(tmp_path):
    entries = [Entry(name, f"/{name}.zh", f"/{name}.en") for name in "abc"]
    with writing(tmp_path / "s.sqlite") as store:
        store.register("compare", entries, lambda _: "k")
        for job in list(store.due()):
            row = ("segments", {"side": "source", "number": 0, "text": job.id})
            store.record(job, packing.packed(tables_of(job.entry, [row])), SIGNATURE)
    with reading(tmp_path / "s.sqlite") as database:
        assert database.execute("SELECT entry, text FROM segments").fetchall() == [(1, "a"), (2, "b"), (3, "c")]


def test_rows_replace_those_of_the_run_before(tmp_path):
    assert stored(tmp_path / "s.sqlite", packing.packed)["segments"]
    with writing(tmp_path / "s.sqlite") as store:
        store.register("compare", [Entry("a", "/a.zh", "/a.en")], lambda _: "changed")
        for job in list(store.due()):
            store.record(job, packing.packed({"failures": [(job.entry, "input", "gone")]}), SIGNATURE)
    with reading(tmp_path / "s.sqlite") as database:
        assert database.execute("SELECT count(*) FROM segments").fetchone() == (0,)


def test_rows_are_as_they_are_where_sqlite_serialises_nothing(monkeypatch):
    monkeypatch.setattr(packing.sqlite3, "Connection", object)
    assert packing.packed({"failures": []}) == {"failures": []}


def test_a_row_that_is_there_already_is_an_error():
    with pytest.raises(sqlite3.IntegrityError):
        packing.packed({"failures": [(1, "input", "gone"), (1, "input", "gone")]})
