"""What a result depends on: each part of it changes the digest, and nothing else does."""

import pytest

from policyparse.batch.entries import Entry
from policyparse.batch.keys import ground_of, key_of
from policyparse.batch.protocol import Limits, Setup
from policyparse.config import Config, Reading
from policyparse.model.report import Signature

SIGNATURE = Signature("1", "t", "l")
SETUP = Setup("compare", Config(), Limits(1, 1))


@pytest.fixture
def pair(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return Entry("p", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))


def test_an_entry_is_known_by_its_files_wherever_they_lie(pair, tmp_path):
    before = key_of(pair, "ground", 1000)
    (tmp_path / "b.txt").rename(tmp_path / "c.txt")
    assert key_of(pair._replace(id="q", translation=str(tmp_path / "c.txt")), "ground", 1000) == before
    (tmp_path / "a.txt").write_text("other", encoding="utf-8")
    assert key_of(pair._replace(translation=str(tmp_path / "c.txt")), "ground", 1000) != before


def test_the_direction_of_a_pair_counts(pair):
    keys = {key_of(pair._replace(carried={"direction": one}), "ground", 1000) for one in ("", "zh-en", "en-zh")}
    assert len(keys) == 3
    assert key_of(pair._replace(carried={"direction": ""}), "ground", 1000) == key_of(pair, "ground", 1000)


def test_a_file_that_cannot_be_read_has_no_key(pair):
    assert key_of(pair._replace(translation="/gone.txt"), "ground", 1000) is None
    assert key_of(pair._replace(translation="/"), "ground", 1000) is None


@pytest.mark.parametrize(
    ("setup", "signature"),
    [
        (SETUP._replace(command="extract-targets"), SIGNATURE),
        (SETUP._replace(config=Config(reading=Reading(max_pages=3))), SIGNATURE),
        (SETUP._replace(config=Config(reading=Reading(password="x"))), SIGNATURE),
        (SETUP, Signature("2", "t", "l")),
        (SETUP, Signature("1", "t2", "l")),
        (SETUP, Signature("1", "t", "l", (("english-model", "x"),))),
    ],
)
def test_the_ground_changes_with_all_that_results_depend_on(setup, signature):
    assert ground_of(setup, signature) != ground_of(SETUP, SIGNATURE)


def test_the_limits_and_the_words_of_a_password_do_not_count():
    assert ground_of(SETUP._replace(limits=Limits(9, 9)), SIGNATURE) == ground_of(SETUP, SIGNATURE)
    secret = [SETUP._replace(config=Config(reading=Reading(password=word))) for word in ("x", "y")]
    assert len({ground_of(setup, SIGNATURE) for setup in secret}) == 1
