"""The file of a store: made whole, refused where it is something else."""

import sqlite3
from contextlib import closing

import pytest

from policyparse.batch.files import APPLICATION, VERSION, reading, writing
from policyparse.errors import UsageError


def test_a_store_says_what_it_is(tmp_path):
    with writing(tmp_path / "s.sqlite"):
        pass
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert ("schema", f"policyparse.batch/{VERSION}") in database.execute("SELECT * FROM meta").fetchall()


def test_after_a_batch_and_who_read_it_the_store_is_one_file_beside_its_lock(tmp_path):
    with writing(tmp_path / "s.sqlite") as store:
        store.find_duplicates()
        assert (tmp_path / "s.sqlite-wal").exists()
    with reading(tmp_path / "s.sqlite") as database:
        assert database.execute("SELECT count(*) FROM entries").fetchone() == (0,)
    assert {path.name for path in tmp_path.iterdir()} == {"s.sqlite", "s.sqlite.lock"}


def test_another_database_is_no_store(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as database:
        database.execute("CREATE TABLE films (title)")
    for opened in (reading, writing):
        with pytest.raises(UsageError, match="is no store of policyparse"), opened(tmp_path / "other.sqlite"):
            pass


def test_another_file_is_no_store(tmp_path):
    (tmp_path / "plan.txt").write_text("建设渔港。" * 100, encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be used as a store"), writing(tmp_path / "plan.txt"):
        pass
    assert (tmp_path / "plan.txt").read_text(encoding="utf-8") == "建设渔港。" * 100


def test_a_store_of_another_version_is_left_alone(tmp_path):
    with writing(tmp_path / "s.sqlite"):
        pass
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(UsageError, match=f"version {VERSION + 1}, not {VERSION}"), writing(tmp_path / "s.sqlite"):
        pass


def test_a_store_that_is_not_there_cannot_be_read(tmp_path):
    with pytest.raises(UsageError, match="there is no store"), reading(tmp_path / "gone.sqlite"):
        pass


def test_a_store_is_read_where_nothing_can_be_written_beside_it(tmp_path, monkeypatch):
    with writing(tmp_path / "s.sqlite"):
        pass
    monkeypatch.setattr("policyparse.batch.files.os.access", lambda *_: False)  # who runs this may have all rights
    with reading(tmp_path / "s.sqlite") as database:
        assert database.execute("SELECT count(*) FROM entries").fetchone() == (0,)
        assert {path.name for path in tmp_path.iterdir()} == {"s.sqlite", "s.sqlite.lock"}


def test_a_reader_without_rights_sees_what_a_batch_has_just_written(tmp_path, monkeypatch):
    monkeypatch.setattr("policyparse.batch.files.os.access", lambda *_: False)
    with writing(tmp_path / "s.sqlite") as store:
        store._database.execute("INSERT INTO meta VALUES ('new', '1')")
        with reading(tmp_path / "s.sqlite") as database:
            assert database.execute("SELECT value FROM meta WHERE name = 'new'").fetchone() == ("1",)


def test_a_name_may_hold_what_a_url_may_not(tmp_path):
    with writing(tmp_path / "50% off? #1 规划.sqlite"):
        pass
    assert (tmp_path / "50% off? #1 规划.sqlite").exists()
