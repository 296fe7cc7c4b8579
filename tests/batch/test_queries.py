"""The report of a corpus, and queries of the user's own."""

import pytest

from policyparse.batch import queries
from policyparse.batch.files import reading
from policyparse.errors import UsageError
from tests.batch import corpora


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Three pairs, of which one says in its translation what another says, and one cannot be read."""
    folder = corpora.write(tmp_path_factory.mktemp("corpus") / "pairs", 4)
    (folder / "plan001.en.txt").write_bytes((folder / "plan000.en.txt").read_bytes())
    (folder / "plan003.en.txt").write_text("加快建设渔港和冷链物流设施。\n", encoding="utf-8")
    path = folder.parent / "store.sqlite"
    corpora.compared(folder, path)
    return path


@pytest.fixture
def figures(store):
    with reading(store) as database:
        return {table.title: table for table in queries.report(database, 10)}


def test_entries_are_counted_by_what_became_of_them(figures):
    assert figures["Entries"].columns == ("command", "entries", "done", "failed", "waiting")
    assert figures["Entries"].rows == [("compare", 4, 3, 1, 0)]


def test_coverage_has_each_pair_in_a_tenth(figures):
    assert sum(pairs for _, pairs, _ in figures["Coverage of the sources"].rows) == 3


def test_the_worst_pairs_come_first(figures):
    shares = [float(row[1].removesuffix(" %")) for row in figures["Worst pairs"].rows]
    assert len(shares) == 3
    assert shares == sorted(shares)


def test_sections_meet_by_their_title_without_its_number(figures):
    rows = {row[0]: row[1:] for row in figures["Sections most often omitted"].rows}
    assert rows["完善基础设施"][0] == 3


def test_agencies_are_ranked_by_how_often_they_are_dropped(figures):
    (row,) = figures["Agencies most often dropped"].rows
    assert row == ("财政部", "Ministry of Finance", 3, 3, 3)


def test_findings_and_failures_are_counted(figures):
    assert all(pairs <= 3 for *_, pairs in figures["Most frequent findings"].rows)
    assert [row[0] for row in figures["Failures"].rows] == ["plan003.zh.txt:plan003.en.txt"]


def test_documents_that_are_the_same_are_named(figures):
    ((files, paths),) = figures["Documents that are the same"].rows
    assert files == 2
    assert [path.rpartition("/")[2] for path in paths.split(",")] == ["plan000.en.txt", "plan001.en.txt"]


def test_every_figure_can_be_asked_of_an_empty_store(tmp_path):
    from policyparse.batch.files import writing

    with writing(tmp_path / "s.sqlite"):
        pass
    with reading(tmp_path / "s.sqlite") as database:
        assert queries.report(database, 10) == []


def test_a_query_has_columns_and_rows(store):
    with reading(store) as database, queries.answered(database, "SELECT id, 1 AS one FROM entries LIMIT 1") as found:
        assert [column.name for column in found.columns] == ["id", "one"]
        assert found.cursor.fetchall() == [("plan000.zh.txt:plan000.en.txt", 1)]


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
