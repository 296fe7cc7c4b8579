"""Drift: the source went on, and what of that the translation has taken over."""

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
    """What tells whether the translation renders a wording of the source.

    `weight`, in nats, is above zero where it does and below where it does not. `source` is the word or fact as the
    wording has it, `translation` what stands for it there, None for nothing. `kind` is that of the word (term, word,
    latin, number) or of the difference of fact, which `reason` says in words; it is empty for a word.
    """

    wording: WordingName
    kind: str
    source: str
    translation: str | None
    weight: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One segment of the source that was added, removed or changed, and whether the translation reflects it.

    `translation` has the segments that render either wording; `signs` bear the verdict, the weightiest first;
    `confidence` is 0 to 1. `since` is the revision that made the change, None if it is in no commit.
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
    """What changed in the source since the translation took it over, in the order of the new source.

    `moved` counts segments that only changed their place. `taken_over` is the revision of the old source, None if
    it came from a file; `asked` is when git was asked, and what ages are counted to.
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
        """The changes that the translation has yet to follow."""
        return tuple(change for change in self.changes if change.verdict == "pending")

    def age(self, change: Change) -> timedelta:
        """Return how old a change is; one that is in no commit has just been made."""
        if self.asked is None or change.since is None:
            return timedelta()
        return max(timedelta(), self.asked - change.since.date)
