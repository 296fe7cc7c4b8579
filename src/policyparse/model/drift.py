"""Drift: changes of the source, and which of them the translation reflects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from policyparse.model.document import Document
from policyparse.model.report import Signature
from policyparse.model.structure import Segment

ChangeKind = Literal["added", "removed", "changed"]
ChangeVerdict = Literal["followed", "pending", "unclear"]
WordingName = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its full hash, and when it was made, in UTC."""

    commit: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Sign:
    """Evidence that the translation renders a version of the source, or that it does not.

    `weight`, in nats, is positive if it does, and negative if it does not. `source` is the word or fact in the source
    version, `translation` its rendering, or None. `kind` is the kind of the word (term, word, latin, number) or of the
    factual difference, which `reason` describes; it is empty for a word.
    """

    wording: WordingName
    kind: str
    source: str
    translation: str | None
    weight: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One segment of the source that was added, removed or changed, and whether the translation reflects that.

    `translation` has the segments that render either version; `signs` are the evidence, the strongest first;
    `confidence` is 0 to 1. `since` is the revision that made the change, None if it is not committed.
    """

    kind: ChangeKind
    verdict: ChangeVerdict
    confidence: float
    old: Segment | None
    new: Segment | None
    translation: tuple[Segment, ...]
    signs: tuple[Sign, ...]
    since: Revision | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed in the source since it was translated, in the order of the new source.

    `moved` counts segments that only changed their place. `taken_over` is the revision of the old source, None if it
    came from a file; `asked` is the time of the query, to which ages are counted.
    """

    signature: Signature
    old: Document
    new: Document
    translation: Document
    changes: tuple[Change, ...]
    moved: int
    taken_over: Revision | None = None
    asked: datetime | None = None

    @property
    def pending(self) -> tuple[Change, ...]:
        """The changes that the translation does not reflect yet."""
        return tuple(change for change in self.changes if change.verdict == "pending")

    def age(self, change: Change) -> timedelta:
        """Return the age of a change; an uncommitted one has age zero."""
        if self.asked is None or change.since is None:
            return timedelta()
        return max(timedelta(), self.asked - change.since.date)
