"""The interface of second opinions: questions, answers, and backends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from policyparse.model.bitext import SourceVerdict

PROMPT = "1"
"""The version of the instructions and of the form of a question; answers to another version are not reused."""

_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Question:
    """A source segment with its section, the lines that may render it, and what the engine says and doubts of it.

    `lines` are ids and texts of translation segments, `linked` the places in it, from 1, of those that the engine takes
    for the rendering. `alone` says that it must not share a request: one of its texts seems to speak to a model. It is
    `backward` where the source is in English.
    """

    segment: str
    section: str
    text: str
    lines: tuple[tuple[str, str], ...]
    verdict: SourceVerdict
    linked: tuple[int, ...]
    found: tuple[str, ...]
    alone: bool = False
    backward: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """All that is sent of it, and nothing that depends on where it stands."""
        return {
            "section": self.section,
            "source": self.text,
            "lines": [{"line": at, "text": text} for at, (_, text) in enumerate(self.lines, 1)],
            "engine": {"verdict": self.verdict, "lines": list(self.linked), "found": list(self.found)},
        }

    def key(self, model: str) -> str:
        """Return what its answer is kept under: the digest of content, prompt version and model."""
        text = json.dumps([PROMPT, model, self.content], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def id(self, model: str) -> str:
        """Return the name that it is asked and answered by, which no text of a document can foresee."""
        return self.key(model)[:_ID_DIGITS]


class Answer(NamedTuple):
    """An opinion of fixed form; `lines` are places in the question's lines, from 1."""

    verdict: SourceVerdict
    lines: tuple[int, ...]
    reason: str
    confidence: float


class Reply(NamedTuple):
    """What came back for a request, as text, and how many tokens it cost where that is known."""

    text: str
    tokens: int | None = None


class AskingError(Exception):
    """A request that failed; where it is `passing`, the same may succeed later, `after` some seconds."""

    def __init__(self, message: str, *, passing: bool, after: float | None = None) -> None:
        """Take one line that says what happened."""
        super().__init__(message)
        self.passing = passing
        self.after = after


class SecondOpinion(Protocol):
    """What answers questions: an endpoint, a program."""

    @property
    def batch(self) -> int | None:
        """How many questions one request holds at most; None leaves it to the settings."""

    def request(self, questions: Sequence[Question]) -> str:
        """Return all that is sent for these questions."""

    def send(self, request: str, seconds: float) -> Reply:
        """Send a request and return what comes back within `seconds`; raises `AskingError`."""
