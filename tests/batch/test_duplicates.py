"""Duplicates in a store: told apart, found again when something changed, and the same whatever the order of results."""

import json
import random

import pytest

from policyparse.batch.entries import Entry
from policyparse.batch.files import writing
from policyparse.batch.sketch import marks
from policyparse.model.report import Signature
from policyparse.readers import read_text
from tests.batch import corpora

SIGNATURE = Signature("1", "t", "l")
CHANCE = random.Random(5)
TEXT = "".join(CHANCE.choices("海洋牧场建设推进产业发展平台机构企业规划目标任务重点", k=900))
OTHER = "".join(CHANCE.choices("医疗机器人技术攻关专利保护示范应用人才培养中心城市", k=900))


def document(entry, text, file, language="zh"):
    found = marks(read_text(text, language))
    return (entry, "source", file, language, "text/plain", "[]", found.characters, found.sketch)


def recorded(path, texts, order=None):
    """A store of documents: each a text and the digest of its file."""
    with writing(path) as store:
        names = [Entry(f"p{at}", f"/p{at}") for at in range(len(texts))]
        store.register("extract-targets", names, lambda entry: json.dumps(texts[int(entry.id[1:])]))
        jobs = list(store.due())
        for at in order or range(len(jobs)):
            row = document(jobs[at].entry, *texts[int(jobs[at].id[1:])])
            store.record(jobs[at], {"documents": [row]}, SIGNATURE)
        store.find_duplicates()
    return corpora.asked(path, "SELECT path, kind, share, first FROM duplicates ORDER BY entry")


def test_the_same_file_the_same_text_and_near_duplicates_are_told_apart(tmp_path):
    near = TEXT[:400] + "新增一句话" + TEXT[400:]
    texts = [(TEXT, "f0"), (OTHER, "f1"), (TEXT, "f0"), (TEXT[:500] + "\n" + TEXT[500:], "f3"), (near, "f4")]
    *same, (path, kind, share, first) = recorded(tmp_path / "s.sqlite", texts)
    assert same == [("/p2", "file", 1.0, "/p0"), ("/p3", "text", 1.0, "/p0")]
    assert (path, kind, first) == ("/p4", "near", "/p0")
    assert share == pytest.approx(896 / 905, abs=0.02)


def test_documents_of_another_language_are_no_duplicates(tmp_path):
    assert recorded(tmp_path / "s.sqlite", [(TEXT, "f0", "zh"), (TEXT, "f0", "en")]) == []


def test_a_document_is_told_with_the_one_that_it_is_most_like(tmp_path):
    farther, nearer = TEXT[:820] + OTHER[:80], TEXT[:890] + OTHER[:10]
    assert [row[3] for row in recorded(tmp_path / "s.sqlite", [(farther, "a"), (TEXT, "b"), (nearer, "c")])] == [
        "/p0",
        "/p1",
    ]


def test_the_order_in_which_results_come_does_not_count(tmp_path):
    texts = [(TEXT[at * 5 :] + OTHER[: at * 5], f"f{at // 2}") for at in range(12)]
    orders = [list(range(12)), list(range(11, -1, -1)), CHANCE.sample(range(12), 12)]
    found = [recorded(tmp_path / f"{at}.sqlite", texts, order) for at, order in enumerate(orders)]
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_what_changed_is_looked_at_again_and_nothing_else(tmp_path):
    path = tmp_path / "s.sqlite"
    assert len(recorded(path, [(TEXT, "f0"), (TEXT, "f0")])) == 1
    with writing(path) as store:
        store._database.execute("UPDATE duplicates SET kind = 'kept as it is'")
        store.find_duplicates()
    assert corpora.asked(path, "SELECT kind FROM duplicates") == [("kept as it is",)]
    assert recorded(path, [(TEXT, "f0"), (OTHER, "f1")]) == []


def test_a_document_that_moved_is_told_by_its_new_path(tmp_path):
    path = tmp_path / "s.sqlite"
    recorded(path, [(TEXT, "f0"), (TEXT, "f0")])
    with writing(path) as store:
        moved = store.register("extract-targets", [Entry("p1", "/elsewhere/p1")], lambda _: json.dumps((TEXT, "f0")))
        store.find_duplicates()
    assert (moved.due, moved.done) == (0, 1)
    assert corpora.asked(path, "SELECT path, first FROM duplicates") == [("/elsewhere/p1", "/p0")]


def test_a_source_with_two_translations_is_one_document(tmp_path):
    path = tmp_path / "s.sqlite"
    with writing(path) as store:
        entries = [Entry(name, "/zh", f"/{name}") for name in "ab"]
        store.register("compare", entries, lambda entry: entry.id)
        for job in store.due():
            store.record(job, {"documents": [document(job.entry, TEXT, "f")]}, SIGNATURE)
        store.find_duplicates()
    assert corpora.asked(path, "SELECT * FROM duplicates") == []
