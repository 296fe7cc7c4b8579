"""What did not change is not read again; what cannot be read is told and not kept."""

import pytest

from policyparse.config import Config
from policyparse.errors import UsageError
from policyparse.gate import looking
from policyparse.gate.model import Pair
from policyparse.gate.protocol import Answer
from tests.gate import project

PAIR = Pair("docs/zh/ports.md", "docs/en/ports.md")


@pytest.fixture
def look(folder):  # noqa: ARG001  (the pairs stand there)
    """Look at pairs in this process; return their outcomes and which of them had to be examined."""

    def call(*pairs, cached=True):
        told = []
        found = looking.look(pairs, Config(), workers=1, cached=cached, progress=told.append)
        return found, [line.rpartition(" ")[2] for line in told if line.startswith("[")]

    return call


def test_a_pair_is_examined_once_and_again_when_it_changes(look, folder):
    first, examined = look(PAIR)
    assert examined == ["docs/en/ports.md"]
    assert look(PAIR) == (first, [])
    project.edit(folder / "docs/en/ports.md", "1.2", "2.1")
    (changed,), examined = look(PAIR)
    assert [found.check for found in changed.record.findings] == ["PP201"]
    assert examined == ["docs/en/ports.md"]


def test_what_was_found_in_a_file_that_changed_meanwhile_is_not_kept(look, folder, monkeypatch):
    answers = looking._answers

    def slowly(*arguments):
        for found in answers(*arguments):
            project.edit(folder / "docs/en/ports.md", "1.2", "1.3")
            yield found

    with monkeypatch.context() as patch:
        patch.setattr(looking, "_answers", slowly)
        look(PAIR)
    project.edit(folder / "docs/en/ports.md", "1.3", "1.2")
    assert look(PAIR)[1] == ["docs/en/ports.md"]


def test_without_the_cache_every_pair_is_examined(look):
    assert look(PAIR, cached=False) == (look(PAIR, cached=False)[0], ["docs/en/ports.md"])


def test_outcomes_come_in_the_order_of_the_pairs(look):
    other = Pair("docs/zh/lifts.md", "docs/en/lifts.md")
    look(other)
    assert [outcome.pair for outcome in look(PAIR, other)[0]] == [PAIR, other]


def test_an_error_is_told_and_looked_for_again(look):
    alike = Pair(PAIR.source, "docs/zh/lifts.md")
    (outcome,), _ = look(alike)
    assert outcome.record is None
    assert "are both Chinese" in outcome.error
    assert look(alike)[1] == ["docs/zh/lifts.md"]


def test_a_pair_is_examined_in_its_own_direction(look):
    (outcome,), _ = look(Pair(PAIR.translation, PAIR.source, direction="en-zh"))
    assert outcome.error is None
    (outcome,), _ = look(Pair(PAIR.translation, PAIR.source, direction="zh-en"))
    assert "say --direction en-zh" in outcome.error


def test_a_bad_glossary_is_wrong_configuration_for_all(look, folder):
    (folder / "terms.tsv").write_text("no glossary")
    with pytest.raises(UsageError, match=r"terms\.tsv"):
        look(PAIR._replace(glossaries=(folder / "terms.tsv",)))


@pytest.mark.usefixtures("folder")
def test_warnings_of_a_worker_are_told(monkeypatch):
    monkeypatch.setattr(looking, "_answers", lambda *_: [(PAIR, Answer(None, "x", 3, ("the cache is damaged",)))])
    with pytest.warns(RuntimeWarning, match="the cache is damaged"):
        looking.look([PAIR], Config(), workers=1, cached=False, progress=print)
