"""Paths as platforms show them: relative to the top of the repository, whatever the working folder is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from policyparse.gate.model import Outcome, Region, Ruling, Run, Spot

_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_TOP_OF_FILE = Spot("", "", 0, 0, Region(1, 1, 1, 1), None)


def rooted(run: Run) -> Run:
    """Return a run with paths relative to the top of the repository that the working folder is in; without one, as is.

    A finding in a source outside of the repository is located at the top of the translation, which its reviewers can
    see.
    """
    top = top_of(Path.cwd())
    if top is None:
        return run
    return run._replace(
        outcomes=tuple(_outcome(outcome, top) for outcome in run.outcomes),
        remarks=tuple(remark._replace(path=_path(remark.path, top)) for remark in run.remarks),
    )


def top_of(folder: Path) -> Path | None:
    """Return the top of the repository that contains a folder; for a submodule, that of the outermost repository."""
    tops = [place for place in (folder, *folder.parents) if (place / ".git").exists()]
    return next((top for top in tops if not _is_submodule(top)), tops[-1] if tops else _workspace(folder))


def _workspace(folder: Path) -> Path | None:
    """Return the folder that a platform put the files in, where it left their history out."""
    places = (Path(os.environ[name]) for name in _WORKSPACES if os.environ.get(name))
    return next((place for place in places if folder.is_relative_to(place)), None)


def _is_submodule(top: Path) -> bool:
    """Return whether a repository is part of another; of a worktree `.git` is a file too, but leads elsewhere."""
    link = top / ".git"
    return link.is_file() and "/modules/" in link.read_text(encoding="utf-8", errors="replace")


def _outcome(outcome: Outcome, top: Path) -> Outcome:
    pair = outcome.pair
    sides = _path(pair.source, top), _path(pair.translation, top)
    moved = outcome._replace(pair=pair._replace(source=sides[0], translation=sides[1]))
    if os.path.isabs(sides[0]) and not os.path.isabs(sides[1]):  # noqa: PTH117  (strings)
        return moved._replace(rulings=tuple(map(_seen, outcome.rulings)))
    return moved


def _seen(ruling: Ruling) -> Ruling:
    return ruling._replace(found=replace(ruling.found, translation=ruling.found.translation or _TOP_OF_FILE))


def _path(path: str, top: Path) -> str:
    """Return a path that is shown relative to the working folder as one relative to `top`, where it lies within."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  (links are not followed)
    return (whole.relative_to(top) if whole.is_relative_to(top) else whole).as_posix()
