"""The store has all that a result says, field by field."""

from decimal import Decimal
from pathlib import Path

import pytest

import policyparse
from policyparse.batch.entries import Entry
from policyparse.batch.protocol import Setup
from policyparse.batch.rows import flat, rows_of
from policyparse.batch.run import Options, run
from policyparse.config import Config
from tests.batch import corpora, rebuilt

PAIR = Path(__file__).resolve().parents[2] / "corpus" / "shanghai-medical-robots"
PAIRS = [
    (source, translation)
    for source in ("source.zh.txt", "source.zh.docx", "source.zh.html")
    for translation in ("translation.en.txt", "translation.en.pdf", "translation.en.pptx")
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The store of fifty pairs: the corpus pair in nine forms, one small pair, and forty cut from the corpus pair."""
    folder = tmp_path_factory.mktemp("batch")
    entries = [Entry(":".join(names), *(str(PAIR / name) for name in names)) for names in PAIRS]
    small = corpora.entries(corpora.write(folder / "small", 1))
    cuts = corpora.cut(folder / "cuts", PAIR / "source.zh.txt", PAIR / "translation.en.txt", 40)
    path = folder / "store.sqlite"
    setup = Setup("compare", Config(), corpora.LIMITS)
    assert run(setup, [*entries, *small, *corpora.entries(cuts)], path, Options(), lambda _: None).done == 50
    return path


@pytest.mark.parametrize("names", PAIRS, ids=":".join)
def test_a_comparison_in_a_batch_is_that_of_compare(store, names):
    assert rebuilt.comparison(store, ":".join(names)) == rebuilt.compared(*(PAIR / name for name in names))


@pytest.mark.parametrize("start", ["plan", *(f"cut0{tens}" for tens in range(4))])
def test_a_small_comparison_in_a_batch_is_that_of_compare(store, start):
    found = corpora.asked(store, "SELECT id, source, translation FROM entries WHERE id LIKE ? || '%'", start)
    assert len(found) == (1 if start == "plan" else 10)
    for name, *paths in found:
        assert rebuilt.comparison(store, name) == rebuilt.compared(*paths)


def test_the_fifty_pairs_bring_out_every_verdict(store):
    verdicts = corpora.asked(store, "SELECT DISTINCT verdict FROM segments")
    assert {("kept",), ("reworded",), ("changed",), ("omitted",), ("added",)} <= set(verdicts)


@pytest.mark.parametrize(
    ("command", "tables"), [("targets", ("targets",)), ("assignments", ("assignments", "agencies"))]
)
def test_an_extraction_in_a_batch_has_what_the_command_finds(tmp_path, command, tables):
    path = PAIR / "source.zh.txt"
    setup = Setup(f"extract-{command}", Config(), corpora.LIMITS)
    run(setup, [Entry("plan", str(path))], tmp_path / "s.sqlite", Options(), lambda _: None)
    result = getattr(policyparse, f"extract_{command}")(path).to_dict()
    expected = [row | {"entry": 1} for name, row in rows_of(result, {"source": {}}) if name in tables]
    contents = corpora.contents(tmp_path / "s.sqlite")
    assert sum(len(contents[name]) for name in tables) == len(expected) > 5
    surfaces = corpora.asked(tmp_path / "s.sqlite", f"SELECT surface FROM {tables[-1]} WHERE surface IS NOT NULL")
    assert sorted(surface for (surface,) in surfaces) == sorted(row["surface"] for row in expected if "surface" in row)


def test_spans_and_what_lies_within_become_columns():
    element = {"check": "PP1", "source": {"segment": "s1", "span": [3, 5]}, "translation": None, "reasons": ["a", "b"]}
    assert flat(element) == {
        "check_id": "PP1",
        "source_segment": "s1",
        "source_start": 3,
        "source_end": 5,
        "reasons": '["a", "b"]',
    }


@pytest.mark.parametrize(
    ("value", "kept"),
    [(10, 10), (0.5, 0.5), (2**63, "9223372036854775808"), (Decimal("0.1234567890123456789"), "0.1234567890123456789")],
)
def test_a_number_is_kept_in_all_its_digits(value, kept):
    assert flat({"value": value}) == {"value": kept}
