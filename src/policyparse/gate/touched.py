"""What was touched in a repository since a revision."""

from __future__ import annotations

from pathlib import Path

from policyparse.errors import UsageError
from policyparse.gate.git import open_repository


def touched(base: str, folder: Path) -> frozenset[Path]:
    """Return the files that differ from where the work parted from `base`: committed, changed or new, resolved.

    Raises `UsageError` outside a repository, and for a revision that git does not know.
    """
    try:
        repository = open_repository(folder)
    except UsageError as error:
        raise UsageError(f"--diff needs a git repository: {error}") from error
    parted = repository.parting(repository.resolve(base))
    if parted is None:
        raise UsageError(f"git knows no revision that this work and {base!r} share: fetch more, or name another one")
    return repository.touched(parted)
