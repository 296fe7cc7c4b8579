"""`status`: the state of all pairs of a project at a glance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.completion import complete
from policyparse.cli.gate import NoCache, Pairs, Workers, checked
from policyparse.cli.options import (
    EnglishModel,
    Glossaries,
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

if TYPE_CHECKING:
    from policyparse.model.overview import Overview

EXAMPLES = (
    "policyparse status",
    "policyparse status docs/en/plan.md",
    "policyparse status --format html=status.html --format badge=status.svg",
    "policyparse status --format json",
)

_FORMATS = ("terminal", "json", "markdown", "html", "badge")

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        autocompletion=complete(lambda: _FORMATS),
        help="terminal (the default), json, markdown, html or badge; repeatable, each with its own file.",
    ),
]


def status(
    pairs: Pairs = None,
    *,
    format: Formats = None,
    output: Output = None,
    workers: Workers = None,
    no_cache: NoCache = False,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    english_model: EnglishModel = None,
    quiet: Quiet = False,
) -> int:
    """Show the state of all pairs of a project; those that need the most work come first.

    For each pair it shows the coverage, the findings by severity, the number of pending source changes and their age
    in days, and the last commit of both sides. PAIR is as for check. Findings do not change the exit code, which is 0,
    or 3 if a pair cannot be read.
    """
    from policyparse.cli.formats import wanted
    from policyparse.gate.overview import overview
    from policyparse.gate.run import Options

    results = wanted(format, _FORMATS, output)
    config = configuration(glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model)
    spare([path for _, path in results], [*(side for pair in pairs or () for side in (pair, *pair.split(":", 1)))])
    run = checked(config, Options(tuple(pairs or ()), None, workers, not no_cache), quiet=quiet).run
    with Progress(quiet=quiet) as progress:
        found = overview(run, config, cached=not no_cache, progress=progress)
    for name, path in results:
        if name == "terminal":
            from policyparse.reporters.terminal.status import render_status

            show([partial(render_status, found)], path)
        else:
            deliver(_text(name, found), path)
    return 3 if run.unread else 0


def _text(name: str, found: Overview) -> str:
    from policyparse.reporters import overview

    if name == "html":
        from policyparse.reporters.html.status import status_html

        return status_html(found)
    if name == "badge":
        from policyparse.reporters.badge import badge

        return badge(found)
    return overview.overview_json(found) if name == "json" else overview.overview_markdown(found)
