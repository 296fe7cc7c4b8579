"""The store: what is due, and transactions that are whole."""

import sqlite3

import pytest

from policyparse.batch.entries import Entry
from policyparse.batch.files import reading, writing
from policyparse.batch.store import Counts, Failure
from policyparse.model.report import Signature
from tests.batch import corpora

SIGNATURE = Signature("1", "t", "l", (("english-model", "x"),))
RESULT = {"documents": [(1, "source", "s", "zh", "text/plain", "[]", "c", b"\0" * 2048)]}


def entries(*names):
    return [Entry(name, f"/{name}") for name in names]


def registered(store, *names, digest="d1"):
    return store.register("extract-targets", entries(*names), lambda _: digest)


def test_what_was_recorded_is_due_again_when_its_digest_changes(tmp_path):
    with writing(tmp_path / "s.sqlite") as store:
        assert registered(store, "a", "b") == Counts(due=2)
        for job in store.due():
            store.record(job, {}, SIGNATURE)
        assert registered(store, "a", "b") == Counts(done=2)
        assert registered(store, "a", "b", digest="d2") == Counts(due=2)
        assert [job.id for job in store.due()] == ["a", "b"]


def test_entries_that_are_not_named_are_neither_done_nor_dropped(tmp_path):
    with writing(tmp_path / "s.sqlite") as store:
        registered(store, "a", "b")
        assert registered(store, "b") == Counts(due=1, gone=1)
        assert [job.id for job in store.due()] == ["b"]
    assert corpora.asked(tmp_path / "s.sqlite", "SELECT id FROM entries") == [("a",), ("b",)]


def test_due_entries_come_while_others_are_recorded(tmp_path):
    names = [f"plan{at:04}" for at in range(450)]
    with writing(tmp_path / "s.sqlite") as store:
        registered(store, *names)
        met = []
        for job in store.due():
            store.record(job, Failure("input", "gone"), SIGNATURE)
            met.append(job.id)
    assert met == names


def test_results_take_the_place_of_a_failure_and_the_other_way_round(tmp_path):
    path = tmp_path / "s.sqlite"
    with writing(path) as store:
        registered(store, "a")
        (job,) = store.due()
        for outcome in (Failure("time", "slow"), RESULT, Failure("input", "gone")):
            store.record(job, outcome, SIGNATURE)
    assert corpora.asked(path, "SELECT kind, message FROM failures") == [("input", "gone")]
    assert corpora.asked(path, "SELECT count(*) FROM documents") == [(0,)]
    assert corpora.asked(path, "SELECT state, version, settings FROM entries") == [
        ("failed", "1", '{"english-model": "x"}')
    ]


def test_a_result_that_cannot_be_written_leaves_the_one_before(tmp_path):
    path = tmp_path / "s.sqlite"
    with writing(path) as store:
        registered(store, "a")
        (job,) = store.due()
        store.record(job, RESULT, SIGNATURE)
        twice = {"documents": RESULT["documents"] * 2}
        with pytest.raises(sqlite3.IntegrityError):
            store.record(job, twice, SIGNATURE)
    assert corpora.asked(path, "SELECT sha256 FROM documents") == [("s",)]


def test_a_store_can_be_read_while_it_is_written(tmp_path):
    path = tmp_path / "s.sqlite"
    with writing(path) as store:
        registered(store, "a")
        with reading(path) as database:
            assert database.execute("SELECT count(*) FROM entries").fetchone() == (1,)
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                database.execute("DELETE FROM entries")


def test_documents_that_several_due_entries_have_are_told(tmp_path):
    pairs = [("a", "/zh", "/en1"), ("b", "/zh", "/en2"), ("c", "/other", "/en3"), ("d", "/more", "/en3")]
    with writing(tmp_path / "s.sqlite") as store:
        for digests, shared in (
            ({}, [("/zh",), ("/zh",), ("/en3",), ("/en3",)]),
            ({"a": "new", "c": "new"}, [(), ()]),
        ):
            store.register("compare", [Entry(*pair) for pair in pairs], lambda entry: digests.get(entry.id, "old"))  # noqa: B023
            jobs = list(store.due())
            assert [job.shared for job in jobs] == shared
            for job in jobs:
                store.record(job, {}, SIGNATURE)
