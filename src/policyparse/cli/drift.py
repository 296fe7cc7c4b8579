"""`drift`: what changed in a source since its translation took it over, and what of that the translation reflects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policyparse.cli.completion import complete
from policyparse.cli.gate import Pairs
from policyparse.cli.options import (
    Glossaries,
    InDirection,
    Limits,
    Ocr,
    Output,
    Password,
    Quiet,
    Settings,
    configuration,
)
from policyparse.cli.output import deliver, show, spare
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.cli.output import Render
    from policyparse.config import Config
    from policyparse.gate.history import Range
    from policyparse.gate.model import Pair
    from policyparse.model.drift import ChangeVerdict, Drift

EXAMPLES = (
    "policyparse drift",
    "policyparse drift --all",
    "policyparse drift plan.zh.md plan.en.md",
    "policyparse drift plan.zh.md plan.en.md --max-age 30",
    "policyparse drift plan.zh.md plan.en.md --since v1.2 --format json",
    "policyparse drift plan.zh.md plan.en.md --base main --head feature --fail-on pending",
    "policyparse drift plan.zh.txt plan.en.txt --old-source plan-2024.zh.txt",
)

_FORMATS = ("terminal", "json")

Since = Annotated[
    str | None,
    typer.Option("--since", metavar="REV", help="The revision whose source was translated."),
]
Base = Annotated[str | None, typer.Option("--base", metavar="REV", help="The same, together with --head.")]
Head = Annotated[
    str | None,
    typer.Option("--head", metavar="REV", help="Take both files from this revision, not from the working tree."),
]
OldSource = Annotated[
    str | None, typer.Option("--old-source", metavar="FILE", help="The source that was translated, as a file; no git.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        autocompletion=complete(lambda: _FORMATS),
        help="terminal (the default) or json; repeatable, each with its own file.",
    ),
]
All = Annotated[bool, typer.Option("--all", help="Also show pairs and changes that are in step, on the terminal.")]
FailOn = Annotated[
    Literal["never", "unclear", "pending"] | None,
    typer.Option(
        "--fail-on",
        help="Exit with 1 if a change is pending, or also if it is unclear. Default: never; with --max-age, pending.",
    ),
]
MaxAge = Annotated[
    int | None,
    typer.Option("--max-age", metavar="DAYS", min=0, help="Fail only on changes that are older than DAYS days."),
]


def drift(
    pairs: Pairs = None,
    *,
    since: Since = None,
    base: Base = None,
    head: Head = None,
    old_source: OldSource = None,
    fail_on: FailOn = None,
    max_age: MaxAge = None,
    format: Formats = None,
    output: Output = None,
    direction: InDirection = None,
    all: All = False,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    quiet: Quiet = False,
) -> int:
    """Report what changed in a source, and whether its translation reflects that.

    PAIR is as for check: SOURCE and TRANSLATION, or a path of a pair in the settings; without PAIR, all pairs. The old
    source is that of the last commit that changed the translation, unless an option, or the key source-commit in the
    settings or in the translation's front matter, says otherwise. Each change is followed, pending or unclear. The
    terminal shows what is out of step.
    """
    from policyparse.cli.formats import wanted
    from policyparse.gate.history import Range

    results = wanted(format, _FORMATS, output)
    _expect_one_range(since, base, head, old_source, max_age)
    _expect_files((*(pairs or ()), old_source))
    config = configuration(glossary, settings, password=password, ocr=ocr, limit=limit, direction=direction)
    spare([path for _, path in results], [*(pairs or ()), old_source, *(glossary or ())])
    chosen = _chosen(pairs or [], config, old_source)
    revisions = Range(since if base is None else base, head)
    found = []
    with Progress(quiet=quiet) as progress:
        for at, pair in enumerate(chosen, 1):
            progress(f"[{at}/{len(chosen)}] {pair.translation}")
            found.append(_drift(pair, config, old_source, revisions, progress.note))
    for name, path in results:
        if name == "terminal":
            show(_reports(found, whole=all), path)
        else:
            deliver(_json(found, single=bool(pairs) and len(found) == 1), path)
    ages = [None if old_source else pair.max_age if max_age is None else max_age for pair in chosen]
    return int(any(_fails(drift, fail_on, days) for drift, days in zip(found, ages, strict=True)))


def _reports(found: Sequence[Drift], *, whole: bool) -> list[Render]:
    """Return the report of each pair that is out of step, of a single one in any case, and how many are in step."""
    from policyparse.reporters.terminal.drift import render_drift, render_tally

    behind = [drift for drift in found if any(change.verdict != "followed" for change in drift.changes)]
    shown = found if whole or len(found) == 1 else behind
    reports: list[Render] = [partial(render_drift, drift, whole=whole) for drift in shown]
    return reports if len(found) == 1 else [*reports, partial(render_tally, len(found), len(behind))]


def _chosen(arguments: Sequence[str], config: Config, old_source: str | None) -> Sequence[Pair]:
    from policyparse.gate.model import Pair
    from policyparse.gate.pairs import configured, named

    if old_source is not None and len(arguments) == 2:
        return (Pair(arguments[0], arguments[1], glossaries=config.glossaries, direction=config.direction),)
    there = [pair for pair in named(arguments, configured(config), config) if not pair.is_one_file]
    chosen = [pair for pair in there if not pair.absent]
    if there and arguments and not chosen:
        raise UsageError(f"{arguments[0]}: there is no {there[0].absent} beside it")
    if not chosen:
        raise UsageError("there are no pairs: name SOURCE and TRANSLATION, or write [[pair]] (see `policyparse init`)")
    if old_source is not None and len(chosen) > 1:
        raise UsageError("--old-source is the source of one pair: name SOURCE and TRANSLATION")
    return chosen


def _drift(
    pair: Pair, config: Config, old_source: str | None, revisions: Range, progress: Callable[[str], None]
) -> Drift:
    if old_source is None:
        from policyparse.gate.overdue import drift_of

        return drift_of(pair, config, revisions, progress)
    from policyparse import api

    own = replace(config, glossaries=pair.glossaries, direction=pair.direction)
    return api.drift(pair.source, pair.translation, old_source, config=own, progress=progress).found


def _json(found: Sequence[Drift], *, single: bool) -> str:
    """Return one object for a pair that was named, else an array of them."""
    from policyparse.reporters.drift import drift_dict
    from policyparse.reporters.json import dumps

    told = [drift_dict(drift) for drift in found]
    return dumps(told[0] if single else told) + "\n"


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


def _fails(found: Drift, kind: Literal["never", "unclear", "pending"] | None, days: int | None) -> bool:
    from policyparse.gate.overdue import late

    verdicts: dict[str, tuple[ChangeVerdict, ...]] = {
        "never": (),
        "unclear": ("pending", "unclear"),
        "pending": ("pending",),
    }
    return bool(late(found, verdicts[kind or ("never" if days is None else "pending")], days))
