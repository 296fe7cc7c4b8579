"""What is kept comes back as it was or not at all, and the folder stays within bounds."""

import os

import pytest

from policyparse.caching import CacheWarning
from policyparse.gate import cache


@pytest.fixture
def kept():
    cache.keep("key", "文 \ud800 text")
    return cache.cache_folder() / "check" / "key"


def test_what_is_kept_comes_back(kept):
    assert cache.recall("key") == "文 \ud800 text"
    assert cache.recall("other") is None
    assert [path.name for path in kept.parent.iterdir()] == ["key"]


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda _: b"", lambda data: b"zz" + data, lambda _: b"\n"])
def test_damage_counts_as_missing_and_is_mended_by_the_next_run(kept, damage):
    kept.write_bytes(damage(kept.read_bytes()))
    assert cache.recall("key") is None
    cache.keep("key", "new")
    assert cache.recall("key") == "new"


def test_a_run_that_is_interrupted_leaves_nothing_half_written(kept, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            cache.keep("other", "text")
    assert list(kept.parent.iterdir()) == [kept]
    assert cache.recall("key") == "文 \ud800 text"


def test_what_was_not_used_longest_goes_first(monkeypatch):
    for at, key in enumerate(("old", "used", "new")):
        cache.keep(key, "x" * 100)
        os.utime(cache.cache_folder() / "check" / key, (at, at))
    cache.recall("old")
    monkeypatch.setattr(cache, "_MOST_BYTES", 250)
    cache.trim()
    assert [cache.recall(key) is not None for key in ("old", "used", "new")] == [True, False, True]


def test_a_folder_that_cannot_be_written_is_one_warning(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setattr(cache, "cache_folder", lambda: blocked)
    with pytest.warns(CacheWarning, match="cannot be written"):
        cache.keep("key", "text")
    assert cache.recall("key") is None
    cache.trim()
