"""`compare`: what became of a document in its rendering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.completion import complete, report_formats, report_parts
from policyparse.cli.opinion import (
    Bound,
    DryRun,
    KeyVariable,
    Model,
    Opinions,
    SecondOpinion,
    SecondOpinionCommand,
    asking,
    shown,
    unrecorded,
)
from policyparse.cli.options import (
    EnglishModel,
    Glossaries,
    InDirection,
    Limits,
    NoBom,
    Ocr,
    Output,
    Password,
    Quiet,
    Settings,
    Source,
    Translation,
    configuration,
)
from policyparse.cli.output import Render, complain, deliver, show, spare
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.api import Comparison
    from policyparse.cli.formats import Wanted
    from policyparse.reporters.selection import Selection

EXAMPLES = (
    "policyparse compare plan.zh.txt slides.en.txt",
    "policyparse compare plan.zh.txt slides.en.txt --full",
    "policyparse compare plan.zh.txt slides.en.txt --only targets",
    "policyparse compare plan.zh.txt slides.en.txt -o report.html",
    "policyparse compare plan.zh.txt slides.en.txt --format brief=brief.docx --format xlsx=review.xlsx",
    "policyparse compare plan.zh.txt slides.en.txt --side-by-side --only changed,omitted",
    "policyparse compare plan.zh.txt slides.en.txt --glossary our-terms.tsv",
    "policyparse compare plan.zh.txt slides.en.txt --explain s12",
    "policyparse compare plan.zh.txt slides.en.txt --second-opinion http://localhost:11434/v1 --model qwen3 --dry-run",
    "policyparse compare plan.zh.txt slides.en.txt --opinions report.opinions.jsonl --only second-opinion",
    "policyparse compare standard.en.md standard.zh.md",
)

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        autocompletion=complete(report_formats),
        help="terminal, brief, html, xlsx, markdown, docx, json or csv; repeatable, each with its own file. Default:"
        " the format that the file name implies, else terminal.",
    ),
]
Full = Annotated[bool, typer.Option("--full", help="Show the whole report instead of one screen.")]
SideBySide = Annotated[bool, typer.Option("--side-by-side", help="Show the whole report with both texts in full.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="PART",
        autocompletion=complete(report_parts, listed=True),
        help="Show only targets, assignments, tracks or terms; or only what is kept, reworded, changed, omitted or"
        " added; or only what a second-opinion changed. Repeatable.",
    ),
]
InSection = Annotated[
    str | None,
    typer.Option("--section", metavar="NAME", help="Show only the source section with this number or title."),
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Do not use a pager for a long report.")]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help="Explain why a segment (s12, t4) was linked or not, instead of the report; JSON has both.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Compare anew, and keep nothing of the documents for the next run.")
]


def compare(
    source: Source,
    translation: Translation,
    *,
    format: Formats = None,
    output: Output = None,
    direction: InDirection = None,
    no_bom: NoBom = False,
    glossary: Glossaries = None,
    english_model: EnglishModel = None,
    full: Full = False,
    side_by_side: SideBySide = False,
    only: Only = None,
    section: InSection = None,
    no_pager: NoPager = False,
    explain: Explain = None,
    second_opinion: SecondOpinion = None,
    second_opinion_command: SecondOpinionCommand = None,
    model: Model = None,
    key_variable: KeyVariable = None,
    opinions: Opinions = None,
    bound: Bound = None,
    dry_run: DryRun = False,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Compare a document with its translation.

    The report lists what the rendering keeps, rewords, changes, omits and adds. By default it fits one screen and
    begins with what needs attention; --full shows everything, with the evidence from both texts.

    SOURCE is Chinese or English. TRANSLATION is in the other language: a translation, a summary or slides, in any
    order.
    """
    from policyparse import api, earlier
    from policyparse.reporters import REPORTERS
    from policyparse.reporters.harmless import BYTE_ORDER_MARK
    from policyparse.reporters.selection import ALL, find_selection

    results = results_of(format, output, ("terminal", "json") if explain else ("terminal", *REPORTERS))
    selection = find_selection(only) if only else ALL
    if source == translation == "-":
        raise UsageError("only one of SOURCE and TRANSLATION can be standard input")
    outputs = [path for _, path in results]
    spare([*outputs, *([opinions] if opinions else [])], [source, translation, *(glossary or ())])
    config = asking(
        configuration(
            glossary,
            settings,
            password=password,
            ocr=ocr,
            limit=limit,
            english_model=english_model,
            direction=direction,
        ),
        outputs,
        url=second_opinion,
        command=second_opinion_command,
        model=model,
        key_variable=key_variable,
        opinions=opinions,
        bounds=bound,
        dry_run=dry_run,
    )
    if explain and config.asking.is_on:
        raise UsageError("--explain says why the engine linked a segment: leave the second opinion out")
    with Progress(quiet=quiet) as progress, earlier.kept(keep=not no_cache):
        if dry_run:
            deliver(shown(api.preview(source, translation, config, progress.note)), output)
            return
        comparison = api.compare(source, translation, config, progress.note, explain)
    if (line := unrecorded(config.asking, comparison.report.consultation)) and not quiet:
        complain(line)
    layouts = []
    if section or "terminal" in dict(results):  # a section that there is not is an error in every format
        layouts.append(
            terminal_layout(comparison, full=full, side_by_side=side_by_side, selection=selection, section=section)
        )
    for name, path in results:
        if name == "terminal":
            show(layouts, path, pager=not no_pager)
        elif comparison.explanation:
            deliver(comparison.to_json(), path)
        else:
            text = REPORTERS[name](comparison.report, path)
            deliver(text.removeprefix(BYTE_ORDER_MARK) if no_bom and isinstance(text, str) else text, path)


def results_of(formats: list[str] | None, output: Path | None, known: Sequence[str]) -> Sequence[Wanted]:
    """Return what is wanted, files first, so that they are there before a pager waits; raises `UsageError`."""
    from policyparse.cli.formats import wanted
    from policyparse.reporters import require

    results = wanted(formats, known, output)
    for name, path in results:
        require(name, path)
    return sorted(results, key=lambda one: one.path is None)


def terminal_layout(
    comparison: Comparison, *, full: bool, side_by_side: bool, selection: Selection, section: str | None
) -> Render:
    """Return the layout for the terminal: the overview, unless more or another part is asked for."""
    if comparison.explanation:
        from policyparse.reporters.terminal.explanation import render_explanation

        return partial(render_explanation, comparison.explanation)
    from policyparse.reporters.selection import ALL, find_sections
    from policyparse.reporters.terminal import render_overview, render_report

    report = comparison.report
    if section:
        selection = replace(selection, sections=find_sections(report.bitext.source.structure, section))
    if selection == ALL and not full and not side_by_side:
        return partial(render_overview, report)
    return partial(render_report, report, full=full, side_by_side=side_by_side, selection=selection)
