"""`drift`: what changed in a source since its translation took it over, and what of that the translation reflects."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policyparse.cli.options import Glossaries, Limits, Ocr, Output, Password, Quiet, Source, Translation, configuration
from policyparse.cli.output import deliver, show
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.model.drift import Drift

EXAMPLES = (
    "policyparse drift plan.zh.md plan.en.md",
    "policyparse drift plan.zh.md plan.en.md --max-age 30",
    "policyparse drift plan.zh.md plan.en.md --since v1.2 --format json",
    "policyparse drift plan.zh.md plan.en.md --base main --head feature --fail-on pending",
    "policyparse drift plan.zh.txt plan.en.txt --old-source plan-2024.zh.txt",
)

Since = Annotated[
    str | None,
    typer.Option("--since", metavar="REV", help="The revision whose source the translation took over."),
]
Base = Annotated[str | None, typer.Option("--base", metavar="REV", help="The same, seen from --head.")]
Head = Annotated[
    str | None,
    typer.Option("--head", metavar="REV", help="Take both files from this revision, not from the working tree."),
]
OldSource = Annotated[
    str | None, typer.Option("--old-source", metavar="FILE", help="The source as it was, as a file: git is not asked.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        help="terminal (the default), json; may be given several times, each with a file of its own.",
    ),
]
FailOn = Annotated[
    Literal["never", "unclear", "pending"] | None,
    typer.Option(
        "--fail-on",
        help="Exit with 1 if a change is pending, or is not surely followed (unclear). By default, never; with"
        " --max-age, pending.",
    ),
]
MaxAge = Annotated[
    int | None,
    typer.Option("--max-age", metavar="DAYS", min=0, help="Fail only on changes that are more than DAYS days old."),
]


def drift(
    source: Source,
    translation: Translation,
    *,
    since: Since = None,
    base: Base = None,
    head: Head = None,
    old_source: OldSource = None,
    fail_on: FailOn = None,
    max_age: MaxAge = None,
    format: Formats = None,
    output: Output = None,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """Say what changed in a source, and whether its translation reflects that.

    The old source is that of the last commit which changed the translation, unless an option, or the key source-commit
    in the translation's front matter, says otherwise. Each change is followed, pending or unclear.
    """
    from policyparse import api
    from policyparse.cli.formats import wanted
    from policyparse.reporters.terminal.drift import render_drift

    results = wanted(format, ("terminal", "json"), output)
    _expect_one_range(since, base, head, old_source, max_age)
    _expect_files((source, translation, old_source))
    with Progress(quiet=quiet) as progress:
        result = api.drift(
            source,
            translation,
            old_source,
            since=base if since is None else since,
            head=head,
            config=configuration(glossary, password=password, ocr=ocr, limit=limit),
            progress=progress.note,
        )
    for name, path in results:
        if name == "terminal":
            show([partial(render_drift, result.found)], path)
        else:
            deliver(result.to_json(), path)
    if _fails(result.found, fail_on or ("never" if max_age is None else "pending"), max_age):
        raise typer.Exit(1)


def _expect_files(documents: Sequence[str | None]) -> None:
    if documents.count("-") > (documents[-1] is not None):
        raise UsageError(
            "git knows files alone, and standard input holds one: give paths, or --old-source FILE as well"
        )


def _expect_one_range(
    since: str | None, base: str | None, head: str | None, old_source: str | None, max_age: int | None
) -> None:
    if (base is None) != (head is None):
        raise UsageError("--base and --head go together: give both, or --since for the working tree")
    if sum(option is not None for option in (since, base, old_source)) > 1:
        raise UsageError("--since, --base and --old-source each name the old source: give one of them")
    if old_source is not None and max_age is not None:
        raise UsageError("--max-age needs the dates of commits, which --old-source has not: use --fail-on pending")


def _fails(found: Drift, kind: Literal["never", "unclear", "pending"], days: int | None) -> bool:
    kinds = {"never": (), "unclear": ("pending", "unclear"), "pending": ("pending",)}[kind]
    changes = [change for change in found.changes if change.verdict in kinds]
    return any(days is None or found.age(change).days > days for change in changes)
