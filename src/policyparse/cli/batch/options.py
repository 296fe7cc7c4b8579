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
    Path | None,
    typer.Option("--output", "-o", metavar="STORE", callback=writable, help="The store; created if needed."),
]
SourcePattern = Annotated[str, typer.Option("--source-pattern", metavar="PATTERN", help="Sources of a folder.")]
TranslationPattern = Annotated[
    str, typer.Option("--translation-pattern", metavar="PATTERN", help="Translations of a folder.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="List what would be read and what has no partner; do nothing.")]
First = Annotated[
    int | None, typer.Option("--first", metavar="N", min=1, help="Take only the first N entries, as a trial.")
]
Seconds = Annotated[
    int, typer.Option("--pair-seconds", metavar="N", min=1, help="The maximum processor time for one entry.")
]
Memory = Annotated[int, typer.Option("--pair-memory", metavar="MB", min=1, help="The maximum memory of a process.")]
EngineName = Annotated[
    Literal["local", "dask"],
    typer.Option("--engine", help="Processes of this machine, or a Dask cluster (needs policyparse[dask])."),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="The cluster, as tcp://HOST:8786. Default: a local one."),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast/--keep-going", help="Stop at the first failure, or record it and continue.")
]
Retry = Annotated[bool, typer.Option("--retry-failed", help="Retry entries that failed before and did not change.")]
Prune = Annotated[bool, typer.Option("--prune", help="Delete entries that are no longer listed, with their results.")]
