"""The protocol of the workers: a job and its answer, each one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, NamedTuple

from policyparse.config import Reading
from policyparse.gate import records
from policyparse.gate.model import Record, Region
from policyparse.model.document import Direction, Language, SideName


class Text(NamedTuple):
    """One side: its path, and its text and language where the file itself is not to be read."""

    path: str
    text: str | None = None
    language: Language | None = None


class Job(NamedTuple):
    """Two texts to compare, and what holds for them."""

    source: Text
    translation: Text
    glossaries: tuple[str, ...]
    reading: Reading
    english_model: str | None = None
    direction: Direction | None = None


class Stretch(NamedTuple):
    """A segment in its file: its region, the lines of its paragraph, and the numbers of the segments linked to it."""

    text: str
    region: Region
    first: int
    last: int
    links: tuple[int, ...]


class Term(NamedTuple):
    """A term of the glossaries in a source segment: as it is `written` there, its preferred `rendering`, and the note.

    It is `missing` where what renders the segment has none of the renderings that the glossaries accept.
    """

    written: str
    rendering: str
    note: str
    missing: bool


class Seen(NamedTuple):
    """What a comparison saw: the record, the texts as read, their segments, and the terms of each source segment."""

    record: Record
    texts: tuple[str, str]
    source: tuple[Stretch, ...]
    translation: tuple[Stretch, ...]
    terms: tuple[tuple[Term, ...], ...]
    direction: Direction

    def text(self, name: SideName) -> str:
        """Return the text of one side, its line ends read as line feeds."""
        return self.texts[name == "translation"]

    def side(self, name: SideName) -> tuple[Stretch, ...]:
        """Return the segments of one side."""
        return self.source if name == "source" else self.translation


class Answer(NamedTuple):
    """What became of a job: what was seen, or the line that says why nothing was."""

    seen: Seen | None
    error: str | None = None


def dumps_job(job: Job) -> str:
    """Return a job as a line of JSON."""
    return json.dumps([*job[:3], asdict(job.reading), *job[4:]]) + "\n"


def loads_job(line: str) -> Job:
    """Return the job in a line of JSON."""
    source, translation, glossaries, reading, *rest = json.loads(line)
    return Job(Text(*source), Text(*translation), tuple(glossaries), Reading(**reading), *rest)


def dumps_answer(answer: Answer) -> str:
    """Return an answer as a line of JSON."""
    seen = answer.seen
    return json.dumps([seen and [records.dumps(seen.record), *seen[1:]], answer.error]) + "\n"


def loads_answer(line: str) -> Answer:
    """Return the answer in a line of JSON."""
    seen, error = json.loads(line)
    if seen is None:
        return Answer(None, error)
    record, texts, source, translation, terms, direction = seen
    return Answer(
        Seen(
            records.loads(record),
            (texts[0], texts[1]),
            tuple(map(_stretch, source)),
            tuple(map(_stretch, translation)),
            tuple(tuple(Term(*term) for term in own) for own in terms),
            direction,
        )
    )


def _stretch(values: list[Any]) -> Stretch:
    text, region, first, last, links = values
    return Stretch(text, Region(*region), first, last, tuple(links))
