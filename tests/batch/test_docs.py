"""The docs have every table and column of the store."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from policyparse.batch.files import writing

PAGE = Path(__file__).resolve().parents[2] / "docs" / "batch.md"
ROWS = {
    row.split("|")[1].strip(" `"): row
    for row in re.findall(r"^\| `.*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
}


@pytest.fixture
def tables(tmp_path):
    with writing(tmp_path / "s.sqlite"):
        pass
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        return {name: [row[1] for row in database.execute(f"PRAGMA table_info({name})")] for name in names}


def test_every_table_is_documented_with_its_columns(tables):
    for name, columns in tables.items():
        told = set(re.findall(r"`([a-z0-9_]+)`", ROWS[name]))
        sides = {f"{side}_{column}" for side in ("source", "translation") for column in told}
        assert set(columns) - {"entry"} <= told | sides, name


def test_no_table_is_documented_that_is_not_there(tables):
    kinds = {"input", "time", "memory", "end", "defect", "file", "text", "near", "kind"}
    assert set(ROWS) - kinds == set(tables)
