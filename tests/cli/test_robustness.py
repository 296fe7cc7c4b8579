"""Whatever is handed in: a documented exit code, one line that says what and where, no traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from policyparse.caching import cache_folder
from policyparse.lexicon import load_lexicon
from policyparse.lexicon.sources import installed, state_key

EMPTY, BINARY, BLANK = b"", bytes(range(256)) * 64, b" \n\n \n"
ONE_DOCUMENT = ("extract-targets", "extract-assignments", "outline")


def fails(outcome, code, *words):
    """Assert that a command ended with `code`, one line that has all `words`, and nothing on standard output."""
    assert outcome.code == code
    assert outcome.out == ""
    assert len(outcome.errors) == 1, outcome.errors
    assert all(str(word) in outcome.errors[0] for word in ("policyparse: ", *words)), outcome.errors[0]


@pytest.fixture(params=[EMPTY, BINARY], ids=["empty", "binary"])
def unreadable(request, tmp_path):
    path = tmp_path / "unreadable.txt"
    path.write_bytes(request.param)
    return path


@pytest.mark.parametrize("command", ONE_DOCUMENT)
def test_a_file_that_holds_no_text_cannot_be_read(cli, command, unreadable):
    fails(cli(command, unreadable), 3, unreadable.name)


def test_either_side_of_a_comparison_may_be_what_cannot_be_read(cli, plan, slides, unreadable):
    fails(cli("compare", unreadable, slides), 3, unreadable.name)
    fails(cli("compare", plan, unreadable), 3, unreadable.name)


@pytest.fixture
def compare_with_cache(plan, slides):
    """Compare the pair in a process of its own, its standard error no terminal, with the cache in a given folder."""

    def call(folder):
        tool = [sys.executable, "-m", "policyparse", "compare", plan, slides, "-f", "json"]
        environment = os.environ | {"POLICYPARSE_CACHE_DIR": str(folder)}
        done = subprocess.run(tool, capture_output=True, check=True, text=True, encoding="utf-8", env=environment)
        assert done.stdout.startswith("{")
        return done.stderr.splitlines()

    return call


def test_a_cache_folder_that_cannot_be_written_costs_one_line(compare_with_cache, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    (line,) = compare_with_cache(blocked / "cache")
    assert "cannot be written" in line
    assert "POLICYPARSE_CACHE_DIR" in line


def test_a_damaged_cache_costs_one_line_and_is_built_anew(compare_with_cache, tmp_path):
    load_lexicon()
    (tmp_path / "cache").mkdir()
    shutil.copy(cache_folder() / f"lexicon-{state_key(installed())}.bin", tmp_path / "cache")  # it takes seconds
    assert compare_with_cache(tmp_path / "cache") == []
    path = next((tmp_path / "cache").glob("termbase-*"))
    path.write_bytes(path.read_bytes()[:-1000])
    (line,) = compare_with_cache(tmp_path / "cache")
    assert f"{path} is damaged" in line
    assert compare_with_cache(tmp_path / "cache") == []


@pytest.mark.parametrize("command", ONE_DOCUMENT)
def test_a_folder_cannot_be_read(cli, command, tmp_path):
    fails(cli(command, tmp_path), 3, tmp_path, "folder")


@pytest.mark.parametrize("command", ONE_DOCUMENT)
def test_a_missing_file_cannot_be_read(cli, command, tmp_path):
    fails(cli(command, tmp_path / "gone.txt"), 3, "gone.txt", "no such file")


def test_one_missing_file_among_several_leaves_no_half_result(cli, plan, tmp_path):
    output = tmp_path / "targets.csv"
    fails(cli("extract-targets", plan, tmp_path / "gone.txt", "--format", "csv", "-o", output), 3, "gone.txt")
    assert not output.exists()


def test_fifty_megabytes_are_refused_without_being_worked_on(cli, slides, tmp_path):
    huge = tmp_path / "huge.txt"
    huge.write_bytes("全市建成八个现代海洋牧场。\n".encode() * 1_300_000)
    fails(cli("compare", huge, slides), 3, "huge.txt", "characters")


@pytest.mark.parametrize(("name", "head"), [("huge.txt", "全市".encode()), ("huge.pdf", b"%PDF-1.7\n")])
def test_half_a_gigabyte_is_refused_before_it_is_read(cli, tmp_path, name, head):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(head)
        file.truncate(600_000_000)  # sparse: it takes no room
    fails(cli("outline", path), 3, name, "limit of 100 MB")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a system without device files")
def test_a_device_is_not_read_even_through_a_link(cli, tmp_path):
    link = tmp_path / "plan.txt"
    link.symlink_to("/dev/zero")
    fails(cli("outline", "/dev/zero"), 3, "not a regular file")
    fails(cli("outline", link), 3, "plan.txt", "not a regular file")


def test_an_english_source_is_named_as_what_it_is(cli, slides, tmp_path):
    other = tmp_path / "other.en.txt"
    other.write_text(slides.read_text(encoding="utf-8"), encoding="utf-8")
    fails(cli("compare", slides, other), 3, slides.name, "English")


def test_a_chinese_translation_is_named_as_what_it_is(cli, plan, tmp_path):
    other = tmp_path / "other.zh.txt"
    other.write_text(plan.read_text(encoding="utf-8"), encoding="utf-8")
    fails(cli("compare", plan, other), 3, other.name, "Chinese")


def test_swapped_arguments_are_recognised(cli, plan, slides):
    fails(cli("compare", slides, plan, "--direction", "zh-en"), 3, "exchange the documents")


def test_standard_input_cannot_be_both_sides(cli):
    fails(cli("compare", "-", "-"), 2, "standard input")


@pytest.mark.parametrize("place", ["no/such/folder/report.json", "."])
def test_an_output_that_cannot_be_written_is_said_before_the_work(cli, plan, slides, place):
    fails(cli("compare", plan, slides, "--format", "json", "-o", place), 2, "cannot write", place)


@pytest.mark.parametrize(
    "content",
    [b"concept\tzh\n\xff\xfe\x00broken", b"just one line of prose", EMPTY, b"\x00\x01\x02"],
    ids=["bytes", "prose", "empty", "binary"],
)
def test_a_broken_glossary_is_wrong_configuration(cli, plan, slides, tmp_path, content):
    glossary = tmp_path / "terms.tsv"
    glossary.write_bytes(content)
    fails(cli("compare", plan, slides, "--glossary", glossary), 2, "terms.tsv")


def test_a_missing_glossary_is_wrong_configuration(cli, plan, slides):
    fails(cli("compare", plan, slides, "--glossary", "gone.tsv"), 2, "gone.tsv")


def test_a_broken_settings_file_is_wrong_configuration(cli, plan, slides, tmp_path, monkeypatch):
    (tmp_path / "policyparse.toml").write_text("glossaries = [")
    monkeypatch.chdir(tmp_path)
    fails(cli("compare", plan, slides), 2, "policyparse.toml")


def test_an_unknown_check_is_wrong_usage_and_names_those_that_are_near(cli):
    fails(cli("explain", "comparator-change"), 2, "comparator-change", "comparator-changed")
    fails(cli("explain", "XX999"), 2, "XX999")


def test_an_unknown_schema_is_wrong_usage_and_names_those_there_are(cli):
    fails(cli("schema", "target"), 2, "target", "assignments")


def test_a_broken_file_among_the_arguments_ends_a_real_process_the_same_way(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "policyparse", "outline", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONWARNINGS": "error"},
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
