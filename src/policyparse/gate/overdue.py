"""The drift of the pairs of a project: changes that have been pending for too long."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator
from dataclasses import replace

from policyparse.config import Config
from policyparse.errors import InputError, UsageError
from policyparse.gate.catalogue import OVERDUE
from policyparse.gate.history import Range, drift_in_git
from policyparse.gate.model import Outcome, Pair, Spot
from policyparse.gate.spots import Places
from policyparse.model.bitext import Place
from policyparse.model.drift import Change, ChangeVerdict, Drift
from policyparse.model.report import Finding
from policyparse.model.structure import Segment
from policyparse.pipeline import Progress
from policyparse.structure import structure


def drift_of(pair: Pair, config: Config, revisions: Range, progress: Progress | None = None) -> Drift:
    """Return the drift of a pair since the given revision, or else since the `source-commit` of its settings.

    Raises like `drift_in_git`.
    """
    own = replace(config, glossaries=pair.glossaries, direction=pair.direction)
    if revisions.since is not None or pair.source_commit is None:
        return drift_in_git(pair.source, pair.translation, revisions, own, progress)
    pinned = revisions._replace(since=pair.source_commit)
    try:
        return drift_in_git(pair.source, pair.translation, pinned, own, progress)
    except UsageError as error:
        raise UsageError(f"{pair.translation}, source-commit: {error}") from error


def late(drift: Drift, verdicts: Container[ChangeVerdict], days: int | None) -> tuple[Change, ...]:
    """Return the changes with one of the verdicts that are older than `days` whole days; of any age if None."""
    changes = (change for change in drift.changes if change.verdict in verdicts)
    return tuple(change for change in changes if days is None or drift.age(change).days > days)


def with_overdue(outcome: Outcome, config: Config, progress: Progress | None = None) -> Outcome:
    """Return the outcome of a pair with a finding for each change that has been pending for longer than allowed."""
    if outcome.record is None or outcome.pair.is_one_file:
        return outcome
    try:
        drift = drift_of(outcome.pair, config, Range(), progress)
    except InputError as error:
        return outcome._replace(record=None, error=str(error))
    more = tuple(_findings(drift, late(drift, ("pending",), outcome.pair.max_age)))
    return outcome._replace(record=outcome.record._replace(findings=(*outcome.record.findings, *more)))


def _findings(drift: Drift, changes: tuple[Change, ...]) -> Iterator[Finding[Spot]]:
    if not changes:
        return
    source, translation = Places(structure(drift.new, "source")), Places(structure(drift.translation, "translation"))
    for change in changes:
        yield Finding(
            OVERDUE.id,
            OVERDUE.name,
            OVERDUE.category,
            OVERDUE.severity,
            f"{change.kind} in the source {_days(drift, change)} ago, and the translation has yet to follow",
            source.spot(_place(change.new)),
            translation.spot(_place(change.translation[0] if change.translation else None)),
            change.new.text if change.new else None,
            change.old.text if change.old else None,
            change.confidence,
            _fingerprint(change),
        )


def _days(drift: Drift, change: Change) -> str:
    days = drift.age(change).days
    return f"{days} day{'' if days == 1 else 's'}"


def _place(segment: Segment | None) -> Place | None:
    return Place(segment.id, segment.span, segment.text) if segment else None


def _fingerprint(change: Change) -> str:
    texts = (segment.text if segment else "" for segment in (change.old, change.new))
    return hashlib.sha256("\0".join((OVERDUE.id, *texts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
