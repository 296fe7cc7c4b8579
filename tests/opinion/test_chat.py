"""An endpoint that answers well, late, malformed, partly, with errors, or not at all: a real server on the loopback."""

import json
import socket
import threading
import time

import pytest

from policyparse.errors import OpinionWarning, UsageError
from policyparse.opinion.chat import Chat
from policyparse.pipeline import consulted
from tests.opinion.conftest import answered, chat, everything


def second(own, server, **changes):
    """The report that a server's opinion makes, and what asking took."""
    return consulted(own, everything(url=server.url, **changes))


def verdicts(report):
    return {item.segment.id: item.verdict for item in report.renderings}


def assert_the_engine_stands(own, found):
    assert found.report.renderings == own.report.renderings
    assert found.report.findings == own.report.findings
    assert found.report.consultation.answered == 0


def test_a_good_answer_changes_the_verdict_and_the_links(own, server):
    found = second(own, server)
    lost = next(item for item in found.report.renderings if item.segment.id == "s7")
    assert (lost.verdict, lost.overruled.engine, lost.overruled.reason) == ("kept", "omitted", "It says so.")
    assert lost.links == lost.overruled.links
    assert found.report.consultation.answered == found.report.consultation.asked == 8
    assert (found.asked.calls, found.asked.trouble) == (2, None)
    assert found.asked.characters > sum(len(item["source"]) for body in range(2) for item in server.items(body))


def test_a_request_has_several_questions_with_the_form_of_the_answer_and_no_key(own, server):
    second(own, server)
    assert [len(server.items(at)) for at in (0, 1)] == [4, 4]
    assert server.bodies[0]["response_format"]["json_schema"]["strict"] is True
    assert "Authorization" not in server.headers[0]


def test_the_most_doubtful_segment_is_asked_first(own, server):
    second(own, server)
    assert [item["source"] for item in server.items(0)[:2]] == [
        "到2027年，全市建成8个现代海洋牧场。",
        "严厉打击非法捕捞行为。",
    ]


def test_the_key_is_that_of_the_variable_and_is_sent_in_the_header_alone(own, server, monkeypatch, tmp_path):
    monkeypatch.setenv("OUR_KEY", "sk-secret")
    found = second(own, server, key_variable="OUR_KEY", file=tmp_path / "kept.jsonl")
    assert server.headers[0]["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in json.dumps(server.bodies) + repr(found) + (tmp_path / "kept.jsonl").read_text()


@pytest.mark.parametrize("value", [None, "", "two\nlines", "schlüssel"])
def test_a_key_that_is_not_there_or_cannot_be_sent_is_said_without_showing_it(own, server, monkeypatch, value):
    if value is not None:
        monkeypatch.setenv("OUR_KEY", value)
    with pytest.raises(UsageError, match="OUR_KEY") as error:
        second(own, server, key_variable="OUR_KEY")
    assert not value or value not in str(error.value)


@pytest.mark.usefixtures("quick")
def test_a_late_answer_leaves_the_verdicts_of_the_engine(own, server):
    over = threading.Event()
    server.answer = lambda items: (over.wait(60), (200, chat(answered(items))))[1]
    began = time.monotonic()
    with pytest.warns(OpinionWarning, match="no answer within .* the engine's own verdict stands on 8 of 8"):
        found = second(own, server, timeout=1, max_seconds=2)
    assert time.monotonic() - began < 30
    over.set()
    assert_the_engine_stands(own, found)


@pytest.mark.usefixtures("quick")
def test_a_server_that_drips_is_left(own, server):
    done = threading.Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def drip():
            connection, _ = listening.accept()
            while not done.wait(0.1):
                try:
                    connection.send(b"H")
                except OSError:
                    return

        threading.Thread(target=drip, daemon=True).start()
        server.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        began = time.monotonic()
        with pytest.warns(OpinionWarning):
            found = second(own, server, timeout=1, max_seconds=1)
        lasted = time.monotonic() - began
        done.set()
    assert lasted < 30  # the server would drip for ever
    assert_the_engine_stands(own, found)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>busy</html>",
        "[]",
        "null",
        '{"choices": []}',
        '{"choices": [{"message": null}]}',
        "[" * 100_000,
        chat("I would say that all of it is kept."),
        chat('{"answers": [{"id": "'),
        chat('{"answers": 7}'),
        json.dumps({"choices": [{"message": {"content": None, "refusal": "I cannot help with that."}}]}),
    ],
    ids=["empty", "html", "list", "null", "no choice", "no message", "deep", "prose", "cut", "number", "refusal"],
)
@pytest.mark.usefixtures("quick")
def test_a_malformed_answer_or_a_refusal_leaves_the_verdicts_of_the_engine(own, server, body):
    server.answer = lambda _: (200, body)
    with pytest.warns(OpinionWarning, match="the engine's own verdict stands on 8 of 8") as told:
        found = second(own, server)
    assert len(told) == 1
    assert_the_engine_stands(own, found)


