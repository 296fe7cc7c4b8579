"""A table in the cache folder: whole or not there, shared by processes, and bounded."""

import pytest

from policyparse import shelf
from policyparse.shelf import Shelf


@pytest.fixture
def path(tmp_path):
    return tmp_path / "things-1.bin"


def put(path, **values):
    one = Shelf(str(path))
    for key, value in values.items():
        one.put(key, value)
    one.save()


def test_what_is_put_is_found_at_once_and_after_it_was_saved(path):
    one = Shelf(str(path))
    assert one.get("a") is None
    one.put("a", (1, b"x", {"y": None}))
    assert one.get("a") == (1, b"x", {"y": None})
    assert Shelf(str(path)).get("a") is None
    one.save()
    assert Shelf(str(path)).get("a") == (1, b"x", {"y": None})


def test_nothing_is_written_where_nothing_is_new(path):
    put(path, a=1)
    before = path.stat().st_mtime_ns
    one = Shelf(str(path))
    assert one.get("a") == 1
    one.save()
    assert path.stat().st_mtime_ns == before


def test_what_another_process_kept_meanwhile_stays(path):
    ours, theirs = Shelf(str(path)), Shelf(str(path))
    assert ours.get("a") is None
    theirs.put("a", 1)
    theirs.save()
    ours.put("b", 2)
    ours.save()
    assert (Shelf(str(path)).get("a"), Shelf(str(path)).get("b")) == (1, 2)


def test_a_file_that_grew_too_large_begins_anew(path, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BYTES", 1_000)
    for number in range(40):
        put(path, **{f"key {number}": "x" * 90})
        assert path.stat().st_size <= 1_000
        assert Shelf(str(path)).get(f"key {number}")
    put(path, huge="x" * 1_000)
    assert Shelf(str(path)).get("huge") is None
    assert Shelf(str(path)).get("key 39")


@pytest.mark.parametrize("spoil", [slice(0, -1), slice(0, 0), slice(1, None)])
def test_a_file_that_is_not_whole_is_as_none(path, spoil):
    put(path, a=1)
    path.write_bytes(path.read_bytes()[spoil])
    assert Shelf(str(path)).get("a") is None
    put(path, b=2)
    assert Shelf(str(path)).get("b") == 2


def test_a_value_that_is_not_whole_is_as_none_by_itself(path):
    put(path, a="x" * 50, b="y" * 50)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"x" * 50, b"x" * 49 + b"z"))
    one = Shelf(str(path))
    assert (one.get("a"), one.get("b")) == (None, "y" * 50)
    one.put("a", "x" * 50)
    one.save()
    assert (one.get("a"), one.get("b")) == ("x" * 50, "y" * 50)
    assert Shelf(str(path)).get("a") == "x" * 50


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path):
    (tmp_path / "file").write_text("no folder")
    put(tmp_path / "file" / "things-1.bin", a=1)


def test_older_files_of_the_kind_are_deleted(tmp_path):
    for number in range(9):
        put(tmp_path / f"things-{number}.bin", a=number)
    assert len(list(tmp_path.glob("things-*.bin"))) == 4
