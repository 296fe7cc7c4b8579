"""Tables of a store as JSON lines, CSV and Parquet."""

import csv
import io
import json
import sys

import pytest
from pyarrow import parquet

from policyparse.batch import exporting
from policyparse.batch.files import reading
from policyparse.batch.protocol import Setup
from policyparse.batch.run import Options, run
from policyparse.config import Config
from policyparse.errors import UsageError
from tests.batch import corpora


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = corpora.write(tmp_path_factory.mktemp("corpus") / "pairs", 2)
    entries = [entry._replace(carried={"region": f'上海 "{at}"'}) for at, entry in enumerate(corpora.entries(folder))]
    path = folder.parent / "store.sqlite"
    run(Setup("compare", Config(), corpora.LIMITS), entries, path, Options(), lambda _: None)
    return path


def exported(store, table, name):
    file = io.BytesIO()
    with reading(store) as database:
        exporting.FORMATS[name](exporting.rows(database, table), file)
    return file.getvalue()


def test_a_line_is_a_row_with_its_entry_and_what_it_carries(store):
    lines = [json.loads(line) for line in exported(store, "segments", "jsonl").splitlines()]
    assert len(lines) == corpora.asked(store, "SELECT count(*) FROM segments")[0][0]
    assert [lines[0]["entry"], lines[-1]["entry"]] == [f"plan00{at}.zh.txt:plan00{at}.en.txt" for at in (0, 1)]
    assert [lines[0]["carried_region"], lines[-1]["carried_region"]] == ['上海 "0"', '上海 "1"']
    assert all(isinstance(line["uncovered"], list) for line in lines)


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_every_table_can_be_exported(store, name):
    with reading(store) as database:
        tables = exporting.tables(database)
    assert {"entries", "segments", "findings", "duplicates", "targets"} <= set(tables)
    for table in tables:
        exported(store, table, name)


def test_csv_and_parquet_have_the_rows_of_the_lines(store):
    lines = [json.loads(line) for line in exported(store, "targets", "jsonl").splitlines()]
    rows = list(csv.DictReader(io.StringIO(exported(store, "targets", "csv").decode())))
    table = parquet.read_table(io.BytesIO(exported(store, "targets", "parquet"))).to_pylist()
    surfaces = [line["surface"] for line in lines]
    assert surfaces == [row["surface"] for row in rows] == [row["surface"] for row in table]
    assert [str(line["value"]) for line in lines] == [row["value"] for row in table] == [row["value"] for row in rows]
    assert [line["start"] for line in lines] == [row["start"] for row in table]


def test_an_unknown_table_is_named_with_those_that_there_are(store):
    with pytest.raises(UsageError, match="unknown table 'films': use one of agencies, assignments"):
        exported(store, "films", "csv")


def test_parquet_needs_its_extra(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="install policyparse\\[parquet\\]"):
        exported(store, "targets", "parquet")
