"""What goes to a worker and comes back: a job and its answer, each a line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import NamedTuple

from policyparse.config import Reading


class Replay(NamedTuple):
    """Recorded opinions that the gate reads: the file, whose they are, and how doubtful a segment has to be."""

    file: str
    model: str
    below: float


class Job(NamedTuple):
    """All that a worker has to know of a pair."""

    source: str
    translation: str
    glossaries: tuple[str, ...]
    reading: Reading
    english_model: str | None = None
    replay: Replay | None = None
    phrases: bool = False


class Answer(NamedTuple):
    """What became of a job: a record as text, or the error's line and exit code; `notes` are warnings on the way."""

    record: str | None
    error: str | None = None
    code: int = 0
    notes: tuple[str, ...] = ()


def dumps_job(job: Job) -> str:
    """Return a job as a line of JSON."""
    return json.dumps([*job[:3], asdict(job.reading), job.english_model, job.replay, job.phrases]) + "\n"


def loads_job(line: str) -> Job:
    """Return the job in a line of JSON."""
    source, translation, glossaries, reading, english_model, replay, phrases = json.loads(line)
    recorded = Replay(*replay) if replay else None
    return Job(source, translation, tuple(glossaries), Reading(**reading), english_model, recorded, phrases)


def dumps_answer(answer: Answer) -> str:
    """Return an answer as a line of JSON."""
    return json.dumps(answer) + "\n"


def loads_answer(line: str) -> Answer:
    """Return the answer in a line of JSON."""
    record, error, code, notes = json.loads(line)
    return Answer(record, error, code, tuple(notes))
