"""`compare`: what became of a document in its English rendering."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.options import (
    EnglishModel,
    Glossaries,
    Limits,
    Ocr,
    Output,
    Password,
    Quiet,
    Source,
    Translation,
    configuration,
)
from policyparse.cli.output import Render, deliver, show
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.api import Comparison

EXAMPLES = (
    "policyparse compare plan.zh.txt slides.en.txt",
    "policyparse compare plan.zh.txt slides.en.txt --format json -o report.json",
    "policyparse compare plan.zh.txt slides.en.txt --format html=report.html --format xlsx=review.xlsx",
    "policyparse compare plan.zh.txt slides.en.txt --glossary our-terms.tsv",
    "policyparse compare plan.zh.txt slides.en.txt --explain s12",
)

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        help="terminal (the default), html, xlsx, markdown, docx, json; may be given several times, with a file each.",
    ),
]
Full = Annotated[bool, typer.Option("--full", help="In the report, tell long runs of kept segments one by one.")]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help="Say why a segment (s12, t4) was linked or not, in place of the report; in JSON, beside it.",
    ),
]


def compare(
    source: Source,
    translation: Translation,
    *,
    format: Formats = None,
    output: Output = None,
    glossary: Glossaries = None,
    english_model: EnglishModel = None,
    full: Full = False,
    explain: Explain = None,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """Compare a document with its English rendering.

    The report says what the English keeps, rewords, changes, omits and adds, with the evidence of both texts.

    SOURCE is the Chinese document. TRANSLATION is the English one: a translation, a summary or slides, in any order.
    """
    from policyparse import api
    from policyparse.cli.formats import wanted
    from policyparse.reporters import REPORTERS

    results = wanted(format, ("terminal", "json") if explain else ("terminal", *REPORTERS), output)
    if source == translation == "-":
        raise UsageError("only one of SOURCE and TRANSLATION can be standard input")
    with Progress(quiet=quiet) as progress:
        comparison = api.compare(
            source,
            translation,
            configuration(glossary, password=password, ocr=ocr, limit=limit, english_model=english_model),
            progress.note,
            explain,
        )
    for name, path in results:
        if name == "terminal":
            show([_terminal(comparison, full=full)], path)
        elif comparison.explanation:
            deliver(comparison.to_json(), path)
        else:
            deliver(REPORTERS[name](comparison.report), path)


def _terminal(comparison: Comparison, *, full: bool) -> Render:
    if comparison.explanation:
        from policyparse.reporters.terminal.explanation import render_explanation

        return partial(render_explanation, comparison.explanation)
    from policyparse.reporters.terminal import render_report

    return partial(render_report, comparison.report, full=full)
