"""A key changes with whatever a record depends on, and with nothing else."""

import os

import pytest

from policyparse.config import Config, Reading
from policyparse.gate import keys
from policyparse.gate.model import Pair


@pytest.fixture
def pair(tmp_path):
    for name in ("a.md", "b.md", "terms.tsv"):
        (tmp_path / name).write_text(name)
    return Pair(str(tmp_path / "a.md"), str(tmp_path / "b.md"), glossaries=(tmp_path / "terms.tsv",))


def test_the_same_contents_have_the_same_key_wherever_they_are(pair, tmp_path):
    (tmp_path / "moved.md").write_text("a.md")
    assert keys.key_of(pair, "s") == keys.key_of(pair._replace(source=str(tmp_path / "moved.md")), "s")


@pytest.mark.parametrize("name", ["a.md", "b.md", "terms.tsv"])
def test_another_content_has_another_key(pair, tmp_path, name):
    before = keys.key_of(pair, "s")
    (tmp_path / name).write_text("else")
    assert keys.key_of(pair, "s") != before


def test_other_settings_suffixes_and_programs_have_other_keys(pair, tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("a.md")
    found = [
        keys.key_of(pair, "s"),
        keys.key_of(pair, "t"),
        keys.key_of(pair._replace(source=str(tmp_path / "a.html")), "s"),
    ]
    monkeypatch.setattr(keys, "program", lambda: "another version")
    found.append(keys.key_of(pair, "s"))
    assert len(set(found)) == 4


@pytest.mark.parametrize("name", ["no/such/file", "pipe", "."])
def test_what_cannot_be_read_has_no_key_and_keeps_nobody_waiting(pair, tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    assert keys.key_of(pair._replace(source=str(tmp_path / name)), "s") is None


def test_the_program_is_its_code_its_tables_its_glossaries_and_the_installed_packages():
    names = {path.name for path in keys._files()}
    assert {"run.py", "units.tsv", "force.toml", "english_stop.txt", "policy.tsv"} <= names
    assert any(name.startswith("jieba-") for name in keys.packages())


def test_settings_of_reading_and_a_model_of_english_count(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    found = [
        keys.settings_of(Config()),
        keys.settings_of(Config(reading=Reading(max_pages=3))),
        keys.settings_of(Config(english_model="en_core_web_sm")),
        keys.settings_of(Config(english_model=str(tmp_path))),
    ]
    (tmp_path / "meta.json").write_text("{...}")
    found.append(keys.settings_of(Config(english_model=str(tmp_path))))
    assert len(set(found)) == 5
