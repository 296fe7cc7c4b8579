"""`batch`: a folder into a store, and what the store says."""

import csv
import io
import json
import shutil

import pytest

from policyparse.batch.run import State
from policyparse.batch.store import Counts
from policyparse.cli import run
from policyparse.cli.batch.pace import pace, span, summary, telling
from tests.cli.conftest import PLAN, SLIDES

STEPS = ("compare", "extract-targets", "extract-assignments", "report", "export", "query")


@pytest.fixture
def archive(plan, slides):
    """A folder with one pair and a file that is left over."""
    slides.rename(slides.with_name("plan.en.txt"))
    (plan.parent / "notes.txt").write_text("Notes.", encoding="utf-8")
    return plan.parent


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """The store of the comparison of one pair."""
    folder = tmp_path_factory.mktemp("compared")
    (folder / "plan.zh.txt").write_text(PLAN, encoding="utf-8")
    (folder / "plan.en.txt").write_text(SLIDES, encoding="utf-8")
    assert run(["batch", "compare", str(folder), "-o", str(folder / "archive.sqlite")]) == 0
    return folder / "archive.sqlite"


@pytest.fixture
def store(compared):
    """A copy of the store."""
    shutil.copy(compared, "archive.sqlite")
    return "archive.sqlite"


@pytest.mark.parametrize("step", STEPS)
def test_every_step_shows_an_example_that_names_it(cli, step):
    _, _, examples = cli("batch", step, "--help").out.partition("Examples:\n")
    assert f"policyparse batch {step} " in examples


def test_without_a_step_the_help_is_shown(cli):
    assert cli("batch").out == cli("batch", "--help").out


def test_a_dry_run_lists_pairs_and_what_is_left_over(cli, archive):
    assert cli("batch", "compare", archive, "--dry-run").out.splitlines() == [
        "1 to read",
        "  plan.zh.txt:plan.en.txt",
        "1 left over",
        "  notes.txt: fits neither {stem}.zh.* nor {stem}.en.*",
    ]


def test_english_names_are_those_of_sources_in_that_direction(cli, archive):
    listed = cli("batch", "compare", archive, "--direction", "en-zh", "--dry-run").out.splitlines()
    assert listed[:2] == ["1 to read", "  plan.en.txt:plan.zh.txt"]
    assert cli("batch", "compare", archive, "--direction", "en-zh", "-o", "b.sqlite").out.startswith("b.sqlite: 1 done")


