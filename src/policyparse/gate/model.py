"""The gate's records of a pair of documents: small enough to cache, and complete enough to report from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from policyparse.config import USUAL_SELECTION, Selection
from policyparse.model.document import Direction, SideName
from policyparse.model.report import Finding
from policyparse.model.severity import SEVERITIES, Severity

SIDES: tuple[SideName, ...] = ("source", "translation")
Status = Literal["open", "accepted", "suppressed"]


class Pair(NamedTuple):
    """A source and its translation, as paths that messages show, with their settings, as in `PairPattern`.

    `absent` is the missing side, whose absence has the severity `lack`.
    """

    source: str
    translation: str
    selection: Selection = USUAL_SELECTION
    glossaries: tuple[Path, ...] = ()
    source_commit: str | None = None
    max_age: int | None = None
    direction: Direction | None = None
    absent: SideName | None = None
    lack: Severity = "warning"

    @property
    def is_one_file(self) -> bool:
        """Whether source and translation are one bilingual file, whose history says nothing of drift."""
        return self.source == self.translation


class Region(NamedTuple):
    """Where a text is in a file: lines and columns in code points, from one; the end is behind the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


class Spot(NamedTuple):
    """The text that a finding is about, without its document: `around` is its whole segment, `page` a page or slide.

    `unit` is the id of its unit in a bilingual file, None in a document.
    """

    text: str
    around: str
    start: int
    end: int
    region: Region
    page: int | None
    unit: str | None = None


class Directive(NamedTuple):
    """A comment in a document that suppresses findings; `covers` are the indices of the findings next to it.

    `checks` is empty if the comment cannot be understood.
    """

    side: SideName
    line: int
    checks: tuple[str, ...]
    reason: str
    covers: tuple[int, ...]


class Side(NamedTuple):
    """One document as it was read; if `in_file`, the lines are those of the file."""

    sha256: str
    media_type: str
    in_file: bool
    missing: tuple[str, ...]


class Phrase(NamedTuple):
    """A sentence or a term, by a `key` that is the same on every page, and its rendering in normalised form."""

    kind: Literal["sentence", "term"]
    key: str
    said: str
    source: Spot
    translation: Spot


class Record(NamedTuple):
    """All findings of a pair, before any selection: the same for the same contents.

    `phrases` are present if pages are compared with each other.
    """

    source: Side
    translation: Side
    findings: tuple[Finding[Spot], ...]
    directives: tuple[Directive, ...]
    verdicts: tuple[tuple[str, int], ...]
    phrases: tuple[Phrase, ...] = ()

    def side(self, name: SideName) -> Side:
        """Return one side by its name."""
        return self.source if name == "source" else self.translation


class Silence(NamedTuple):
    """Why a finding is not reported: what suppresses it, and the given reason."""

    by: Literal["comment", "settings", "baseline"]
    reason: str


class Ruling(NamedTuple):
    """The disposition of a finding: reported, unless there is a `silence`; with `fails`, the gate exits with 1."""

    found: Finding[Spot]
    silence: Silence | None
    fails: bool

    @property
    def status(self) -> Status:
        """The disposition in one word."""
        if self.silence is None:
            return "open"
        return "accepted" if self.silence.by == "baseline" else "suppressed"


class Remark(NamedTuple):
    """What a reviewer should know in addition to the findings: an unused suppression, a missing part."""

    path: str
    line: int | None
    message: str


class Outcome(NamedTuple):
    """A pair, and its findings, or the error if it could not be read."""

    pair: Pair
    record: Record | None
    error: str | None = None
    rulings: tuple[Ruling, ...] = ()

    @property
    def open(self) -> tuple[Ruling, ...]:
        """The findings that are reported."""
        return tuple(ruling for ruling in self.rulings if ruling.status == "open")

    @property
    def failing(self) -> tuple[Ruling, ...]:
        """The findings that fail the gate."""
        return tuple(ruling for ruling in self.rulings if ruling.fails)

    def path(self, side: SideName) -> str:
        """Return the path of one side."""
        return self.pair.source if side == "source" else self.pair.translation


class Run(NamedTuple):
    """The outcomes of a run, one per pair, in their order, and remarks.

    `untouched` is the number of pairs that were skipped, because they did not change since the given revision.
    """

    outcomes: tuple[Outcome, ...]
    remarks: tuple[Remark, ...] = ()
    untouched: int = 0

    def count(self, severity: Severity) -> int:
        """Return how many open findings have a severity."""
        return sum(ruling.found.severity == severity for outcome in self.outcomes for ruling in outcome.open)

    def count_status(self, status: Status) -> int:
        """Return how many findings have a status."""
        return sum(ruling.status == status for outcome in self.outcomes for ruling in outcome.rulings)

    @property
    def failing(self) -> int:
        """How many findings fail the gate."""
        return sum(len(outcome.failing) for outcome in self.outcomes)

    @property
    def absent(self) -> int:
        """How many pairs have one side alone."""
        return sum(outcome.pair.absent is not None for outcome in self.outcomes)

    @property
    def unread(self) -> int:
        """How many pairs could not be read."""
        return sum(outcome.error is not None for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """3 where a pair could not be read, 1 where a finding fails the gate, else 0."""
        return 3 if self.unread else int(self.failing > 0)


def at_least(severity: Severity, least: Severity) -> bool:
    """Return whether a severity is at least `least`."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(least)
