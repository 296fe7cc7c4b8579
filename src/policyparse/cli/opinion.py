"""The options of a second opinion, and the settings that they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.options import writable
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.config import Asking, Config
    from policyparse.model.report import Consultation
    from policyparse.opinion.consulting import Preview

SecondOpinion = Annotated[
    str | None,
    typer.Option(
        "--second-opinion",
        metavar="URL",
        help="Ask a model about doubtful segments, at an endpoint with the OpenAI chat API. Text leaves the machine"
        " unless the endpoint runs on it (see `policyparse docs second-opinion`).",
    ),
]
SecondOpinionCommand = Annotated[
    str | None,
    typer.Option(
        "--second-opinion-command",
        metavar="PROGRAM",
        help="Ask a program instead of an endpoint: one JSON object per line in, one per line out.",
    ),
]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model that gives the second opinion.")]
KeyVariable = Annotated[
    str | None,
    typer.Option("--key-variable", metavar="NAME", help="The environment variable that holds the endpoint's key."),
]
Opinions = Annotated[
    Path | None,
    typer.Option(
        "--opinions",
        metavar="FILE",
        callback=writable,
        help="Record the answers in FILE, and ask only what it does not answer. Without an endpoint, replay it."
        " Default: a file next to the report.",
    ),
]
Bound = Annotated[
    list[str] | None,
    typer.Option(
        "--bound",
        metavar="NAME=NUMBER",
        help="Limit the second opinion: below, batch, max-calls, max-tokens, max-seconds or timeout.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print what a second opinion would send, and send nothing.")]


def asking(
    config: Config,
    outputs: Sequence[Path | None],
    *,
    url: str | None,
    command: str | None,
    model: str | None,
    key_variable: str | None,
    opinions: Path | None,
    bounds: Iterable[str] | None,
    dry_run: bool,
) -> Config:
    """Return the settings with what the command line asks for; raises `UsageError`."""
    from policyparse.config import bounded

    live = url is not None or command is not None
    if not live and dry_run:
        raise UsageError("--dry-run shows what would be sent: give --second-opinion or --second-opinion-command too")
    if not (live or opinions) and (model or key_variable or bounds):
        raise UsageError("--model, --key-variable and --bound are for a second opinion: give --second-opinion too")
    if opinions and any(path and path.absolute() == opinions.absolute() for path in outputs):
        raise UsageError(f"{opinions} is where the report goes: keep the answers in another file")
    wanted = replace(
        bounded(config.asking, dict(map(_bound, bounds or ()))),
        url=url,
        command=command,
        key_variable=key_variable,
        model=model or config.asking.model,
        file=opinions or (_beside(outputs) if live else None),
    )
    return replace(config, asking=wanted)


def shown(preview: Preview) -> str:
    """Return what would be sent, in full, and how much that is."""
    from policyparse.reporters.summary import count

    requests = "".join(f"{request.rstrip()}\n\n" for request in preview.requests)
    recorded = f", {preview.recorded:,} answered already" if preview.recorded else ""
    return (
        f"{requests}Doubtful: {preview.asked:,} of {count(preview.segments, 'segment')}{recorded}. Nothing was sent;"
        f" it would be {count(preview.characters, 'character')} in {count(len(preview.requests), 'request')}.\n"
    )


def unrecorded(asking: Asking, consultation: Consultation | None) -> str | None:
    """Return the line for answers that are kept nowhere; None if they are, or where there are none."""
    if asking.file is None and consultation and consultation.answered:
        return "second opinion: the answers are not kept; --opinions FILE keeps them, and gives the same report again"
    return None


def _beside(outputs: Iterable[Path | None]) -> Path | None:
    file = next((path for path in outputs if path and str(path) != "-"), None)
    return file.with_suffix(".opinions.jsonl") if file else None


def _bound(text: str) -> tuple[str, object]:
    name, _, number = text.partition("=")
    try:
        return name.strip(), float(number) if "." in number else int(number)
    except ValueError:
        return name.strip(), number