def test_a_manifest_says_the_direction_of_each_pair(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mixed = (
        "Build 120 nursing homes for the elderly in all districts of the city by 2027.\n\n完善社区食堂的卫生标准。\n"
    )
    (tmp_path / "mixed.txt").write_text(mixed, encoding="utf-8")
    (tmp_path / "plan.txt").write_text("Build 120 nursing homes.\n\nImprove hygiene in canteens.\n", encoding="utf-8")
    rows = "id,source,translation,direction\na,plan.txt,mixed.txt,{0}\nb,mixed.txt,plan.txt,{1}\n"
    (tmp_path / "pairs.csv").write_text(rows.format("", ""), encoding="utf-8")
    assert "2 failed" in cli("batch", "compare", "pairs.csv", "-o", "a.sqlite").out
    (tmp_path / "pairs.csv").write_text(rows.format("en-zh", "zh-en"), encoding="utf-8")
    assert cli("batch", "compare", "pairs.csv", "-o", "a.sqlite").out.startswith("a.sqlite: 2 done")
    assert cli("batch", "compare", "pairs.csv", "-o", "a.sqlite").out.startswith("a.sqlite: 2 unchanged")
    out = cli("batch", "export", "a.sqlite", "--table", "documents", "--format", "csv", "--no-bom").out
    found = {(row["entry"], row["side"]): row["language"] for row in csv.DictReader(io.StringIO(out))}
    assert found == {
        ("a", "source"): "en",
        ("a", "translation"): "zh",
        ("b", "source"): "zh",
        ("b", "translation"): "en",
    }


def test_a_batch_ends_with_what_was_done_and_the_next_with_what_stands(cli, archive):
    outcomes = [cli("batch", "compare", archive, "-o", "a.sqlite") for _ in range(2)]
    assert [outcome.out for outcome in outcomes] == [
        "a.sqlite: 1 done; files left over: 1, which --dry-run lists\n",
        "a.sqlite: 1 unchanged; files left over: 1, which --dry-run lists\n",
    ]


def test_a_batch_says_what_the_store_has_that_is_no_longer_named(cli, archive):
    cli("batch", "compare", archive, "-o", "a.sqlite")
    (archive / "plan.en.txt").rename(archive / "plan2.en.txt")
    (archive / "plan.zh.txt").rename(archive / "plan2.zh.txt")
    assert "no longer named: 1, which --prune drops" in cli("batch", "compare", archive, "-o", "a.sqlite").out
    assert "no longer" not in cli("batch", "compare", archive, "-o", "a.sqlite", "--first", "1").out
    assert "no longer" not in cli("batch", "compare", archive, "-o", "a.sqlite", "--prune").out
    assert cli("batch", "query", "a.sqlite", "SELECT id FROM entries", "-f", "csv").out.count("plan") == 2


def test_only_a_whole_corpus_is_pruned(cli, archive):
    outcome = cli("batch", "compare", archive, "-o", "a.sqlite", "--prune", "--first", "1")
    assert (outcome.code, outcome.errors) == (
        2,
        ["policyparse: --prune would drop all but the first entries: leave out --first"],
    )


def test_a_manifest_carries_its_columns_into_exports(cli, archive):
    (archive / "pairs.csv").write_text(
        "id,source,translation,region\np1,plan.zh.txt,plan.en.txt,Shanghai\n", encoding="utf-8"
    )
    assert cli("batch", "compare", archive / "pairs.csv", "-o", "a.sqlite").code == 0
    rows = list(csv.DictReader(io.StringIO(cli("batch", "export", "a.sqlite", "--format", "csv", "--no-bom").out)))
    assert rows
    assert {(row["entry"], row["carried_region"]) for row in rows} == {("p1", "Shanghai")}


@pytest.mark.parametrize(("step", "table"), [("extract-targets", "targets"), ("extract-assignments", "agencies")])
def test_an_extraction_reads_all_documents(cli, archive, step, table):
    assert cli("batch", step, archive, "-o", "a.sqlite", "--source-pattern", "{stem}.zh.*").code == 0
    lines = cli("batch", "export", "a.sqlite", "--table", table).out.splitlines()
    assert {json.loads(line)["entry"] for line in lines} == {"plan.zh.txt"}


def test_a_failure_is_recorded_and_ends_the_batch_with_3(cli, archive):
    (archive / "plan.en.txt").write_text("", encoding="utf-8")
    outcome = cli("batch", "compare", archive, "-o", "a.sqlite")
    assert (outcome.code, outcome.out) == (3, "a.sqlite: 1 failed; files left over: 1, which --dry-run lists\n")
    assert outcome.errors == ["policyparse: 1 of the entries failed: `policyparse batch report a.sqlite` says why"]
    assert "the file is empty" in " ".join(cli("batch", "report", "a.sqlite").out.split())


def test_a_batch_that_stops_says_at_what(cli, archive):
    for at in range(9):
        for language in ("zh", "en"):
            (archive / f"a{at}.{language}.txt").write_text("", encoding="utf-8")
    outcome = cli("batch", "compare", archive, "-o", "a.sqlite", "--fail-fast", "--workers", 1)
    assert outcome.code == 3
    assert "stopped at the first failure: a0.zh.txt:a0.en.txt" in outcome.errors[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "{}"], "name the store with -o FILE"),
        (["compare", "{}", "-o", "a.sqlite", "--source-pattern", "{{stem}}.ja.*"], "--dry-run lists what was left"),
        (["extract-targets", "{}/none.jsonl", "-o", "a.sqlite"], "has nothing to do: there is no entry in it"),
        (["compare", "{}/gone", "-o", "a.sqlite"], "does not exist"),
        (["compare", "{}/notes.txt", "-o", "a.sqlite"], "is no manifest"),
        (["compare", "{}", "-o", "{}/notes.txt"], "cannot be used as a store"),
        (["compare", "{}", "-o", "a.sqlite", "--scheduler", "nowhere"], "no Dask scheduler answers at nowhere"),
        (["report", "gone.sqlite"], "there is no store gone.sqlite"),
        (["export", "{}/notes.txt"], "cannot be used as a store"),
    ],
)
def test_what_is_wrong_is_one_line(cli, archive, arguments, message):
    (archive / "none.jsonl").touch()
    outcome = cli("batch", *(argument.format(archive) for argument in arguments))
    assert (outcome.code, len(outcome.errors)) == (2, 1)
    assert message in outcome.errors[0]


