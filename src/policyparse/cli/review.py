"""`review`: a bilingual file, unit by unit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policyparse.cli.compare import Formats, Full, InSection, NoPager, Only, SideBySide, results_of, terminal_layout
from policyparse.cli.completion import complete, states
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
    writable,
)
from policyparse.cli.output import apart, deliver, show, spare
from policyparse.cli.progress import Progress

EXAMPLES = (
    "policyparse review plan.xlf",
    "policyparse review plan.sdlxliff --full",
    "policyparse review memory.tmx -o findings.xlsx",
    "policyparse review table.docx --side-by-side",
    "policyparse review plan.xlf --annotate plan.reviewed.xlf",
    "policyparse review zh.po --state translated --state draft",
)

BilingualFile = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="XLIFF, SDLXLIFF, MXLIFF, TMX, PO, or a table or document that holds both texts; - reads standard input.",
    ),
]
States = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar="NAME",
        autocompletion=complete(states),
        help="Check only units in this state: draft (includes fuzzy), translated, needs-review or final; repeatable."
        " Default: all but drafts.",
    ),
]
Annotate = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="COPY",
        callback=writable,
        help="Write a copy of the XLIFF file with each finding as a note of its unit.",
    ),
]


def review(
    file: BilingualFile,
    *,
    format: Formats = None,
    output: Output = None,
    annotate: Annotate = None,
    state: States = None,
    glossary: Glossaries = None,
    settings: Settings = None,
    direction: InDirection = None,
    english_model: EnglishModel = None,
    full: Full = False,
    side_by_side: SideBySide = False,
    only: Only = None,
    section: InSection = None,
    no_pager: NoPager = False,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """Check a bilingual file, in which each unit has a source and its translation, Chinese and English or the reverse.

    Each unit's source is compared with its translation, and findings name the unit's id. Units that are untranslated,
    fuzzy or not to be translated are listed and not checked.
    """
    from policyparse import api
    from policyparse.reporters import REPORTERS
    from policyparse.reporters.selection import ALL, find_selection
    from policyparse.reviews import CHECKED, known_state

    results = results_of(format, output, ("terminal", *REPORTERS))
    selection = find_selection(only) if only else ALL
    states = tuple(map(known_state, state)) if state else CHECKED
    if annotate:
        apart(annotate, [path for _, path in results])
    spare([annotate, *(path for _, path in results)], [file, *(glossary or ())])
    config = configuration(
        glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model, direction=direction
    )
    with Progress(quiet=quiet) as progress:
        found = api.review(file, config, progress.note, states)
    if annotate:
        deliver(found.annotated(), annotate)
    layouts = []
    if section or "terminal" in dict(results):  # a section that there is not is an error in every format
        layouts.append(
            terminal_layout(found, full=full, side_by_side=side_by_side, selection=selection, section=section)
        )
    for name, path in results:
        if name == "terminal":
            show(layouts, path, pager=not no_pager)
        else:
            deliver(REPORTERS[name](found.report, path), path)
