"""What the cache folder holds is told from what is not ours, and deleted."""

import pytest

from policyparse import cache_files
from policyparse.caching import CACHE_VARIABLE, write_atomically

OURS = ("lexicon-1.bin", "lexicon-2.bin", "offers-1.bin", "expressions-1.bin0.tmp", "check/0123abcd")
OTHERS = ("notes.txt", "lexicon.bin", "lexicon-3.txt", "other/lexicon-1.bin", "check.txt")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in (*OURS, *OTHERS):
        write_atomically(tmp_path / name, b"x" * 7)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    return tmp_path


def test_files_of_ours_are_listed_by_kind(folder):
    kept = {one.kind: one for one in cache_files.contents()}
    assert sorted(file for one in kept.values() for file in one.files) == sorted(folder / name for name in OURS)
    assert (len(kept["lexicon"].files), kept["lexicon"].size) == (2, 14)
    assert (kept["termbase"].files, kept["termbase"].size) == ((), 0)


def test_what_is_not_ours_stays(folder):
    cache_files.clear()
    assert all((folder / name).is_file() for name in OTHERS)
    assert not any(one.files or one.size for one in cache_files.contents())
    cache_files.clear()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "none"))
    cache_files.clear()
    assert not any(one.files for one in cache_files.contents())
    assert not (tmp_path / "none").exists()
