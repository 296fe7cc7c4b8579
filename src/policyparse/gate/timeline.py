"""Which commits changed the files of a project: one question to git for each repository, kept until its next commit."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache as memo
from pathlib import Path
from typing import NamedTuple

from policyparse.errors import UsageError
from policyparse.gate import cache, keys
from policyparse.gate.git import Repository, open_repository
from policyparse.model.drift import Revision


class Past(NamedTuple):
    """The last commit that changed a file, None if none did, and a digest of all that did."""

    last: Revision | None
    digest: str


class Timeline:
    """The past of files, in whichever repositories they are; a file in none has no past."""

    def __init__(self, paths: Iterable[Path], *, cached: bool) -> None:
        """Ask git, or the cache, about all of them."""
        self._places: dict[Path, tuple[Repository, str]] = {}
        self._pasts: dict[tuple[Path, str], Past] = {}
        by_top: dict[Path, set[str]] = defaultdict(set)
        opened = memo(_opened)
        within = memo(_top_of)
        for path in paths:
            folder = path.absolute().parent.resolve()
            top = within(folder)
            repository = opened(top) if top else None
            if repository:
                name = (folder / path.name).relative_to(repository.root).as_posix()
                self._places[path] = repository, name
                by_top[repository.root].add(name)
        for top, names in by_top.items():
            for name, past in _pasts(opened(top), sorted(names), cached=cached).items():
                self._pasts[top, name] = past

    def past(self, path: Path) -> Past | None:
        """Return the past of a file; None if it is in no repository."""
        place = self._places.get(path)
        return self._pasts[place[0].root, place[1]] if place else None

    def repository(self, path: Path) -> Repository | None:
        """Return the repository that a file is in."""
        place = self._places.get(path)
        return place[0] if place else None


def _top_of(folder: Path) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _opened(top: Path) -> Repository | None:
    with suppress(UsageError):
        return open_repository(top)
    return None


def _pasts(repository: Repository | None, names: Sequence[str], *, cached: bool) -> dict[str, Past]:
    assert repository
    try:
        head = repository.resolve("HEAD")
    except UsageError:
        return {name: Past(None, "") for name in names}
    key = keys.joined(("timeline", str(repository.root), head.commit, *names))
    kept = cache.recall(key) if cached else None
    if kept is None:
        rows = {}
        for name, commits in repository.changing(names, head).items():
            last = [commits[0].commit, int(commits[0].date.timestamp())] if commits else None
            rows[name] = [last, keys.joined(commit.commit for commit in commits)]
        kept = json.dumps(rows)
        if cached:
            cache.keep(key, kept)
    return {name: _past(*row) for name, row in json.loads(kept).items()}


def _past(last: tuple[str, int] | None, digest: str) -> Past:
    return Past(Revision(last[0], datetime.fromtimestamp(last[1], UTC)) if last else None, digest)