def test_an_interrupted_batch_says_how_to_go_on(cli, archive, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("policyparse.batch.run.run", interrupted)
    outcome = cli("batch", "compare", archive, "-o", "a.sqlite")
    assert outcome.code == 130
    assert outcome.errors == ["policyparse: interrupted; a.sqlite has what was done: run the same command to go on"]


def test_a_report_names_the_pair_and_its_figures(cli, store):
    said = cli("batch", "report", store).out
    assert "Worst pairs" in said
    assert "plan.zh.txt:plan.en.txt" in said


def test_a_report_is_a_page_or_json_as_well(cli, store, tmp_path):
    assert cli("batch", "report", store, "--format", "html", "-o", tmp_path / "r.html").code == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "plan.zh.txt:plan.en.txt" in page
    figures = {
        one["title"]: one["rows"] for one in json.loads(cli("batch", "report", store, "-f", "json").out)["figures"]
    }
    assert figures["Worst pairs"][0]["pair"] == "plan.zh.txt:plan.en.txt"


def test_an_export_goes_to_a_file(cli, store, tmp_path):
    outcome = cli("batch", "export", store, "--table", "segments", "-o", tmp_path / "s.jsonl")
    assert (outcome.code, outcome.out) == (0, "")
    lines = [json.loads(line) for line in (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["side"] for line in lines} == {"source", "translation"}


def test_parquet_is_not_for_a_terminal(cli, store):
    assert "name it with -o" in cli("batch", "export", store, "--format", "parquet").errors[0]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("terminal", "side         documents\nsource               1\ntranslation          1\n"),
        ("csv", "\ufeffside,documents\nsource,1\ntranslation,1\n"),
        ("jsonl", '{"side": "source", "documents": 1}\n{"side": "translation", "documents": 1}\n'),
    ],
)
def test_a_query_is_answered_in_three_formats(cli, store, layout, expected):
    query = "SELECT side, count(*) AS documents FROM documents GROUP BY side"
    assert cli("batch", "query", store, query, "--format", layout).out == expected


def test_a_query_changes_nothing(cli, store):
    outcome = cli("batch", "query", store, "DELETE FROM entries")
    assert outcome.code == 2
    assert "the store cannot answer this" in outcome.errors[0]


def test_a_long_answer_is_cut_for_a_reader_alone(cli, store):
    query = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 1001) SELECT n FROM n"
    shown = cli("batch", "query", store, query)
    assert (shown.code, len(shown.out.splitlines())) == (0, 1001)
    assert shown.errors == ["policyparse: these are the first 1,000 rows: --format csv or jsonl has them all"]
    assert len(cli("batch", "query", store, query, "--format", "csv").out.splitlines()) == 1002


def test_the_pace_is_told_with_the_time_left():
    state = State(Counts(due=2000, done=5, failed=0), done=118, failed=2)
    assert pace(state, 10.0) == "[120/2,000] 12.0 a second, 3 min left, 2 failed"
    assert pace(State(Counts(3, 0, 0)), 0.0) == "[0/3]"


def test_time_counts_from_the_first_state():
    said = []
    tell = telling(said.append, clock=iter((100.0, 102.0, 104.0)).__next__)
    for done in range(3):
        tell(State(Counts(4, 0, 0), done=done))
    assert said == ["[0/4]", "[1/4] 0.5 a second, 6 s left", "[2/4] 0.5 a second, 4 s left"]


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (119, "119 s"), (120, "2 min"), (7200, "2 h")])
def test_a_time_is_told_in_its_largest_unit(seconds, words):
    assert span(seconds) == words


def test_a_summary_has_what_there_is():
    assert summary(State(Counts(due=4, done=1, failed=1), done=2, failed=1)) == "2 done, 1 unchanged, 2 failed, 1 left"
    assert summary(State(Counts(0, 0, 0))) == "nothing to do"
