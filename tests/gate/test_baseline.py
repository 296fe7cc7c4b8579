"""The baseline: entries that follow their findings, in a file that is whole and shows well in a review."""

import json
import os
import subprocess
import sys

import pytest

from policyparse.config import Config
from policyparse.errors import UsageError
from policyparse.gate import baseline
from policyparse.gate.baseline import Entry
from policyparse.gate.model import Pair
from tests.gate.sample import CHANGED

ENTRY = Entry(
    "f1", "PP202", "comparator-changed", "zh/a.md", "en/a.md", "八个", "about 8", "≥ 8", "~ 8", "r", "2026-01-02"
)
OTHER = ENTRY._replace(fingerprint="f2", source_path="zh/b.md", translation_path="en/b.md")


@pytest.fixture
def path(tmp_path):
    return tmp_path / baseline.FILE


def test_what_is_written_is_read_back_in_order(path):
    assert baseline.load(path) == ()
    assert baseline.change(path, lambda _: [OTHER, ENTRY]) == baseline.load(path) == (ENTRY, OTHER)


def test_an_entry_more_adds_lines_and_changes_none(path):
    baseline.change(path, lambda _: [OTHER])
    before = path.read_text(encoding="utf-8").splitlines()
    baseline.change(path, lambda entries: [*entries, ENTRY])
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line in after] == before
    assert '      "reason": "r",' in after
    assert "八个" in path.read_text(encoding="utf-8")


def test_a_baseline_that_stays_the_same_is_not_written_anew(path):
    baseline.change(path, lambda _: [ENTRY])
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    one_line = path.read_text(encoding="utf-8")
    baseline.change(path, list)
    assert path.read_text(encoding="utf-8") == one_line
    baseline.change(path.with_name("none.json"), lambda entries: entries)
    assert not path.with_name("none.json").exists()


def test_it_lies_where_the_settings_say_or_beside_them_or_in_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert baseline.place_of(Config()) == tmp_path / baseline.FILE
    assert baseline.place_of(Config(file=tmp_path / "x" / "policyparse.toml")) == tmp_path / "x" / baseline.FILE


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{\n  bad", "line 2: not valid JSON"),
        ("[]", "is no baseline"),
        ('{"schema": "policyparse.baseline/1", "accepted": [{}]}', "an entry lacks 'pair'"),
        ('{"schema": "policyparse.baseline/1", "accepted": [3]}', "an entry lacks"),
        (b"\xff", "cannot read the baseline"),
    ],
)
def test_a_file_that_is_not_sound_is_one_clear_line(path, content, says):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError, match=says) as caught:
        baseline.load(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_read(path):
    baseline.change(path, lambda _: [ENTRY])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert baseline.load(path) == (ENTRY,)
    assert baseline.change(path, lambda entries: [*entries, OTHER]) == baseline.load(path) == (ENTRY, OTHER)


def test_an_end_and_an_owner_are_written_only_where_there_are_any(path):
    bound = OTHER._replace(until="2027-06-30", owner="editors")
    baseline.change(path, lambda _: [ENTRY, bound])
    assert baseline.load(path) == (ENTRY, bound)
    assert path.read_text(encoding="utf-8").count('"until"') == 1
    assert [entry.has_expired("2027-06-30") for entry in (ENTRY, bound)] == [False, False]
    assert bound.has_expired("2027-07-01")
    path.write_text(path.read_text(encoding="utf-8").replace("2027-06-30", "30 June"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"until of the entry f2: '30 June' is no date; write one such as 2027-06-30"):
        baseline.load(path)


def test_reasons_can_be_demanded(path):
    baseline.expect_reasons([ENTRY], path)
    with pytest.raises(UsageError, match=r"the entry for PP202 in en/a.md \(f1\) and 1 more has no reason"):
        baseline.expect_reasons([ENTRY._replace(reason=" "), OTHER._replace(reason="")], path)


def test_paths_are_relative_to_the_baseline(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    entry = baseline.entry_of(CHANGED, Pair("zh/a.md", "en/a.md"), tmp_path / "ci" / "b.json", "r", "2026-01-02")
    assert entry.where == ("../zh/a.md", "../en/a.md")
    assert entry.source == "全市建成8个以上现代海洋牧场"


def test_a_write_that_is_interrupted_leaves_the_file_as_it_was(path, monkeypatch):
    baseline.change(path, lambda _: [ENTRY])
    before = path.read_bytes()

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        baseline.change(path, lambda entries: [*entries, OTHER])
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_two_runs_at_once_lose_nothing_of_each_other(path):
    script = (
        "import sys, time; from pathlib import Path; from policyparse.gate import baseline\n"
        "def slowly(entries):\n    print('in', flush=True); time.sleep(0.6)\n"
        "    return [*entries, baseline.Entry('slow', *['x'] * 10)]\n"
        "baseline.change(Path(sys.argv[1]), slowly)"
    )
    other = subprocess.Popen([sys.executable, "-c", script, path], stdout=subprocess.PIPE)
    assert other.stdout.readline() == b"in\n"
    baseline.change(path, lambda entries: [*entries, ENTRY])
    with other:
        other.wait()
    assert [entry.fingerprint for entry in baseline.load(path)] == ["f1", "slow"]


def test_a_lock_is_let_go_of_when_its_process_is_killed(path):
    script = (
        "import sys, time; from pathlib import Path; from policyparse.gate.locking import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('in', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", script, path], stdout=subprocess.PIPE)
    assert other.stdout.readline() == b"in\n"
    other.kill()
    with other:
        other.wait()
    assert baseline.change(path, lambda _: [ENTRY]) == (ENTRY,)
