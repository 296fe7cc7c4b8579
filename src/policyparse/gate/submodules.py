"""Files that are missing because their submodule is not checked out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from policyparse.errors import UsageError
from policyparse.gate.git import open_repository
from policyparse.gate.pairs import shown


def expect_checked_out(missing: Iterable[Path], folder: Path) -> None:
    """Raise `UsageError` if a `missing` file, or the files of a pattern, belong to an empty submodule.

    Outside a git repository, or without git, there is none.
    """
    hollow: tuple[Path, ...] = ()
    with suppress(UsageError):
        hollow = tuple(open_repository(folder).hollow())
    for path in missing:
        whole = path.absolute()
        submodule = next((one for one in hollow if whole.is_relative_to(one)), None)
        if submodule:
            raise UsageError(f"the submodule {shown(submodule)} is not checked out: git submodule update --init")
