"""Files at URLs: read as a file is, within the limits, and one line that says why one cannot be."""

import os
import sys
import zipfile

import fsspec
import pytest

import policyparse
from policyparse.errors import InputError, UsageError
from policyparse.readers import read
from policyparse.readers.loading import load
from policyparse.readers.remote import Url, expect_fsspec, is_url, located, suffix_of

PLAN = "一、目标\n\n到2027年，建成8个平台。\n"


@pytest.fixture
def memory():
    """A file in the memory of this process."""
    system = fsspec.filesystem("memory")
    system.pipe("/plans/plan.zh.txt", PLAN.encode())
    yield Url("memory://plans/plan.zh.txt")
    system.rm("/plans", recursive=True)


def test_a_document_at_a_url_is_that_of_the_file(memory, tmp_path):
    (tmp_path / "plan.zh.txt").write_text(PLAN, encoding="utf-8")
    one, other = read(memory), read(tmp_path / "plan.zh.txt")
    assert (one.text, one.origin.sha256, one.language) == (other.text, other.origin.sha256, other.language)
    assert one.origin.path == memory.address


@pytest.mark.parametrize("protocol", ["file", "local"])
def test_local_files_have_urls_too(tmp_path, protocol):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    result = policyparse.extract_targets(Url(f"{protocol}://{tmp_path}/plan.txt")).to_dict()
    assert result["document"]["path"] == f"{protocol}://{tmp_path}/plan.txt"
    assert [target["surface"] for target in result["targets"]] == ["8个"]


def test_a_file_within_an_archive_is_read_by_its_own_suffix(tmp_path):
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        archive.writestr("zh/plan.md", "# 目标\n\n建成8个平台。\n")
    document = read(Url(f"zip://zh/plan.md::file://{tmp_path}/plans.zip"))
    assert document.origin.media_type == "text/markdown"


def test_the_limit_of_size_holds(memory):
    with pytest.raises(InputError, match="larger than the limit"):
        load(memory, len(PLAN.encode()) - 1)
    assert load(memory, len(PLAN.encode())) == PLAN.encode()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://gone.txt", "no such file; check the URL"),
        ("file:///gone/plan.txt", "no such file; check the URL"),
        ("file:///", "is not a regular file"),
        ("nonsense://plan.txt", "cannot be read (Protocol not known: nonsense)"),
        ("zip://a.txt::file:///gone.zip", "no such file; check the URL"),
        ("://", "no such file"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(url, reason):
    with pytest.raises(InputError) as error:
        load(Url(url), 1000)
    assert str(error.value).startswith(f"{url}: ")
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is not a regular file"):
        load(Url(f"file://{tmp_path}/pipe"), 1000)


def test_an_error_of_the_file_system_while_reading_is_said_as_well(memory, monkeypatch):
    def broken(*_):
        raise RuntimeError("the line broke\nand more")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", broken, raising=False)
    with pytest.raises(InputError, match=r"cannot be read \(the line broke\)$"):
        load(memory, 1000)


def test_without_the_extra_one_line_says_what_to_install(memory, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match=r"install policyparse\[remote\]"):
        load(memory, 1000)


def test_a_manifest_asks_for_the_extra_before_anything_is_read(monkeypatch):
    monkeypatch.setattr("policyparse.readers.remote.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"install policyparse\[remote\]"):
        expect_fsspec()


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("plan.DOCX", ".docx"),
        ("https://example.org/a/plan.docx?version=2.1#top", ".docx"),
        ("zip://a/plan.md::s3://bucket/plans.zip", ".md"),
        ("s3://bucket/plan", ""),
    ],
)
def test_the_suffix_is_that_of_the_file_itself(path, suffix):
    assert suffix_of(located(path)) == suffix


def test_a_path_of_a_manifest_with_a_protocol_is_a_url():
    assert is_url("s3://bucket/plan.txt")
    assert located("s3://bucket/plan.txt") == Url("s3://bucket/plan.txt")
    assert located("plans/2027.txt") == "plans/2027.txt"


def test_a_string_is_a_path_though_it_looks_like_a_url(memory):
    for path in (memory.address, "https://example.org/plan.txt"):
        with pytest.raises(InputError, match="no such file; save it as a file, or name it in a manifest"):
            policyparse.outline(path)
