"""Queries to the `git` program: revisions, the history and the content of files, changes.

Arguments never pass through a shell. A revision from a user is first resolved to a hash, after `--end-of-options`, and
a path follows `--`, so neither can be mistaken for an option. Nothing is fetched.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from policyparse.errors import InputError, UsageError
from policyparse.model.drift import Revision

_SECONDS = 60
_MOST_COMMITS = 20_000
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE")  # a hook sets them for its own folder
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ENTRY = re.compile(
    r"\x01(?P<commit>[0-9a-f]+) (?P<seconds>\d+) (?P<parents>[0-9a-f ]*)\0"
    r"(?:\n:\d+ \d+ (?P<before>[0-9a-f]+) (?P<after>[0-9a-f]+) "
    r"(?:C\d*\0(?P<model>[^\0]+)|R\d*\0(?P<earlier>[^\0]+)|[^RC\0]\d*)\0(?P<path>[^\0]+)\0)?"
)
_DIFFERENCE = re.compile(r":(?P<before>\d+) \d+ (?P<commit>[0-9a-f]+) [0-9a-f]+ \w\d*\0(?P<name>[^\0]+)\0")
_LISTED = re.compile(r"(?P<tag>\w) (?P<mode>\d+) (?P<object>[0-9a-f]+) \d\t(?P<name>[^\0]+)\0")
_SUBMODULE = "160000"
_FULL = "fetch all of it (git fetch --unshallow; in a workflow, fetch-depth: 0)"


class Entry(NamedTuple):
    """One commit of a file's history: what the file was called, and its content before and after by blob.

    `first` marks a commit without parents, which in a shallow clone is where the known history begins.
    """

    revision: Revision
    path: str
    before: str
    after: str
    first: bool


class Changes(NamedTuple):
    """The differences between a working tree and a commit, by paths relative to its top.

    `changed` are files that differ from the commit, `kept` those that git tracks, `submodules` the commit that each
    submodule had; None if it had none.
    """

    changed: frozenset[str]
    kept: frozenset[str]
    submodules: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree: its top folder, and whether its history was cut off when it was cloned."""

    root: Path
    shallow: bool

    def path_of(self, path: Path) -> str:
        """Return a file's path as the repository has it; raises `UsageError` for one outside."""
        try:
            return (path.parent.resolve() / path.name).relative_to(self.root).as_posix()
        except ValueError:
            raise UsageError(
                f"{path} is not in the repository {self.root}: give both files from one repository"
            ) from None

    def resolve(self, revision: str) -> Revision:
        """Return the commit that a user means by `revision`; raises `UsageError`."""
        done = _run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = done.stdout.decode("ascii", "replace").strip()
        if done.returncode or not _HASH.fullmatch(commit):
            hint = f"this clone is shallow: {_FULL}" if self.shallow else "give a commit, a branch or a tag"
            if _run(self.root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
                hint = "there is no commit yet, so commit first"
            raise UsageError(f"git knows no revision {revision!r}: {hint}")
        return Revision(commit, _date(_text(self.root, "log", "-1", "--no-show-signature", "--format=%ct", commit)))

    def parting(self, base: Revision) -> str | None:
        """Return the merge base with `base`; None if there is none."""
        done = _run(self.root, "merge-base", base.commit, "HEAD")
        return None if done.returncode else done.stdout.decode("ascii").strip()

    def changes(self, commit: str) -> Changes:
        """Return what differs from a commit, committed or not.

        A file that git is told to ignore, or that is in conflict, does not count as tracked.
        """
        options = ("--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", "-z")
        told = _text(self.root, "diff", *options, commit, "--")
        changed = {one["name"]: one for one in _DIFFERENCE.finditer(told)}
        listed = tuple(_LISTED.finditer(_text(self.root, "ls-files", "--stage", "-v", "-z")))
        submodules = {one["name"]: one["object"] for one in listed if one["mode"] == _SUBMODULE}
        before = {
            name: one["commit"] if one["before"] == _SUBMODULE else None
            for name, one in changed.items()
            if name in submodules
        }
        kept = frozenset(one["name"] for one in listed if one["tag"] == "H")
        return Changes(frozenset(changed), kept, submodules | before)

    def hollow(self) -> Iterator[Path]:
        """Yield the folders of submodules that are not checked out."""
        for one in _LISTED.finditer(_text(self.root, "ls-files", "--stage", "-v", "-z")):
            if one["mode"] == _SUBMODULE and not (self.root / one["name"] / ".git").exists():
                yield self.root / one["name"]

    def knows(self, commit: str) -> bool:
        """Return whether a commit is in this clone."""
        return not _run(self.root, "cat-file", "-e", f"{commit}^{{commit}}").returncode

    def history(self, path: str, head: Revision, after: Revision | None = None) -> tuple[Entry, ...]:
        """Return the commits up to `head`, and not up to `after`, that changed the file that is at `path` in `head`.

        The newest comes first; renames are followed.
        """
        layout = ("--format=%x01%H %ct %P", "-z", "--raw", "--no-abbrev", "--find-renames", "--no-show-signature")
        most = f"--max-count={_MOST_COMMITS}"
        bounds = (head.commit, f"^{after.commit}") if after else (head.commit,)
        told = _text(self.root, "log", "--follow", most, *layout, *bounds, "--", path)
        return tuple(_entries(told, path))

    def changing(self, names: Sequence[str], head: Revision) -> dict[str, list[Revision]]:
        """Return the commits up to `head` that changed each of some files, the newest first; renames are not followed.

        One call covers all files: a call per file would take a hundred times as long for a hundred files.
        """
        layout = ("--format=%x01%H %ct", "--name-only", "--no-renames", "--no-show-signature", "-z")
        told = _text(self.root, "log", f"--max-count={_MOST_COMMITS}", *layout, head.commit, "--", *names)
        found: dict[str, list[Revision]] = {name: [] for name in names}
        for commit in told.split("\x01")[1:]:
            hash_, _, rest = commit.partition(" ")
            seconds, _, changed = rest.partition("\0")
            revision = Revision(hash_, _date(seconds))
            for name in changed.removeprefix("\n").split("\0"):
                if name in found:
                    found[name].append(revision)
        return found

    def large_file(self, oid: str) -> Path:
        """Return the path at which this clone would have a Git LFS object, which may not exist."""
        folder = Path(_text(self.root, "rev-parse", "--git-common-dir").rstrip("\n"))
        return self.root / folder / "lfs" / "objects" / oid[:2] / oid[2:4] / oid

    def has(self, commit: str, path: str) -> bool:
        """Return whether there is a file at `path` in a commit."""
        return not _run(self.root, "cat-file", "-e", f"{commit}:{path}").returncode

    def blob(self, name: str, limit: int) -> bytes | None:
        """Return a file's content by its blob, or by `COMMIT:PATH`; None if there is none.

        Raises `InputError` beyond `limit` bytes.
        """
        size = _run(self.root, "cat-file", "-s", name)
        if size.returncode:
            return None
        if int(size.stdout) > limit:
            raise InputError(f"{name}: larger than the limit of {limit / 1e6:g} MB; raise the limit (max-bytes)")
        done = _run(self.root, "cat-file", "blob", name)
        return None if done.returncode else done.stdout


def open_repository(path: Path) -> Repository:
    """Return the repository that a file or a folder is in; raises `UsageError`."""
    folder = (path if path.is_dir() else path.parent).resolve()
    if not folder.is_dir():
        raise UsageError(f"{path}: there is no folder {folder}")
    done = _run(folder, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    if done.returncode:
        raise UsageError(f"{path}: {_complaint(done)}")
    root, shallow = os.fsdecode(done.stdout).rstrip("\n").rsplit("\n", 1)
    return Repository(Path(root).resolve(), shallow == "true")


def cut_off(path: str) -> UsageError:
    """Return the error for a history that a shallow clone does not contain."""
    return UsageError(f"the history of {path} is cut off, for this clone is shallow: {_FULL}, or give --since")


def _entries(told: str, path: str) -> Iterator[Entry]:
    for found in _ENTRY.finditer(told):
        path = found["path"] or path
        before = "" if found["model"] else found["before"] or ""
        revision = Revision(found["commit"], _date(found["seconds"]))
        yield Entry(revision, path, before, found["after"] or "", first=not found["parents"])
        if found["model"]:
            return  # a copy begins a history of its own
        path = found["earlier"] or path


def _date(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _text(folder: Path, *arguments: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode:
        raise UsageError(f"git {arguments[0]} failed: {_complaint(done)}")
    return os.fsdecode(done.stdout)


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"exit code {done.returncode}"


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    settings = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false")
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN} | _QUIET
    try:
        return subprocess.run(  # noqa: S603  (no shell; see above for what users give)
            ["git", "-C", str(folder), *settings, *arguments],  # noqa: S607  (the user's own git)
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            timeout=_SECONDS,
            check=False,
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError("there is no git program: install it") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git {arguments[0]} took more than {_SECONDS} s: name a later revision") from error
    except ValueError as error:
        raise UsageError(f"git cannot be asked for this: {error}") from error
