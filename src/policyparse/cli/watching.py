"""A run of the gate, again whenever something changed that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from policyparse.cli.output import complain
from policyparse.errors import PolicyparseError

if TYPE_CHECKING:
    from pathlib import Path

    from policyparse.config import Config


def watching(settings: Callable[[], Config], once: Callable[[Config], int], arguments: Sequence[str]) -> int:
    """Run once, and again after each change, until interrupted; what a user can fix is said, and waited for."""
    from policyparse.gate.watching import changes

    config = settings()
    known = _content(config.file)
    while True:
        for changed in changes(config, arguments):
            if changed:
                typer.echo(f"policyparse: {', '.join(sorted(path.name for path in changed))} changed", err=True)
            if config.file in changed or (not changed and _content(config.file) != known):  # before we could notice
                break
            _tried(once, config)
        known = _content(config.file)
        config = _read(settings, config)


def _content(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file else None
    except OSError:
        return None


def _tried(once: Callable[[Config], int], config: Config) -> None:
    try:
        once(config)
    except PolicyparseError as error:
        complain(str(error))


def _read(settings: Callable[[], Config], before: Config) -> Config:
    """Return the settings as they are now; those of before where they are not sound."""
    try:
        return settings()
    except PolicyparseError as error:
        complain(str(error))
        return before
