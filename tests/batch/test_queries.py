"""The report of a corpus, and queries of the user's own."""

import re
import signal

import pytest

from policyparse.batch import queries
from policyparse.batch.files import reading
from policyparse.batch.protocol import Setup
from policyparse.batch.run import Options, run
from policyparse.config import Config
from policyparse.errors import UsageError
from tests.batch import corpora


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Five pairs, of which one says in its translation what another says, and one cannot be read."""
    folder = corpora.write(tmp_path_factory.mktemp("corpus") / "pairs", 5)
    (folder / "plan001.en.txt").write_bytes((folder / "plan000.en.txt").read_bytes())
    (folder / "plan003.en.txt").write_text("加快建设渔港和冷链物流设施。\n", encoding="utf-8")
    path = folder.parent / "store.sqlite"
    entries = [
        entry._replace(carried={"region": "南北"[at % 2], "row": at, "empty": ""})
        for at, entry in enumerate(corpora.entries(folder))
    ]
    run(Setup("compare", Config(), corpora.LIMITS), entries, path, Options(), lambda _: None)
    return path


@pytest.fixture
def report(store):
    with reading(store) as database:
        return queries.report(database, "store.sqlite", 10)


@pytest.fixture
def figures(report):
    return {table.title: table for table in report.tables}


def test_the_report_says_first_how_much_of_the_sources_is_covered(report, figures):
    assert re.fullmatch(
        r"On average, the translations of 4 pairs cover \d\d % of their sources. 1 entry failed.", report.claim
    )
    coverage = dict(zip(figures["All comparisons"].columns, figures["All comparisons"].rows[0], strict=True))[
        "coverage"
    ]
    assert f"{round(100 * coverage)} %" in report.claim


def test_entries_are_counted_by_what_became_of_them(figures):
    assert figures["Entries"].columns == ("command", "entries", "done", "failed", "waiting")
    assert figures["Entries"].rows == [("compare", 5, 4, 1, 0)]


def test_coverage_has_each_pair_in_a_tenth(figures):
    rows = figures["Coverage of the sources"].rows
    assert [tenth for tenth, _ in rows[::9]] == ["0 to 10 %", "90 to 100 %"]
    assert sum(pairs for _, pairs in rows) == 4


def test_verdicts_add_up_to_the_segments(store, figures):
    (segments,) = corpora.asked(store, "SELECT sum(segments) FROM summaries")
    assert (sum(number for _, number in figures["What became of the sources"].rows),) == segments


def test_coverage_is_the_share_of_segments_that_are_not_omitted(store):
    rendered = corpora.asked(
        store,
        "SELECT entry, avg(verdict <> 'omitted') FROM segments"
        " WHERE side = 'source' AND verdict <> 'ignored' GROUP BY entry",
    )
    assert dict(rendered) == pytest.approx(
        dict(corpora.asked(store, "SELECT entry, coverage FROM summaries")), abs=1e-6
    )


def test_the_worst_pairs_come_first(figures):
    shares = [row[1] for row in figures["Worst pairs"].rows]
    assert len(shares) == 4
    assert shares == sorted(shares)


def test_pairs_are_grouped_by_columns_of_the_manifest_that_sort_them(figures):
    rows = figures["By region"].rows
    assert {(value, pairs) for value, pairs, *_ in rows} == {("南", 3), ("北", 1)}
    assert not {"By row", "By empty"} & set(figures)


def test_sections_meet_by_their_title_without_its_number(figures):
    rows = {row[0]: row[1:] for row in figures["Sections most often omitted"].rows}
    assert rows["完善基础设施"][0] == 4


def test_targets_are_counted_by_their_verdict(store, figures):
    found = corpora.asked(store, "SELECT count(DISTINCT entry || ' ' || number) FROM targets")
    rows = figures["What became of the targets"].rows
    assert [verdict for verdict, *_ in rows] == ["changed", "omitted"]
    assert (sum(number for _, number, _ in rows),) in found
    assert not {"Deadlines of the targets", "Agencies with most tasks"} & set(figures)


@pytest.mark.parametrize(
    ("command", "title", "row"),
    [
        ("extract-targets", "Deadlines of the targets", ("2027", 6, 3)),
        ("extract-assignments", "Agencies with most tasks", ("交通运输部", "Ministry of Transport", 3, 3)),
    ],
)
def test_documents_read_alone_have_figures_of_their_own(tmp_path, command, title, row):
    folder = corpora.write(tmp_path / "pairs", 3)
    singles = [entry._replace(translation=None) for entry in corpora.entries(folder)]
    run(Setup(command, Config(), corpora.LIMITS), singles, tmp_path / "s.sqlite", Options(), lambda _: None)
    with reading(tmp_path / "s.sqlite") as database:
        found = {table.title: table.rows for table in queries.report(database, "s.sqlite", 10).tables}
    assert found[title][0] == row


def test_agencies_are_ranked_by_how_often_they_are_dropped(figures):
    (row,) = figures["Agencies most often dropped"].rows
    assert row == ("财政部", "Ministry of Finance", 4, 4, 4)


def test_errors_come_before_what_is_more_frequent(store, figures):
    severities = [row[2] for row in figures["Most frequent findings"].rows]
    assert severities[0] == "error"
    assert "error" not in severities[severities.count("error") :]
    (errors,) = corpora.asked(store, "SELECT sum(findings_error) FROM summaries")
    assert (sum(row[1] for row in figures["Pairs with errors"].rows),) == errors


def test_findings_and_failures_are_counted(figures):
    assert all(0 < pairs <= 4 for *_, pairs in figures["Most frequent findings"].rows)
    assert [row[0] for row in figures["Failures"].rows] == ["plan003.zh.txt:plan003.en.txt"]


def test_duplicates_are_told_with_the_document_that_they_are_like(figures):
    (row,) = figures["Duplicate documents"].rows
    assert row == ("plan000.en.txt", "translation", "file", 1.0, 1, "plan001.en.txt")


def test_every_figure_can_be_asked_of_an_empty_store(tmp_path):
    from policyparse.batch.files import writing

    with writing(tmp_path / "s.sqlite"):
        pass
    with reading(tmp_path / "s.sqlite") as database:
        report = queries.report(database, "s.sqlite", 10)
    assert report == ("s.sqlite", "0 documents read.", ())


def test_pairs_without_any_content_do_not_stop_the_report(tmp_path):
    from policyparse.batch.files import writing

    with writing(tmp_path / "s.sqlite") as store:
        store._database.execute("INSERT INTO summaries (entry) VALUES (1)")
    with reading(tmp_path / "s.sqlite") as database:
        assert queries.report(database, "s.sqlite", 10).claim == "0 documents read."


def test_a_query_has_columns_and_rows(store):
    with reading(store) as database, queries.answered(database, "SELECT id, 1 AS one FROM entries LIMIT 1") as found:
        assert [column.name for column in found.columns] == ["id", "one"]
        assert found.cursor.fetchall() == [("plan000.zh.txt:plan000.en.txt", 1)]


def test_a_query_may_look_into_json(store):
    query = "SELECT entries.id, value FROM entries, json_each(carried) WHERE key = 'row' AND value > 3"
    with reading(store) as database, queries.answered(database, query) as found:
        assert found.cursor.fetchall() == [("plan004.zh.txt:plan004.en.txt", 4)]


def test_bytes_are_told_by_their_number(store):
    with reading(store) as database, queries.answered(database, "SELECT side, sketch FROM documents LIMIT 1") as found:
        assert found.cursor.fetchall() == [("source", "2,048 bytes")]


def test_a_query_that_would_write_is_told_to_read(store):
    with (
        reading(store) as database,
        pytest.raises(UsageError, match="a query only reads: write one SELECT"),
        queries.answered(database, "DROP TABLE entries"),
    ):
        pass


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers here")
def test_a_long_query_hears_an_interrupt(store):
    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT max(n) FROM n"
    try:
        with reading(store) as database, pytest.raises(KeyboardInterrupt), queries.answered(database, endless) as found:
            found.cursor.fetchall()
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM entries",
        "PRAGMA query_only = OFF",
        "ATTACH '/tmp/other.sqlite' AS other",
        "SELECT 1; SELECT 2",
        "SELECT nothing FROM entries",
        "not SQL",
        "",
    ],
)
def test_what_is_no_query_is_refused_in_one_line(store, query):
    with reading(store) as database, pytest.raises(UsageError), queries.answered(database, query):
        pass
