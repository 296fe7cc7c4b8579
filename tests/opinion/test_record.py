"""Answers that are recorded, and the same report from them without the network."""

import pytest

from policyparse.errors import InputError, UsageError
from policyparse.opinion import record
from policyparse.opinion.chat import Chat
from policyparse.opinion.interface import Answer, Question
from policyparse.pipeline import compare, consulted, preview
from policyparse.reporters import REPORTERS
from tests.opinion.conftest import asked_for, everything

ANSWER = Answer("kept", (1, 2), "因为 it says so.", 0.9)
QUESTION = Question("s1", "一、总体目标", "任务。", (("t1", "One."),), "kept", (1,), ())


@pytest.fixture
def recorded(pair, server, tmp_path):
    """The report with a server's opinion, and the settings that replay it."""
    file = tmp_path / "kept.jsonl"
    return compare(*pair, asked_for(url=server.url, file=file)), asked_for(file=file, model="")


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("path", [None, "brief.html", "brief.docx"])
def test_a_replay_gives_the_same_bytes_in_every_format(pair, recorded, server, name, path):
    first, settings = recorded
    asked = len(server.bodies)
    assert REPORTERS[name](compare(*pair, settings), path) == REPORTERS[name](first, path)
    assert len(server.bodies) == asked


def test_what_is_recorded_is_not_asked_again(pair, recorded, server):
    file = recorded[1].asking.file
    before, asked = file.read_bytes(), len(server.bodies)
    assert compare(*pair, asked_for(url=server.url, file=file)) == recorded[0]
    assert (file.read_bytes(), len(server.bodies)) == (before, asked)


def test_another_model_is_asked_anew_and_both_stand_in_the_file(pair, recorded, server):
    file = recorded[1].asking.file
    asked = len(server.bodies)
    compare(*pair, asked_for(url=server.url, file=file, model="other"))
    assert len(server.bodies) == 2 * asked
    assert set(record.load(file).models) == {"m", "other"}
    with pytest.raises(UsageError, match="several models: choose with --model"):
        compare(*pair, recorded[1])


def test_a_file_that_knows_nothing_of_the_pair_changes_nothing(own, tmp_path):
    file = tmp_path / "kept.jsonl"
    file.write_text(record.row_of("0" * 64, ANSWER, "m") + "\n", encoding="utf-8")
    found = consulted(own, everything(file=file)).report
    assert (found.renderings, found.consultation.answered) == (own.report.renderings, 0)


def test_the_signature_names_model_prompt_and_digest(recorded):
    settings = dict(recorded[0].signature.settings)
    assert (settings["second-opinion"], settings["prompt"]) == ("m", "1")
    assert settings["opinions"].startswith("sha256:")


def test_the_digest_is_that_of_the_answers():
    one = record.digest({"k": ANSWER}, "m")
    assert one == record.digest({"k": ANSWER}, "m")
    assert len({one, record.digest({"k": ANSWER}, "n"), record.digest({"k": ANSWER._replace(lines=(1,))}, "m")}) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "别的任务。"},
        {"section": "二"},
        {"lines": (("t1", "Two."),)},
        {"linked": ()},
        {"verdict": "omitted"},
        {"found": ("value-changed",)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_the_key_depends_on_the_content(changes):
    fields = {name: getattr(QUESTION, name) for name in QUESTION.__slots__}
    assert Question(**{**fields, **changes}).key("m") != QUESTION.key("m")


def test_the_key_depends_on_model_and_prompt_and_not_on_the_place(monkeypatch):
    fields = {name: getattr(QUESTION, name) for name in QUESTION.__slots__}
    elsewhere = Question(**{**fields, "segment": "s99", "lines": (("t7", "One."),)})
    key = QUESTION.key("m")
    assert elsewhere.key("m") == key != QUESTION.key("n")
    monkeypatch.setattr("policyparse.opinion.interface.PROMPT", "2")
    assert QUESTION.key("m") != key


def test_answers_survive_the_file(tmp_path):
    file = tmp_path / "kept.jsonl"
    record.keep(file, record.NOTHING, {"b": ANSWER, "a": ANSWER}, "m")
    record.keep(file, record.load(file), {"c": ANSWER}, "n")
    kept = record.load(file)
    assert (list(kept.answers), kept.models) == (["a", "b", "c"], ("m", "n"))
    assert kept.answers["a"] == ANSWER
    assert [path.name for path in tmp_path.iterdir()] == ["kept.jsonl"]


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"key": "k", "model": "m", "verdict": "kept"}', "[" * 100_000])
def test_a_line_that_is_no_answer_is_named(tmp_path, line):
    file = tmp_path / "kept.jsonl"
    file.write_text(f"{record.row_of('k', ANSWER, 'm')}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        record.load(file)


def test_a_file_that_is_not_there_or_no_text_is_an_error_of_input(tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name in ("absent", "binary", "."):
        with pytest.raises(InputError):
            record.load(tmp_path / name)


def test_a_preview_has_what_would_be_sent_and_leaves_out_what_is_recorded(pair, recorded, server):
    asked = len(server.bodies)
    new = preview(*pair, asked_for(url=server.url))
    assert (new.asked, new.recorded, new.segments, len(new.requests)) == (8, 0, 8, 2)
    assert new.characters == sum(map(len, new.requests))
    again = preview(*pair, asked_for(url=server.url, file=recorded[1].asking.file))
    assert (again.recorded, again.requests) == (8, ())
    assert len(server.bodies) == asked


def test_an_interruption_loses_no_answer(own, server, tmp_path):
    file = tmp_path / "kept.jsonl"

    class Interrupted:
        batch = 4

        def __init__(self):
            self.chat = Chat(server.url, "m")
            self.calls = 0

        def request(self, asked):
            return self.chat.request(asked)

        def send(self, request, seconds):
            self.calls += 1
            if self.calls > 1:
                raise KeyboardInterrupt
            return self.chat.send(request, seconds)

    with pytest.raises(KeyboardInterrupt):
        consulted(own, everything(file=file), Interrupted())
    assert len(record.load(file).answers) == 4
