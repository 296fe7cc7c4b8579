"""`cache`: what is in the folder is told, and deleted on request."""

import json

import pytest

from policyparse.caching import CACHE_VARIABLE, write_atomically


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    for name in ("offers-1.bin", "offers-2.bin", "check/0123"):
        write_atomically(tmp_path / name, b"x" * 600)
    return tmp_path


def test_the_folder_and_its_kinds_are_told(cli, folder):
    outcome = cli("cache", "info")
    assert outcome.code == 0
    assert str(folder) in outcome.out.replace("\n", "")
    assert any(
        line.split()[:3] in (["offers", "2", "1200"], ["offers", "2", "1,200"]) for line in outcome.out.splitlines()
    )


def test_they_are_told_as_json(cli):
    found = {one["kind"]: one for one in json.loads(cli("cache", "info", "-f", "json").out)}
    assert (found["offers"]["files"], found["offers"]["bytes"]) == (2, 1200)
    assert found["lexicon"]["files"] == 0


def test_they_are_deleted(cli, folder):
    assert cli("cache", "clear").out == f"{folder}: 3 files deleted, 1,800 bytes\n"
    assert not list(folder.rglob("*-*"))
    assert cli("cache", "clear").out == f"{folder}: 0 files deleted, 0 bytes\n"


def test_a_file_that_cannot_be_deleted_is_named(cli, monkeypatch):
    def refuse(self, **_):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    outcome = cli("cache", "clear")
    assert outcome.code == 2
    assert "offers-1.bin: Permission denied" in "".join(outcome.errors)
