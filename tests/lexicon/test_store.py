import os
import subprocess
import sys
import warnings
from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse import caching
from policyparse.lexicon import store

KEYS = ("医院", "医疗", "机器人", "robot")
PROGRAM = """
import sys
from array import array
from policyparse import caching
from policyparse.lexicon import store
keys = [f"词{number}" for number in range(30000)]
def build():
    print("built", flush=True)
    return store.pack(keys, lambda trie: {"number": array("I", range(len(trie)))}, {"size": len(keys)})
found = store.load("small-1.bin", build)
assert found.meta["size"] == 30000 and found.trie["词29999"] >= 0
print("ready")
"""


def build() -> bytes:
    return store.pack(
        KEYS, lambda trie: {"length": array("I", (len(trie.restore_key(key)) for key in range(len(trie))))}, {"n": 4}
    )


def load(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[store.Store, list[str], int]:
    monkeypatch.setenv(caching.CACHE_VARIABLE, str(folder))
    builds: list[bytes] = []

    def counted() -> bytes:
        builds.append(build())
        return builds[-1]

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default", caching.CacheWarning)
        found = store.load("small-1.bin", counted)
    return found, [str(warning.message) for warning in caught], len(builds)


def holds_all(found: store.Store) -> bool:
    return all(found.sections["length"][found.trie[key]] == len(key) for key in KEYS) and found.meta == {"n": 4}


def test_a_store_is_built_once_and_mapped_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    first, notes, builds = load(folder, monkeypatch)
    assert (holds_all(first), notes, builds) == (True, [], 1)
    again, notes, builds = load(folder, monkeypatch)
    assert (holds_all(again), notes, builds) == (True, [], 0)


def test_nothing_is_left_beside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(tmp_path, monkeypatch)
    assert [path.name for path in tmp_path.iterdir()] == ["small-1.bin"]


def test_bytes_serve_without_a_file() -> None:
    assert holds_all(store.open_bytes(build()))


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:10],
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"\0",
        lambda content: bytes(len(content)),
        lambda _: b"We love Marisa." + bytes(5000),
    ],
)
def test_a_damaged_file_is_built_anew(damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(tmp_path, monkeypatch)
    path = tmp_path / "small-1.bin"
    path.write_bytes(damage(path.read_bytes()))
    found, notes, builds = load(tmp_path, monkeypatch)
    assert holds_all(found)
    assert builds == 1
    assert notes == [f"the cache file {path} is damaged: building it anew"]
    assert load(tmp_path, monkeypatch)[2] == 0


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_no_single_flipped_bit_goes_unnoticed(place: int, bit: int) -> None:
    content = bytearray(build())
    # the offset of the directory is the one part of the tail that the checksum leaves out
    place %= len(content) - 20
    content[place] ^= 1 << bit
    path = Path(os.environ["PYTEST_TMP"]) / "flipped.bin"
    path.write_bytes(content)
    with pytest.raises(store.DamagedStoreError):
        store.open_store(path)


@pytest.fixture(autouse=True)
def _folder_for_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_TMP", str(tmp_path))


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    found, notes, builds = load(blocked / "cache", monkeypatch)
    assert holds_all(found)
    assert builds == 1
    assert len(notes) == 1
    assert "cannot be written" in notes[0]
    assert caching.CACHE_VARIABLE in notes[0]


def test_a_file_that_cannot_be_read_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "small-1.bin").mkdir()
    found, notes, builds = load(tmp_path, monkeypatch)
    assert (holds_all(found), builds) == (True, 1)
    assert "cannot be read" in notes[0]


def test_a_read_only_disk_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(caching.os, "open", refuse)
    found, notes, builds = load(tmp_path, monkeypatch)
    assert holds_all(found)
    assert builds == 1
    assert "Read-only file system" in notes[0]


def test_a_full_disk_leaves_no_debris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", refuse)
    found, notes, _ = load(tmp_path, monkeypatch)
    assert holds_all(found)
    assert "No space left" in notes[0]
    assert list(tmp_path.iterdir()) == []


def test_two_processes_on_an_empty_folder_both_succeed(tmp_path: Path) -> None:
    environment = {**os.environ, caching.CACHE_VARIABLE: str(tmp_path / "shared")}
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert all(output.endswith("ready\n") for output in outputs)
    assert [path.name for path in (tmp_path / "shared").iterdir()] == ["small-1.bin"]


def test_stores_of_outdated_inputs_are_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for age in range(8):
        old = tmp_path / f"small-old{age}.bin"
        old.write_bytes(b"old")
        os.utime(old, (1000 - age, 1000 - age))
    other = tmp_path / "other-1.bin"
    other.write_bytes(b"another kind")
    load(tmp_path, monkeypatch)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "other-1.bin",
        "small-1.bin",
        "small-old0.bin",
        "small-old1.bin",
        "small-old2.bin",
    ]
