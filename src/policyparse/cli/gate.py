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
    typer.Argument(metavar="[PAIR...]", help="A source or a translation of the settings, or SOURCE:TRANSLATION."),
]
FailOn = Annotated[
    Severity | None,
    typer.Option("--fail-on", help="The least severity that fails the gate; error, unless the settings say otherwise."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CHECK",
        autocompletion=complete_check,
        help="Only these checks: ids, names, or starts of ids such as PP2.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CHECK",
        autocompletion=complete_check,
        help="Leave these checks out, besides those of the settings.",
    ),
]
Diff = Annotated[
    str | None, typer.Option("--diff", metavar="BASE", help="Only pairs that were touched since this git revision.")
]
WithDrift = Annotated[
    bool,
    typer.Option("--drift", help="Look in the git history too, for changes of a source that are pending for too long."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Processes at once; the cores by default.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Compare every pair anew, and keep nothing of it.")]


def checked(config: Config, options: Options, *, quiet: bool) -> Checked:
    """Run the gate, and say which pairs could not be read."""
    from policyparse.gate.run import check

    with Progress(quiet=quiet) as progress:
        found = check(config, options, progress)
    for outcome in found.run.outcomes:
        if outcome.error:
            complain(outcome.error)
    return found
