"""`init`: write a settings file for a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policyparse.cli.output import deliver
from policyparse.errors import UsageError

EXAMPLES = ("policyparse init", "policyparse init --force")

Force = Annotated[bool, typer.Option("--force", help="Overwrite an existing settings file.")]


def init(*, force: Force = False) -> None:
    """Write policyparse.toml for this folder, with the pairs that the names of its files suggest."""
    from policyparse.gate.starter import settings_for

    path = Path("policyparse.toml")
    if path.exists() and not force:
        raise UsageError(f"{path} exists already: edit it, or use --force to overwrite it")
    text, count = settings_for(Path.cwd())
    deliver(text, path)
    if not count:
        deliver(f"{path} has no pairs yet: no two names of files suggest one; write [[pair]]\n", None)
        return
    deliver(f"{path} has {count} {'pair' if count == 1 else 'pairs'}; check with `policyparse check`\n", None)
