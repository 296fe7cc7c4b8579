"""Changed files in a repository since a revision, including submodules."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from policyparse.errors import PolicyparseError, UsageError
from policyparse.gate import baseline
from policyparse.gate.baseline import Entry
from policyparse.gate.git import Repository, open_repository


class Touched:
    """The files of a working tree that differ from a commit.

    Files that git does not track count as changed: ignored ones, and those outside the repository.
    """

    def __init__(self, repository: Repository, commit: str) -> None:
        """Compare the working tree of `repository` with `commit`."""
        self._repository = repository
        self._commit = commit
        self._changes = repository.changes(commit)
        self._within = cache(self._submodule)

    def __contains__(self, path: Path) -> bool:
        """Return whether a file was changed, added or deleted, or whether that is unknown."""
        return self._has(path.parent.resolve() / path.name) or (path.is_symlink() and self._has(path.resolve()))

    def entries_before(self, path: Path) -> tuple[Entry, ...]:
        """Return the entries that the baseline at `path` had; none if it did not exist, or cannot be read."""
        with suppress(PolicyparseError):
            name = self._repository.path_of(path)
            data = self._repository.blob(f"{self._commit}:{name}", baseline.MOST_BYTES)
            return baseline.loads(data, path) if data else ()
        return ()

    def _has(self, path: Path) -> bool:
        if not path.is_relative_to(self._repository.root):
            return path.exists()
        name = path.relative_to(self._repository.root).as_posix()
        submodule = next((one for one in self._changes.submodules if name.startswith(f"{one}/")), None)
        if submodule is not None:
            within = self._within(submodule)
            return within is None or path in within
        return name in self._changes.changed or (name not in self._changes.kept and path.exists())

    def _submodule(self, name: str) -> Touched | None:
        """Return what changed in a submodule; None if that is unknown, so everything may have changed."""
        commit, folder = self._changes.submodules[name], self._repository.root / name
        if commit is None or not (folder / ".git").exists():
            return None
        inner = open_repository(folder)
        return Touched(inner, commit) if inner.knows(commit) else None


def touched(base: str, folder: Path) -> Touched:
    """Return what differs between the working tree of `folder` and its merge base with `base`, new files included.

    Raises `UsageError` outside a repository, and for a revision that git does not know.
    """
    try:
        repository = open_repository(folder)
    except UsageError as error:
        raise UsageError(f"--diff needs a git repository: {error}") from error
    parted = repository.parting(repository.resolve(base))
    if parted is None:
        raise UsageError(f"git knows no revision that this work and {base!r} share: fetch more, or name another one")
    return Touched(repository, parted)
