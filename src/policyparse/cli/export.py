"""`export`: a document, or a pair with its comparison, for other tools."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

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
from policyparse.cli.output import deliver, spare
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

EXAMPLES = (
    "policyparse export plan.zh.txt slides.en.txt --format spacy -o plan.spacy",
    "policyparse export plan.zh.txt --format spacy -o plan.spacy",
)

First = Annotated[
    str, typer.Argument(metavar="SOURCE", help="The source, or the only document; - reads standard input.")
]
Second = Annotated[
    str | None, typer.Argument(metavar="[TRANSLATION]", help="Its rendering in the other language.", show_default=False)
]
Format = Annotated[Literal["spacy"], typer.Option("--format", "-f", help="A DocBin of spaCy.")]


def export(
    source: First,
    translation: Second = None,
    *,
    format: Format = "spacy",  # noqa: ARG001  (there is one format so far)
    output: Output = None,
    direction: InDirection = None,
    glossary: Glossaries = None,
    english_model: EnglishModel = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """Write documents for other tools.

    For a pair, the spans are the verdicts, findings and targets of the comparison in both texts; for a single document,
    its segments, targets, agencies and terms.
    """
    from policyparse import exports

    if source == translation == "-":
        raise UsageError("only one of SOURCE and TRANSLATION can be standard input")
    spare([output], [source, translation, *(glossary or ())])
    config = configuration(
        glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model, direction=direction
    )
    with Progress(quiet=quiet) as progress:
        if translation is None:
            documents = exports.export_document(source, config, progress.note)
        else:
            documents = exports.export_pair(source, translation, config, progress.note)
        from policyparse.reporters.docbin import docbin

        deliver(docbin(documents), output)