def test_what_a_part_of_the_answers_lacks_is_asked_again(own, server):
    server.answer = lambda items: (200, chat(answered(items[:3])))
    found = second(own, server, batch=8)
    assert [len(server.items(at)) for at in range(3)] == [8, 5, 2]
    assert found.report.consultation.answered == 8


def test_what_is_never_answered_stays_as_the_engine_has_it(own, server):
    name = "s7"
    server.answer = lambda items: (200, chat(answered([one for one in items if "捕捞" not in one["source"]])))
    with pytest.warns(OpinionWarning, match="1 of the answers of a request cannot be read; .* stands on 1 of 8"):
        found = second(own, server)
    assert verdicts(found.report)[name] == "omitted"
    assert found.report.consultation.answered == 7


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.usefixtures("quick")
def test_a_passing_error_is_tried_again(own, server, status):
    calls = []

    def answer(items):
        calls.append(status)
        return (status, "busy") if len(calls) == 1 else (200, chat(answered(items)))

    server.answer = answer
    assert second(own, server, batch=8).report.consultation.answered == 8
    assert len(calls) == 2


@pytest.mark.usefixtures("quick")
def test_an_error_that_stays_ends_the_asking_after_three_tries(own, server):
    server.answer = lambda _: (500, "broken")
    with pytest.warns(OpinionWarning, match="the endpoint answers 500"):
        found = second(own, server)
    assert len(server.bodies) == 3
    assert_the_engine_stands(own, found)


@pytest.mark.usefixtures("quick")
def test_a_wrong_key_is_not_tried_again(own, server):
    server.answer = lambda _: (401, "who are you?")
    with pytest.warns(OpinionWarning, match="the endpoint answers 401"):
        found = second(own, server)
    assert len(server.bodies) == 1
    assert_the_engine_stands(own, found)


def test_an_endpoint_that_does_not_know_the_form_is_asked_without_it(own, server):
    server.answer = lambda items: (
        (400, "unknown field") if "response_format" in server.bodies[-1] else (200, chat(answered(items)))
    )
    assert second(own, server).report.consultation.answered == 8
    assert ["response_format" in body for body in server.bodies] == [True, False, False]


@pytest.mark.usefixtures("quick")
def test_an_endpoint_that_is_gone_leaves_the_verdicts_of_the_engine(own, server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server.url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.warns(OpinionWarning, match="the endpoint is not there"):
        found = second(own, server)
    assert_the_engine_stands(own, found)


@pytest.mark.usefixtures("quick")
def test_a_redirection_is_not_followed(own, server):
    server.answer = lambda _: (302, "", {"Location": server.url + "/elsewhere"})
    with pytest.warns(OpinionWarning, match="the endpoint answers 302"):
        second(own, server)
    assert len(server.bodies) == 1


@pytest.mark.usefixtures("quick")
def test_an_answer_without_end_is_not_read(own, server):
    server.answer = lambda _: (200, "x" * 4_000_001)
    with pytest.warns(OpinionWarning, match="more than 4 MB"):
        second(own, server)


@pytest.mark.parametrize(
    ("url", "posted"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        ("https://api.example.org/v1/", "https://api.example.org/v1/chat/completions"),
        ("https://api.example.org/v1/chat/completions", "https://api.example.org/v1/chat/completions"),
    ],
)
def test_the_path_of_the_chat_form_is_added_where_it_lacks(url, posted):
    assert Chat(url, "m")._url == posted


@pytest.mark.parametrize(
    "url",
    [
        "localhost:11434",
        "ftp://example.org",
        "file:///etc/passwd",
        "http://",
        "http://a b/v1",
        "http://host:port/v1",
        "https://me:secret@example.org/v1",
        "https://example.org/v1?key=secret",
    ],
)
def test_what_is_no_address_or_holds_a_key_is_refused(url):
    with pytest.raises(UsageError):
        Chat(url, "m")


def test_an_endpoint_needs_a_model():
    with pytest.raises(UsageError, match="--model NAME"):
        Chat("http://localhost:1", "")
