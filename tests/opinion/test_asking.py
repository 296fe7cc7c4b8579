"""Batches, bounds, and pauses between tries."""

import pytest

from policyparse.opinion.asking import Clock, ask, batches
from policyparse.opinion.interface import AskingError, Question, Reply
from tests.opinion.conftest import answered, chat, everything


def question(number, *, alone=False):
    return Question(f"s{number}", "", f"任务{number}。", (("t1", "A task."),), "omitted", (), (), alone)


class Backend:
    """Answers all, unless it is told to fail; time passes by `takes` seconds a request."""

    batch = None

    def __init__(self, failures=(), takes=0.0, tokens=None):
        self.failures = list(failures)
        self.takes, self.tokens = takes, tokens
        self.now, self.pauses, self.sizes = 0.0, [], []

    def request(self, questions):
        self.asked = questions
        return "x" * 30 * len(questions)

    def send(self, _, seconds):
        self.sizes.append(len(self.asked))
        self.now += min(self.takes, seconds)
        if self.failures:
            raise self.failures.pop(0)
        return Reply(chat_text(self.asked), self.tokens)

    @property
    def clock(self):
        return Clock(lambda: self.now, self.sleep)

    def sleep(self, seconds):
        self.pauses.append(seconds)
        self.now += seconds


def chat_text(questions):
    import json

    return json.loads(chat(answered([{"id": one.id("m")} for one in questions])))["choices"][0]["message"]["content"]


def run(backend, count=10, **bounds):
    return ask([question(at) for at in range(count)], backend, everything(**bounds), backend.clock)


def test_questions_are_asked_in_batches():
    backend = Backend()
    assert len(run(backend, 10, batch=4).answers) == 10
    assert backend.sizes == [4, 4, 2]


def test_a_question_that_must_not_share_has_a_request_of_its_own():
    made = batches([question(1), question(2, alone=True), question(3), question(4, alone=True)], 4)
    assert [[one.segment for one in batch] for batch in made] == [["s2"], ["s4"], ["s1", "s3"]]


@pytest.mark.parametrize(
    ("bounds", "calls", "name"),
    [
        ({"max_calls": 2}, 2, "max-calls"),
        ({"max_tokens": 500}, 1, "max-tokens"),
        ({"max_seconds": 25}, 3, "max-seconds"),
    ],
)
def test_a_bound_ends_the_asking_and_what_was_answered_stays(bounds, calls, name):
    backend = Backend(takes=10.0, tokens=480)
    asked = run(backend, 10, batch=2, **bounds)
    assert asked.trouble == f"the bound {name} is reached"
    assert (asked.calls, len(asked.answers)) == (calls, 2 * calls)


def test_tokens_are_those_that_the_endpoint_counts_else_an_estimate():
    assert run(Backend(tokens=480), 2).tokens == 480
    assert run(Backend(), 2).tokens > 20


def test_pauses_grow_from_try_to_try():
    backend = Backend([AskingError("busy", passing=True), AskingError("busy", passing=True)])
    asked = run(backend, 4)
    assert (backend.pauses, asked.trouble, len(asked.answers)) == ([0.5, 1.0], None, 4)


def test_a_server_may_say_how_long_to_wait():
    backend = Backend([AskingError("busy", passing=True, after=7.0)])
    run(backend, 4)
    assert backend.pauses == [7.0]


def test_a_pause_beyond_the_time_that_is_left_is_not_waited_for():
    backend = Backend([AskingError("busy", passing=True, after=7000.0)])
    asked = run(backend, 4)
    assert (backend.pauses, asked.trouble) == ([], "busy")


def test_what_fails_for_good_is_not_tried_again_nor_are_the_batches_behind_it():
    backend = Backend([AskingError("no such model", passing=False)])
    asked = run(backend, 10)
    assert (backend.sizes, asked.trouble, asked.answers) == ([4], "no such model", {})


def test_a_request_has_no_more_time_than_is_left():
    backend = Backend(takes=50.0)
    run(backend, 10, max_seconds=60, timeout=55)
    assert backend.now == 60.0
