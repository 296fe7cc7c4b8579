"""What was touched in a repository since a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

from policyparse.errors import UsageError


def touched(base: str, folder: Path) -> frozenset[Path]:
    """Return the files that differ from where the work parted from `base`: committed, changed or new, resolved.

    Raises `UsageError` outside a repository, and for a revision that git does not know.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}", lost=base)
    parted = _git(folder, "merge-base", commit.strip(), "HEAD", lost=base).strip()
    changed = _git(root, "diff", "--name-only", "--no-renames", "-z", parted, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((root / name).resolve() for name in (changed + new).split("\0") if name)


def _git(folder: Path, *arguments: str, lost: str | None = None) -> str:
    """Run git; `lost` is the revision that is to blame if it fails."""
    try:
        done = subprocess.run(  # noqa: S603  (no shell, and no argument of the user's can be an option)
            ("git", "-C", str(folder), *arguments),  # noqa: S607  (the user's git)
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError as error:
        raise UsageError(f"git cannot be run ({error.strerror or error}): --diff needs it") from error
    if done.returncode == 0:
        return done.stdout
    if lost is not None:
        raise UsageError(f"git knows no revision {lost!r} that this work started from: fetch it, or name another one")
    said = done.stderr.strip().splitlines()
    raise UsageError(f"--diff needs a git repository: {said[-1] if said else 'git failed'}")
