"""What `check` and `baseline` share: the options of a run, and the run itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.completion import complete_check
from policyparse.cli.output import complain
from policyparse.cli.progress import Progress
from policyparse.model.severity import Severity

if TYPE_CHECKING:
    from policyparse.config import Config
    from policyparse.gate.run import Checked, Options

Pairs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PAIR...]", help="A source or a translation from the settings, or SOURCE:TRANSLATION."),
]
FailOn = Annotated[
    Severity | None,
    typer.Option(
        "--fail-on", help="The lowest severity that fails the gate. Default: that of the settings, else error."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CHECK",
        autocompletion=complete_check,
        help="Run only these checks: ids, names, or prefixes of ids such as PP2.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CHECK",
        autocompletion=complete_check,
        help="Ignore these checks, in addition to those that the settings ignore.",
    ),
]
Diff = Annotated[
    str | None, typer.Option("--diff", metavar="BASE", help="Check only pairs that changed since this git revision.")
]
WithDrift = Annotated[
    bool,
    typer.Option("--drift", help="Report changes of a source that have been pending for too long in the git history."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="The number of processes. Default: one per core.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Compare every pair again, and cache nothing.")]


def checked(config: Config, options: Options, *, quiet: bool) -> Checked:
    """Run the gate, and say which pairs could not be read."""
    from policyparse.gate.run import check

    with Progress(quiet=quiet) as progress:
        found = check(config, options, progress)
    for outcome in found.run.outcomes:
        if outcome.error:
            complain(outcome.error)
    return found
