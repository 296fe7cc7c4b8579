"""Sends questions in batches, within bounds, with retries."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from policyparse.config import Asking
from policyparse.opinion.answers import read_answers
from policyparse.opinion.interface import Answer, AskingError, Question, Reply, SecondOpinion

_TRIES = 3
_PAUSE = 0.5  # seconds before the second try; twice as many before each further one
_BYTES_OF_A_TOKEN = 3  # where an endpoint does not say what it counts


class Clock(NamedTuple):
    """How time passes."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Asked:
    """What came of asking: answers by the keys of their questions, what that took, and what went wrong."""

    answers: dict[str, Answer] = field(default_factory=dict)
    calls: int = 0
    characters: int = 0
    tokens: int = 0
    trouble: str | None = None


def ask(
    questions: Sequence[Question],
    backend: SecondOpinion,
    asking: Asking,
    clock: Clock | None = None,
    asked: Asked | None = None,
) -> Asked:
    """Ask each question; those without an answer in the end have none. Nothing is raised for what goes wrong.

    What comes is put into `asked`, so that an interruption loses no answer.
    """
    asked = Asked() if asked is None else asked
    run = _Run(backend, asking, clock or Clock(), asked)
    for batch in batches(questions, backend.batch or asking.batch):
        run.ask(batch)
        if run.over:
            break
    return asked


def batches(questions: Iterable[Question], size: int) -> Iterator[tuple[Question, ...]]:
    """Yield the questions in requests; one that must not share is in a request of its own."""
    batch: list[Question] = []
    for question in questions:
        if question.alone:
            yield (question,)
            continue
        batch.append(question)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


class _Run:
    def __init__(self, backend: SecondOpinion, asking: Asking, clock: Clock, asked: Asked) -> None:
        self._backend = backend
        self._asking = asking
        self._clock = clock
        self._asked = asked
        self._end = clock.now() + asking.max_seconds
        self.over = False

    def ask(self, batch: Sequence[Question]) -> None:
        """Ask for a batch, and again for what of it has no answer; an endpoint that stays away ends the run."""
        model = self._asking.model
        left = {question.id(model): question for question in batch}
        for attempt in range(_TRIES):
            failure: AskingError | None = None
            try:
                reply = self._send(tuple(left.values()))
            except AskingError as error:
                failure = error
            else:
                if reply is None:
                    return
                for name, answer in read_answers(reply.text, left).items():
                    self._asked.answers[left.pop(name).key(model)] = answer
                if not left:
                    return
            last = attempt == _TRIES - 1 or bool(failure and not failure.passing)
            if last or not self._wait(attempt, failure):
                self._fail(failure, len(left))
                return

    def _send(self, batch: Sequence[Question]) -> Reply | None:
        """Send what the bounds leave room for; None if they leave none."""
        asked, asking = self._asked, self._asking
        request = self._backend.request(batch)
        cost = len(request.encode("utf-8", "replace")) // _BYTES_OF_A_TOKEN + 1
        time_left = self._end - self._clock.now()
        for bound, spent in (
            ("max-calls", asked.calls >= asking.max_calls),
            ("max-tokens", asked.tokens + cost > asking.max_tokens),
            ("max-seconds", time_left <= 0),
        ):
            if spent:
                self._stop(f"the bound {bound} is reached")
                return None
        asked.calls += 1
        asked.characters += len(request)
        asked.tokens += cost
        reply = self._backend.send(request, min(asking.timeout, time_left))
        answered = len(reply.text.encode("utf-8", "replace")) // _BYTES_OF_A_TOKEN
        asked.tokens += (reply.tokens - cost) if reply.tokens else answered
        return reply

    def _wait(self, attempt: int, failure: AskingError | None) -> bool:
        """Wait before the next try; return whether there is time for it."""
        pause = _PAUSE * 2**attempt if failure else 0.0
        if failure and failure.after is not None:
            pause = max(pause, failure.after)
        if self._clock.now() + pause >= self._end:
            return False
        if pause:
            self._clock.sleep(pause)
        return True

    def _fail(self, failure: AskingError | None, left: int) -> None:
        if failure:
            self._stop(str(failure))
        else:
            self._asked.trouble = self._asked.trouble or f"{left} of the answers of a request cannot be read"

    def _stop(self, trouble: str) -> None:
        self._asked.trouble = trouble
        self.over = True
