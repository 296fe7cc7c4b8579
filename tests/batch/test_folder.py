"""Folders: which files are paired, and which are left over."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.batch.entries import LeftOver, Patterns
from policyparse.batch.folder import _paired, read_folder
from policyparse.errors import UsageError

PAIRED = Patterns("{stem}.zh.*", "{stem}.en.*")


def touched(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def ids(corpus):
    return [entry.id for entry in corpus.entries]


def test_files_of_one_stem_are_a_pair_in_folders_too(tmp_path):
    found = read_folder(touched(tmp_path, "b.zh.txt", "b.en.pdf", "2024/a.zh.docx", "2024/a.en.txt"), PAIRED)
    assert ids(found) == ["2024/a.zh.docx:2024/a.en.txt", "b.zh.txt:b.en.pdf"]
    assert found.left_over == ()
    assert all(Path(entry.source).is_absolute() for entry in found.entries)


def test_a_source_is_paired_with_each_of_its_translations(tmp_path):
    found = read_folder(touched(tmp_path, "a.zh.txt", "a.en.txt", "a.en.pptx"), PAIRED)
    assert ids(found) == ["a.zh.txt:a.en.pptx", "a.zh.txt:a.en.txt"]


def test_languages_may_be_folders(tmp_path):
    touched(tmp_path, "zh/2024/a.txt", "en/2024/a.pdf")
    assert ids(read_folder(tmp_path, Patterns("zh/{stem}.*", "en/{stem}.*"))) == ["zh/2024/a.txt:en/2024/a.pdf"]


def test_what_is_left_over_says_why(tmp_path):
    touched(tmp_path, "a.zh.txt", "b.en.txt", "notes.md", ".hidden.zh.txt", ".git/c.zh.txt")
    assert read_folder(tmp_path, PAIRED).left_over == (
        LeftOver("a.zh.txt", "no translation fits a.en.*"),
        LeftOver("b.en.txt", "no source fits b.zh.*"),
        LeftOver("notes.md", "fits neither {stem}.zh.* nor {stem}.en.*"),
    )


def test_single_documents_are_all_files_but_the_store(tmp_path):
    touched(tmp_path, "a.txt", "b/c.pdf", "s.sqlite", "s.sqlite-wal", "s.sqlite.lock")
    assert ids(read_folder(tmp_path, Patterns("{stem}"), tmp_path / "s.sqlite")) == ["a.txt", "b/c.pdf"]


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system takes no such name")
def test_a_name_that_cannot_be_printed_is_left_over(tmp_path):
    touched(tmp_path, "a.zh.txt", os.fsdecode(b"\xff.zh.txt"))
    reasons = [left.reason for left in read_folder(tmp_path, PAIRED).left_over]
    assert "its name cannot be printed: rename it" in reasons


@pytest.mark.parametrize("pattern", ["*.zh.txt", "{stem}/{stem}.zh.txt"])
def test_a_pattern_needs_one_stem(tmp_path, pattern):
    with pytest.raises(UsageError, match=r"needs \{stem\} once"):
        read_folder(tmp_path, Patterns(pattern, "{stem}.en.txt"))


names = st.lists(st.from_regex(r"[ab]{1,2}\.(zh|en|md)\.(txt|md)", fullmatch=True), unique=True)


@given(names)
def test_each_file_is_in_a_pair_or_left_over(files):
    found = _paired(Path("/x"), files, *PAIRED)
    paired = {name for entry in found.entries for name in entry.id.split(":")}
    left = {one.path for one in found.left_over}
    assert paired | left == set(files)
    assert not paired & left
