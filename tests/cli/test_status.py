"""The state of a project at a glance: what needs work first, in every format, and from the cache."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from policyparse import schemas
from policyparse.gate import cache, syncing
from policyparse.reporters.overview import COLUMNS
from tests.gate import project

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project of five pairs: in step, behind for nine days, failing, not read, and one without its translation."""
    monkeypatch.chdir(tmp_path)
    project.build(tmp_path)
    for name in ("food", "empty"):
        for side in ("zh", "en"):
            text = project.PAGES[f"docs/{side}/canteens.md"]
            (tmp_path / "docs" / side / f"{name}.md").write_text(text, encoding="utf-8")
    commit(tmp_path, 40)
    project.edit(tmp_path / "docs/zh/lifts.md", "古桥12座。\n", "古桥12座。\n严格控制近海捕捞强度。\n")
    commit(tmp_path, 9)
    project.edit(tmp_path / "docs/en/ports.md", "1.2 million", "2.1 million")
    (tmp_path / "docs/en/empty.md").write_text("", encoding="utf-8")
    (tmp_path / "docs/en/food.md").unlink()
    commit(tmp_path, 0)
    return tmp_path


def commit(folder, days):
    date = (datetime.now(UTC) - timedelta(days=days, hours=1)).isoformat()
    before = {name: os.environ.get(name) for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")}
    os.environ |= dict.fromkeys(before, date)
    try:
        project.commit(folder)
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


@pytest.fixture
def status(cli, folder):
    """Ask for the state; return the pairs of the JSON by the translation's name."""

    def call(*arguments, code=3):
        outcome = cli("status", "--workers", 1, "--quiet", "--format", "json", *arguments)
        assert outcome.code == code
        assert folder
        told = json.loads(outcome.out)
        Draft202012Validator(schemas.load("status")).validate(told)
        return told

    return call


def states(told):
    return [(Path(pair["translation"]["path"]).stem, pair["state"]) for pair in told["pairs"]]


ORDER = [
    ("empty", "not-read"),
    ("food", "missing"),
    ("ports", "failing"),
    ("lifts", "behind"),
    ("canteens", "in-step"),
]


def test_what_needs_work_comes_first_with_all_that_is_known_of_it(status, folder):
    told = status()
    assert states(told) == ORDER
    assert told["summary"]["states"] == {**{name: 1 for _, name in ORDER}, "warned": 0, "unknown": 0}
    empty, food, ports, lifts, canteens = told["pairs"]
    assert empty["error"] == "docs/en/empty.md: the file is empty; nothing to read"
    assert (food["absent"], food["coverage"]) == ("translation", None)
    assert ports["findings"] == {"error": 1, "warning": 0, "note": 0, "accepted": 0, "failing": 1}
    assert lifts["drift"] == {"pending": 1, "unclear": 0, "oldest_pending_days": 9}
    assert canteens["drift"] == {"pending": 0, "unclear": 0, "oldest_pending_days": None}
    assert lifts["source"]["changed"]["commit"] == project.git(folder, "rev-parse", "HEAD~1").strip()
    assert lifts["translation"]["changed"]["commit"] == project.git(folder, "rev-parse", "HEAD~2").strip()
    assert canteens["coverage"] == 1.0


def test_accepted_findings_are_counted_and_need_no_work(cli, status):
    cli("baseline", "update", "docs/en/ports.md", "--workers", 1, "--reason", "r")
    ports = next(pair for pair in status()["pairs"] if "ports" in pair["source"]["path"])
    assert (ports["state"], ports["findings"]["accepted"]) == ("in-step", 1)


def test_every_format_tells_the_same(cli, folder):
    files = {"html": "out.html", "badge": "out.svg", "markdown": "out.md", "terminal": "out.txt"}
    outcome = cli("status", "--workers", 1, "--quiet", *(f"--format={name}={file}" for name, file in files.items()))
    assert outcome.code == 3
    claim = "5 pairs: 1 not read, 1 missing, 1 failing, 1 behind, 1 in step; 93 % carried."
    lines = (folder / "out.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == claim
    assert lines[2].split() == ["not", "read", "docs/en/empty.md"]
    behind = lines.index("behind    docs/en/lifts.md")
    assert "1 pending for 9 days, source of 20" in lines[behind + 1]
    page = etree.HTML((folder / "out.html").read_text(encoding="utf-8"))
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in page.iterfind(".//tbody/tr")]
    assert [row[0] for row in rows] == ["not read", "missing", "failing", "behind", "in step"]
    assert rows[3][6:8] == ["1", "9"]
    assert "there is no translation at docs/en/food.md" in rows[1][1]
    table = (folder / "out.md").read_text(encoding="utf-8")
    assert "| **behind** | `docs/en/lifts.md` |" in table
    assert "| in step | `docs/en/canteens.md` | 100 % | 0 | 0 | 0 | 0 |  |" in table
    image = etree.fromstring((folder / "out.svg").read_bytes())
    assert image.find(f"{SVG}title").text == "translations: 1 of 5 in step"
    assert image.find(f".//{SVG}rect[@fill='#b3261e']") is not None


def test_a_terminal_that_is_wide_enough_has_a_table(cli, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    lines = cli("status", "--workers", 1, "--quiet").out.splitlines()
    assert lines[2].split() == list(COLUMNS)
    assert lines[6].split()[:8] == ["behind", "docs/en/lifts.md", "80", "%", "0", "1", "0", "1"]
    assert max(map(len, lines)) <= 120
    assert folder


def test_what_is_known_is_recalled_and_a_commit_or_an_edit_asks_anew(status, folder, monkeypatch):
    first = status()
    asked = []
    real = syncing._asked
    monkeypatch.setattr(syncing, "_asked", lambda pair, *rest: asked.append(pair.translation) or real(pair, *rest))
    assert states(status()) == states(first)
    assert asked == []
    project.edit(
        folder / "docs/en/lifts.md", "bridges.\n", "bridges.\nStrictly control the intensity of inshore fishing.\n"
    )
    assert dict(states(status()))["lifts"] == "in-step"
    assert asked == ["docs/en/lifts.md"]
    project.commit(folder)
    status()
    assert asked == ["docs/en/lifts.md"] * 2
    assert status("--no-cache")["summary"] == status()["summary"]


def test_without_a_history_the_rest_is_told_and_why(cli, status, folder, tmp_path_factory, monkeypatch):
    clone = tmp_path_factory.mktemp("clones") / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{folder}", str(clone)], check=True)
    monkeypatch.chdir(clone)
    lifts = next(pair for pair in status()["pairs"] if "lifts" in pair["source"]["path"])
    assert lifts["drift"] is None
    assert "this clone is shallow" in lifts["drift_unknown"]
    out = " ".join(cli("status", "--workers", 1, "--quiet").out.split())
    assert "2 more: the history of the translation is cut off, for this clone is shallow" in out
    plain = project.build(tmp_path_factory.mktemp("plain"))
    monkeypatch.chdir(plain)
    told = status(code=0)
    assert {(pair["drift"], pair["drift_unknown"], pair["state"]) for pair in told["pairs"]} == {
        (None, "not in a git repository", "unknown")
    }
    project.git(plain, "init", "--quiet")
    assert {pair["drift_unknown"] for pair in status(code=0)["pairs"]} == {"in no commit yet"}


def test_a_project_in_step_has_a_green_badge(cli, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(project.build(tmp_path_factory.mktemp("plain")))
    commit(Path.cwd(), 0)
    image = etree.fromstring(cli("status", "--workers", 1, "--quiet", "--format", "badge").out.encode())
    assert image.find(f"{SVG}title").text == "translations: 3 in step"
    assert image.find(f".//{SVG}rect[@fill='#2a7d4f']") is not None


def test_what_is_recalled_imports_nothing_that_a_comparison_needs(folder, tmp_path_factory):
    kept = tmp_path_factory.mktemp("kept")
    call = f"""
import sys
from pathlib import Path
from policyparse.cli import run
from policyparse.gate import cache
cache.cache_folder = lambda: Path({str(kept)!r})
run(["status", "--workers", "1", "--quiet", "--format", "json", "--output", "out.json", "docs/zh/lifts.md"])
print(*{{name.partition(".")[0] for name in sys.modules}})
"""
    runs = [subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True) for _ in "ab"]
    loaded = [done.stdout.split() for done in runs]
    heavy = {"jieba", "marisa_trie", "rapidfuzz", "lxml", "jinja2", "rich"}
    assert heavy & set(loaded[0])
    assert not heavy & set(loaded[1])
    assert folder
