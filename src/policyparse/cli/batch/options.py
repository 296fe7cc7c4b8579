"""Arguments and options of the steps that read documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from policyparse.cli.options import writable

Place = Annotated[
    Path,
    typer.Argument(
        metavar="MANIFEST|FOLDER", help="A table (.csv, .tsv, .jsonl) with a column source, or a folder.", exists=True
    ),
]
Pairs = Annotated[
    Path,
    typer.Argument(
        metavar="MANIFEST|FOLDER",
        help="A table (.csv, .tsv, .jsonl) with the columns source and translation, or a folder.",
        exists=True,
    ),
]
Into = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="STORE", callback=writable, help="The store; made if need be.")
]
SourcePattern = Annotated[str, typer.Option("--source-pattern", metavar="PATTERN", help="Sources of a folder.")]
TranslationPattern = Annotated[
    str, typer.Option("--translation-pattern", metavar="PATTERN", help="Translations of a folder.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="List what would be read, and what is left over; do nothing.")]
First = Annotated[
    int | None, typer.Option("--first", metavar="N", min=1, help="Take the first N entries alone, as a trial.")
]
Seconds = Annotated[
    int, typer.Option("--pair-seconds", metavar="N", min=1, help="The longest time that one entry may compute.")
]
Memory = Annotated[
    int, typer.Option("--pair-memory", metavar="MB", min=1, help="The most memory that a process may allocate.")
]
EngineName = Annotated[
    Literal["local", "dask"],
    typer.Option("--engine", help="Processes of this machine, or a Dask cluster (needs policyparse[dask])."),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="The cluster, as tcp://HOST:8786; one of its own without."),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast/--keep-going", help="Stop at the first failure; as a rule, record it and go on.")
]
Retry = Annotated[bool, typer.Option("--retry-failed", help="Do again what failed before, though nothing changed.")]
Prune = Annotated[bool, typer.Option("--prune", help="Drop from the store what is no longer named, with its results.")]
