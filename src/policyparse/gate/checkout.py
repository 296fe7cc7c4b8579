"""The files of a repository, in the working tree or in a commit, with their history."""

from __future__ import annotations

from pathlib import Path

from policyparse.config import Reading
from policyparse.errors import InputError, UsageError
from policyparse.gate.git import Entry, Repository
from policyparse.gate.lfs import pointer
from policyparse.model.document import Document
from policyparse.model.drift import Revision
from policyparse.readers import read_data
from policyparse.readers.loading import load

_SHORT = 12


class Checkout:
    """A repository at a revision, or with its working tree. Paths are those of the working tree, as users give them.

    `root` is its top folder, `tip` the last commit that counts; `shallow` says that early ones may be missing.
    """

    def __init__(self, repository: Repository, head: str | None, reading: Reading) -> None:
        """Take files from the revision `head`, from the working tree if it is None; raises `UsageError`."""
        self.root = repository.root
        self._repository = repository
        self._head = None if head is None else repository.resolve(head)
        self._reading = reading
        self._histories: dict[Path, tuple[Entry, ...]] = {}
        self.tip = self._head or repository.resolve("HEAD")
        self.shallow = repository.shallow

    def resolve(self, revision: str) -> Revision:
        """Return the commit that a user means; raises `UsageError`."""
        return self._repository.resolve(revision)

    def data(self, path: Path) -> bytes:
        """Return the content of a file; raises `InputError` or `UsageError` where there is none."""
        if self._head is None:
            return load(path, self._reading.max_bytes)
        data = self._content(self._head, self._repository.path_of(path))
        if data is None:
            raise _absent(path, self._head)
        return data

    def document(self, path: Path) -> Document:
        """Return a file as a document; raises as `data` and `read` do."""
        name = str(path) if self._head is None else _name(self._head, self._repository.path_of(path))
        return read_data(self.data(path), name, reading=self._reading)

    def history(self, path: Path) -> tuple[Entry, ...]:
        """Return the commits that changed a file, the newest first; raises `UsageError` if there are none."""
        if path not in self._histories:
            self._histories[path] = self._repository.history(self._repository.path_of(path), self.tip)
        if not self._histories[path]:
            raise UsageError(f"{path} is in no commit: commit it, or give --old-source FILE")
        return self._histories[path]

    def steps(self, path: Path, after: Revision) -> tuple[Entry, ...]:
        """Return the commits that changed a file and that `after` does not have, the oldest first."""
        return self._repository.history(self._repository.path_of(path), self.tip, after)[::-1]

    def has(self, path: Path, revision: Revision) -> bool:
        """Return whether a revision has the file, under whatever name."""
        return any(self._repository.has(revision.commit, name) for name in self._names(path))

    def document_at(self, path: Path, revision: Revision) -> Document:
        """Return a file as it was, under whatever name; raises `UsageError` for a revision without it."""
        for name in self._names(path):
            data = self._content(revision, name)
            if data is not None:
                return read_data(data, _name(revision, name), reading=self._reading)
        raise _absent(path, revision)

    def says_more(self, entry: Entry) -> bool:
        """Return whether a commit changed more of a file than its name, its mode and its white space."""
        before, after = (self._repository.blob(blob, self._reading.max_bytes) for blob in (entry.before, entry.after))
        return after is not None and (before or b"").split() != after.split()

    def _names(self, path: Path) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.path for entry in self.history(path)))

    def _content(self, revision: Revision, name: str) -> bytes | None:
        """Return a file of a commit; one of Git LFS as it is, where this clone has it."""
        data = self._repository.blob(f"{revision.commit}:{name}", self._reading.max_bytes)
        oid = pointer(data) if data else None
        if oid is None:
            return data
        try:
            return load(self._repository.large_file(oid), self._reading.max_bytes)
        except InputError as error:
            what = f"{_name(revision, name)}: is a Git LFS pointer and not the file itself"
            raise InputError(f"{what}; fetch it with `git lfs fetch --all`") from error


def _name(revision: Revision, path: str) -> str:
    return f"{revision.commit[:_SHORT]}:{path}"


def _absent(path: Path, revision: Revision) -> UsageError:
    return UsageError(f"{path} is not in {revision.commit[:_SHORT]}: give a revision that has it")
