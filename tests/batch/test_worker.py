"""A worker's answers: a result, or why there is none."""

import pytest

from policyparse import earlier, pipeline
from policyparse.batch import worker
from policyparse.batch.protocol import Limits, Setup
from policyparse.batch.store import Job
from policyparse.config import Config
from policyparse.structure import structure

SETUP = Setup("extract-targets", Config(), Limits(60, 10**9))


def test_what_cannot_be_read_is_said_as_the_command_says_it(tmp_path):
    answer = worker.answer(Job(1, "a", str(tmp_path / "gone.txt"), None), SETUP)
    assert (answer.tables, answer.kind, answer.lost) == (None, "input", False)
    assert "no such file" in answer.message


def test_a_defect_costs_one_entry_and_says_where_it_is(monkeypatch):
    def broken(*_):
        raise IndexError("seven")

    monkeypatch.setattr(worker, "COMMANDS", {"extract-targets": broken})
    answer = worker.answer(Job(1, "a", "x", None), SETUP)
    assert (answer.tables, answer.kind, answer.lost) == (None, "defect", False)
    assert answer.message.startswith("IndexError in test_worker.py, line ")


@pytest.mark.parametrize("command", ["extract-targets", "extract-assignments"])
def test_an_extraction_reads_the_source(tmp_path, command):
    (tmp_path / "plan.txt").write_text(
        "一、主要任务\n\n到2027年，建成8个平台。（交通运输部、财政部）\n", encoding="utf-8"
    )
    answer = worker.answer(Job(1, "a", str(tmp_path / "plan.txt"), None), SETUP._replace(command=command))
    assert {"documents", command.removeprefix("extract-")} <= set(answer.tables)
    assert {row[0] for rows in answer.tables.values() for row in rows} == {1}


def test_a_document_of_several_pairs_is_analysed_once(tmp_path, monkeypatch):
    monkeypatch.setattr(earlier, "cache_folder", lambda: tmp_path / "cache")
    read = []
    monkeypatch.setattr(pipeline, "structure", lambda document, role: read.append(role) or structure(document, role))
    source = tmp_path / "plan.zh.txt"
    source.write_text("到2027年，建成8个平台，渔港增加5座。\n", encoding="utf-8")
    setup, tables = SETUP._replace(command="compare"), []
    for at, text in enumerate(("By 2027, build 8 platforms.\n", "By 2027, build 8 platforms and 5 ports.\n")):
        translation = tmp_path / f"{at}.en.txt"
        translation.write_text(text, encoding="utf-8")
        job = Job(at, "a", str(source), str(translation), shared=(str(source),))
        tables.append(worker.answer(job, setup).tables)
        assert worker.answer(job._replace(shared=()), setup).tables == tables[-1]
    assert read == ["source", "translation", *("source", "translation"), "translation", *("source", "translation")]
