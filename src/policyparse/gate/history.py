"""Drift in a git repository: which version of the source the translation took over, and when each change was made.

Unless the user or the translation says which, the source counts as taken over as it stood at the last commit that
changed the words of the translation: a translation is changed together with its source or after it. Where the
translation was committed before the source, it is the source's first version.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config, Reading
from policyparse.errors import InputError, UsageError
from policyparse.gate.drift import drift
from policyparse.gate.frontmatter import source_commit
from policyparse.gate.git import Entry, Repository, cut_off, open_repository
from policyparse.gate.source_diff import content_key, content_keys
from policyparse.model.document import Document
from policyparse.model.drift import Change, Drift, Revision
from policyparse.pipeline import Progress, StrPath
from policyparse.readers import read_data
from policyparse.readers.loading import load
from policyparse.structure import structure


class Range(NamedTuple):
    """Which versions a user asks for: revisions as given; `head` None means the working tree."""

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

    Raises what `drift` raises, and `UsageError` where git does not know a file or a revision.
    """
    pair = _Pair(open_repository(Path(source)), Path(source), Path(translation), revisions.head, config)
    old = pair.since(revisions.since)
    found = drift(pair.old_source(old), pair.new_source, pair.translation, config, progress)
    steps = _Steps(pair, old)
    changes = tuple(replace(change, since=steps.of(change)) for change in found.changes)
    return replace(found, changes=changes, taken_over=old, asked=datetime.now(UTC))


class _Pair:
    """Two files of one repository, as they are in a commit or in the working tree."""

    def __init__(
        self, repository: Repository, source: Path, translation: Path, head: str | None, config: Config | None
    ) -> None:
        self.repository = repository
        self.reading = config.reading if config else Reading()
        self._files = source, translation
        self._head = repository.resolve(head) if head is not None else None
        self._tip = self._head or repository.resolve("HEAD")
        self._source, self._translation = (repository.path_of(path) for path in self._files)

    @cached_property
    def new_source(self) -> Document:
        return self._document(self._now(self._files[0], self._source), self._files[0], self._source)

    @cached_property
    def translation(self) -> Document:
        return self._document(self._translation_data, self._files[1], self._translation)

    def since(self, given: str | None) -> Revision:
        """Return the revision at which the translation took the source over."""
        if given is not None:
            return self.repository.resolve(given)
        pinned = source_commit(self._translation_data)
        if pinned is None:
            return self._taken_over()
        try:
            return self.repository.resolve(pinned)
        except UsageError as error:
            raise UsageError(f"{self._files[1]}, source-commit: {error}") from error

    def old_source(self, revision: Revision) -> Document:
        """Return the source as it was, under whatever name."""
        for name in self._names:
            data = self.repository.content(revision.commit, name, self.reading.max_bytes)
            if data is not None:
                return self.read(data, f"{revision.commit[:12]}:{name}")
        raise UsageError(f"{self._files[0]} is not in {revision.commit[:12]}: give a revision that has it")

    def read(self, data: bytes, name: str) -> Document:
        return read_data(data, name, reading=self.reading)

    def steps(self, after: Revision) -> tuple[Entry, ...]:
        """Return the commits that changed the source since, the oldest first."""
        return self.repository.history(self._source, self._tip, after)[::-1]

    @cached_property
    def _translation_data(self) -> bytes:
        return self._now(self._files[1], self._translation)

    @cached_property
    def _history(self) -> tuple[Entry, ...]:
        found = self.repository.history(self._source, self._tip)
        if not found:
            raise UsageError(f"{self._files[0]} is in no commit: commit it, or give --old-source FILE")
        return found

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.path for entry in self._history))

    def _now(self, path: Path, name: str) -> bytes:
        if self._head is None:
            return load(path, self.reading.max_bytes)
        data = self.repository.content(self._head.commit, name, self.reading.max_bytes)
        if data is None:
            raise UsageError(f"{path} is not in {self._head.commit[:12]}: give a revision that has it")
        return data

    def _document(self, data: bytes, path: Path, name: str) -> Document:
        return self.read(data, f"{self._head.commit[:12]}:{name}" if self._head else str(path))

    def _taken_over(self) -> Revision:
        taken = next((e for e in self.repository.history(self._translation, self._tip) if self._says_more(e)), None)
        if taken is None:
            raise UsageError(f"{self._files[1]} is in no commit: commit it, or give --since or --old-source")
        if not self._has_source(taken.revision):
            taken = self._history[-1]
        if taken.first and self.repository.shallow:
            raise cut_off(str(self._files[1]))
        return taken.revision

    def _says_more(self, entry: Entry) -> bool:
        """Return whether a commit changed more of a file than its name, its mode and its white space."""
        before, after = (self.repository.blob(blob, self.reading.max_bytes) for blob in (entry.before, entry.after))
        return after is not None and (before or b"").split() != after.split()

    def _has_source(self, revision: Revision) -> bool:
        return any(self.repository.has(revision.commit, name) for name in self._names)


class _Steps:
    """The commits that changed the source since it was taken over, to date changes by."""

    def __init__(self, pair: _Pair, after: Revision) -> None:
        self._pair = pair
        self._entries: Sequence[Entry] = pair.steps(after)
        self._keys: dict[int, frozenset[str]] = {}

    def of(self, change: Change) -> Revision | None:
        """Return the commit that made a change; None where none did, as in a file that is not committed yet.

        A change is taken to last once it is made, so that few of the versions between have to be read.
        """
        at = bisect_left(range(len(self._entries)), x=True, key=lambda step: self._has(change, step))
        return self._entries[at].revision if at < len(self._entries) else None

    def _has(self, change: Change, step: int) -> bool:
        if step not in self._keys:
            self._keys[step] = self._read(self._entries[step])
        if change.new:
            return content_key(change.new) in self._keys[step]
        assert change.old
        return content_key(change.old) not in self._keys[step]

    def _read(self, entry: Entry) -> frozenset[str]:
        commit, path = entry.revision.commit, entry.path
        data = self._pair.repository.content(commit, path, self._pair.reading.max_bytes)
        try:
            return content_keys(structure(self._pair.read(data, f"{commit[:12]}:{path}"))) if data else frozenset()
        except InputError:
            return frozenset()  # a version that was broken in between
