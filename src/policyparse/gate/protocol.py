"""The protocol of the workers: a job and its answer, each one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, NamedTuple

from policyparse.config import OwnCheck, Reading
from policyparse.model.document import Direction


class Replay(NamedTuple):
    """Recorded opinions that the gate reads: the file, the model, and the confidence below which they apply."""

    file: str
    model: str
    below: float


class Job(NamedTuple):
    """Everything that a worker needs to know about a pair."""

    source: str
    translation: str
    glossaries: tuple[str, ...]
    reading: Reading
    english_model: str | None = None
    replay: Replay | None = None
    checks: tuple[OwnCheck, ...] = ()
    direction: Direction | None = None
    phrases: bool = False


class Answer(NamedTuple):
    """The result of a job: a record as text, or an error line and an exit code; `notes` are warnings."""

    record: str | None
    error: str | None = None
    code: int = 0
    notes: tuple[str, ...] = ()


def dumps_job(job: Job) -> str:
    """Return a job as a line of JSON."""
    checks = [asdict(check) for check in job.checks]
    settings = asdict(job.reading), job.english_model, job.replay, checks, job.direction, job.phrases
    return json.dumps([*job[:3], *settings]) + "\n"


def loads_job(line: str) -> Job:
    """Return the job in a line of JSON."""
    source, translation, glossaries, reading, english_model, replay, checks, *rest = json.loads(line)
    recorded = Replay(*replay) if replay else None
    own = tuple(map(_check, checks))
    return Job(source, translation, tuple(glossaries), Reading(**reading), english_model, recorded, own, *rest)


def _check(fields: dict[str, Any]) -> OwnCheck:
    return OwnCheck(**fields | {key: tuple(map(tuple, fields[key])) for key in ("fires", "silent")})


def dumps_answer(answer: Answer) -> str:
    """Return an answer as a line of JSON."""
    return json.dumps(answer) + "\n"


def loads_answer(line: str) -> Answer:
    """Return the answer in a line of JSON."""
    record, error, code, notes = json.loads(line)
    return Answer(record, error, code, tuple(notes))
