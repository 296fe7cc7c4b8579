"""The state of all pairs of a project: findings, drift, and when each side last changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from policyparse.model.drift import Revision

State = Literal["not read", "missing", "failing", "behind", "warned", "unknown", "in step"]
STATES: tuple[State, ...] = ("not read", "missing", "failing", "behind", "warned", "unknown", "in step")
"""What needs work most comes first."""


class Sync(NamedTuple):
    """The number of pending and unclear changes of a source.

    `oldest` is the time of the oldest pending change, None if none is pending.
    """

    pending: int
    unclear: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class PairStatus:
    """One pair. `coverage` is 0 to 1; open findings are counted by severity; `failing` ones fail the gate.

    `sync` is None if the history does not determine it; `unknown` then says why. The revisions are the last that
    changed each side, or None.
    """

    source: str
    translation: str
    absent: Literal["source", "translation"] | None = None
    error: str | None = None
    coverage: float | None = None
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    accepted: int = 0
    failing: int = 0
    sync: Sync | None = None
    unknown: str | None = None
    source_changed: Revision | None = None
    translation_changed: Revision | None = None

    @property
    def state(self) -> State:
        """The most urgent state, in a word."""
        pending, unclear = (self.sync.pending, self.sync.unclear) if self.sync else (0, 0)
        holds = (
            self.error is not None,
            self.absent is not None,
            self.failing > 0,
            pending > 0,
            bool(self.errors or self.warnings or unclear),
            self.sync is None,
        )
        return next((state for state, held in zip(STATES, holds, strict=False) if held), "in step")


@dataclass(frozen=True, slots=True)
class Overview:
    """All pairs; those that need the most work come first. Ages are counted to `asked`."""

    policyparse: str
    asked: datetime
    pairs: tuple[PairStatus, ...]

    @property
    def states(self) -> dict[State, int]:
        """The number of pairs in each state."""
        tally = Counter(pair.state for pair in self.pairs)
        return {state: tally[state] for state in STATES}

    @property
    def coverage(self) -> float | None:
        """The mean coverage of the pairs that could be read."""
        known = [pair.coverage for pair in self.pairs if pair.coverage is not None]
        return sum(known) / len(known) if known else None

    def days(self, pair: PairStatus) -> int | None:
        """Return the age of the oldest pending change of a pair, in whole days."""
        if pair.sync is None or pair.sync.oldest is None:
            return None
        return max(timedelta(), self.asked - pair.sync.oldest).days


def overview_of(policyparse: str, asked: datetime, pairs: tuple[PairStatus, ...]) -> Overview:
    """Return an overview of pairs in any order."""
    whole = Overview(policyparse, asked, pairs)

    def need(pair: PairStatus) -> tuple[object, ...]:
        sync = pair.sync or Sync(0, 0, None)
        return (
            STATES.index(pair.state),
            -pair.failing,
            -pair.errors,
            -sync.pending,
            -(whole.days(pair) or 0),
            -pair.warnings,
            pair.coverage or 0.0,
            pair.translation,
        )

    return Overview(policyparse, asked, tuple(sorted(pairs, key=need)))
