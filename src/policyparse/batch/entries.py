"""The entries of a batch, each a pair or a single document."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from policyparse.errors import UsageError
from policyparse.readers.remote import is_url

Command = Literal["compare", "extract-targets", "extract-assignments"]


class Entry(NamedTuple):
    """One job of a batch. Paths are absolute, or URLs; `translation` is None for a single document.

    `carried` has the other columns of the manifest, including the `direction` of a pair.
    """

    id: str
    source: str
    translation: str | None = None
    carried: Mapping[str, object] = {}

    @property
    def direction(self) -> str:
        """The direction that a manifest says of a pair; empty if it says none."""
        return "" if self.translation is None else str(self.carried.get("direction") or "")


class LeftOver(NamedTuple):
    """A file without a partner, or an entry that cannot be read, and why."""

    path: str
    reason: str


class Corpus(NamedTuple):
    """The entries of a batch in their order, and the files that were left over."""

    entries: tuple[Entry, ...]
    left_over: tuple[LeftOver, ...] = ()


class Patterns(NamedTuple):
    """How a folder's files are paired: `{stem}` is what both names share, `*` any characters but `/`."""

    source: str
    translation: str | None = None


def default_id(source: str, translation: str | None) -> str:
    """Return the id of an entry that was given none: its paths as they are written."""
    return source if translation is None else f"{source}:{translation}"


def absolute(folder: Path, path: str) -> str:
    """Return `path`, which is relative to `folder`, as an absolute path; links are not followed. A URL stays one."""
    return path if is_url(path) else os.path.abspath(folder / path)  # noqa: PTH100  (links are not followed)


def expect_one_each(entries: tuple[Entry, ...], where: Path) -> None:
    """Raise `UsageError` if two entries have one id."""
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise UsageError(f"{where}: two entries are called {entry.id!r}: give each an id of its own")
        seen.add(entry.id)
