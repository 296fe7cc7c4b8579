"""`check`: the gate over all pairs of a project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.completion import complete, gate_formats
from policyparse.cli.gate import Diff, FailOn, Ignore, NoCache, Pairs, Select, WithDrift, Workers, checked
from policyparse.cli.options import (
    EnglishModel,
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
from policyparse.cli.output import colored, deliver, spare
from policyparse.cli.watching import watching
from policyparse.model.severity import Severity

if TYPE_CHECKING:
    from policyparse.config import Config
    from policyparse.gate.model import Run

EXAMPLES = (
    "policyparse check",
    "policyparse check docs/en/plan.md --fail-on warning",
    "policyparse check --show note",
    "policyparse check plan.zh.md plan.en.md",
    "policyparse check --drift",
    "policyparse check --watch",
    "policyparse check --diff origin/main --format github --format sarif=policyparse.sarif",
)

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        autocompletion=complete(gate_formats),
        help="text (the default), json, sarif, junit, gitlab, github, markdown; repeatable, each with a file.",
    ),
]
Show = Annotated[
    Severity | None,
    typer.Option(
        "--show",
        help="List findings of at least this severity; the rest are counted. Default: errors and warnings if the gate"
        " fails, none if it is clean.",
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit with 0 despite findings; still with 3 if a pair cannot be read.")
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Keep running, and check whatever changes (needs policyparse[watch]).")
]


def check(
    pairs: Pairs = None,
    *,
    format: Formats = None,
    output: Output = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    show: Show = None,
    select: Select = None,
    ignore: Ignore = None,
    diff: Diff = None,
    drift: WithDrift = False,
    watch: Watch = False,
    workers: Workers = None,
    direction: InDirection = None,
    no_cache: NoCache = False,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    english_model: EnglishModel = None,
    quiet: Quiet = False,
) -> int:
    """Check all pairs of a project; exit with 1 if a translation loses or changes something.

    PAIR is a source or a translation from the settings, or SOURCE:TRANSLATION; without PAIR, all pairs are checked. Two
    paths that are not in the settings are a source and its translation. Findings in the baseline and suppressed
    findings do not count. Pairs that did not change are not read again.
    """
    from policyparse.cli.formats import wanted
    from policyparse.gate.formats import FORMATS
    from policyparse.gate.run import Options
    from policyparse.gate.selection import narrowed

    results = wanted(format, FORMATS, output)
    spare([path for _, path in results], [*(side for pair in pairs or () for side in (pair, *pair.split(":", 1)))])
    options = Options(tuple(pairs or ()), diff, workers, not no_cache, drift)

    def configured() -> Config:
        general = configuration(
            glossary,
            settings,
            password=password,
            ocr=ocr,
            limit=limit,
            english_model=english_model,
            direction=direction,
        )
        return narrowed(general, select, ignore, fail_on)

    def once(config: Config) -> int:
        code = _reported(checked(config, options, quiet=quiet).run, results, show)
        return 0 if exit_zero and code == 1 else code

    return watching(configured, once, options.arguments) if watch else once(configured())


def _reported(run: Run, results: Sequence[tuple[str, Path | None]], show: Severity | None) -> int:
    """Write a run in every format that was asked for; return its exit code."""
    from policyparse.gate.formats import FORMATS, text

    for name, path in results:
        if name == "text":
            deliver(text.render(run, least=show, color=colored(path)), path, styled=colored(path))
        else:
            deliver(FORMATS[name](run), path)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and "github" in {name for name, _ in results}:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(FORMATS["markdown"](run))
    return run.exit_code
