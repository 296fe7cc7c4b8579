"""Drift in a git repository: which version of the source was translated, and when each change was made.

Unless the user or the translation names a version, it is that of the last commit that changed the words of the
translation, because a translation is changed together with its source or after it. If the translation was committed
before the source, it is the first version of the source. If the two are in different repositories, it is the version
that the source had at the time of that commit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config, Reading
from policyparse.errors import InputError, UsageError
from policyparse.gate.checkout import Checkout
from policyparse.gate.drift import drift
from policyparse.gate.frontmatter import source_commit
from policyparse.gate.git import Repository, cut_off, open_repository
from policyparse.gate.source_diff import content_key, content_keys
from policyparse.model.document import StrPath
from policyparse.model.drift import Change, Drift, Revision
from policyparse.pipeline import Progress
from policyparse.structure import structure


class Range(NamedTuple):
    """The requested versions, by revision as given: `head` None means the working tree."""

    since: str | None = None
    head: str | None = None


def drift_in_git(
    source: StrPath,
    translation: StrPath,
    revisions: Range,
    config: Config | None = None,
    progress: Progress | None = None,
) -> Drift:
    """Return the drift between two files of a git repository, its changes dated by their commits.

    Raises like `drift`, and `UsageError` if git does not know a file or a revision.
    """
    paths = Path(source), Path(translation)
    reading = (config or Config()).reading
    checkout = Checkout(_repository(paths[0]), revisions.head, reading)
    other = _elsewhere(checkout, paths[1], revisions, reading) or checkout
    since = _taken_over(checkout, other, *paths) if revisions.since is None else checkout.resolve(revisions.since)
    versions = checkout.document_at(paths[0], since), checkout.document(paths[0]), other.document(paths[1])
    found = drift(*versions, config, progress)
    changes = _dated(found.changes, checkout, paths[0], since)
    return replace(found, changes=changes, taken_over=since, asked=datetime.now(UTC))


def _repository(source: Path) -> Repository:
    try:
        return open_repository(source)
    except UsageError as error:
        raise UsageError(f"{error}; without git, `policyparse drift` takes --old-source FILE") from error


def _elsewhere(checkout: Checkout, translation: Path, revisions: Range, reading: Reading) -> Checkout | None:
    """Return the repository of a translation if it is not that of the source, else None."""
    try:
        repository = open_repository(translation)
    except UsageError:
        return None
    if repository.root == checkout.root:
        return None
    if revisions.head is not None:
        raise UsageError(f"{translation} is not in the repository of its source, so --head can name one of them alone")
    return Checkout(repository, None, reading)


def _taken_over(checkout: Checkout, other: Checkout, source: Path, translation: Path) -> Revision:
    """Return the revision of the source that was translated; raises `UsageError` if it is unknown.

    `checkout` is the repository of the source, `other` that of the translation.
    """
    pinned = source_commit(other.data(translation))
    if pinned is not None:
        try:
            return checkout.resolve(pinned)
        except UsageError as error:
            raise UsageError(f"{translation}, source-commit: {error}") from error
    entries = other.history(translation)
    last = next(filter(other.says_more, entries), entries[-1])
    if other is not checkout:
        if last.first and other.shallow:
            raise cut_off(str(translation))
        return _at(checkout, source, last.revision.date)
    taken = last if checkout.has(source, last.revision) else checkout.history(source)[-1]
    if taken.first and checkout.shallow:
        raise cut_off(str(translation))
    return taken.revision


def _at(checkout: Checkout, source: Path, date: datetime) -> Revision:
    """Return the revision of the source at a given time, or its first one if that is later."""
    history = checkout.history(source)
    taken = next((entry for entry in history if entry.revision.date <= date), history[-1])
    if taken.first and checkout.shallow:
        raise cut_off(str(source))
    return taken.revision


def _dated(changes: Sequence[Change], checkout: Checkout, source: Path, since: Revision) -> tuple[Change, ...]:
    """Return the changes, each with the commit that made it; None if none did, as in a file not committed yet.

    A change is assumed to persist once it is made, so only a few of the versions in between are read.
    """
    steps = [entry.revision for entry in checkout.steps(source, since)]

    @cache
    def keys(at: int) -> frozenset[str]:
        try:
            return content_keys(structure(checkout.document_at(source, steps[at])))
        except (InputError, UsageError):
            return frozenset()  # a version in between that was broken, or deleted

    def dated(change: Change) -> Change:
        at = bisect_left(range(len(steps)), x=True, key=lambda step: _is_made(change, keys(step)))
        return replace(change, since=steps[at] if at < len(steps) else None)

    return tuple(map(dated, changes))


def _is_made(change: Change, keys: frozenset[str]) -> bool:
    """Return whether a version of the source with these `keys` has a change."""
    if change.new:
        return content_key(change.new) in keys
    assert change.old
    return content_key(change.old) not in keys
