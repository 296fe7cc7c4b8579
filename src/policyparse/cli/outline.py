"""`outline`: the sections and segments of one document."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import Limits, Ocr, OneDocument, Output, Password, Settings, configuration
from policyparse.cli.output import deliver, show, spare

EXAMPLES = (
    "policyparse outline plan.txt",
    "policyparse outline plan.txt --format json -o outline.json",
    "policyparse outline plan.docx --format tree",
    "policyparse outline plan.pdf --format text",
)

Layout = Literal["terminal", "tree", "json", "text"]
Format = Annotated[
    Layout | None,
    typer.Option(
        "--format",
        "-f",
        help="A report to read; the sections as plain text; JSON; or the text itself, which all spans refer to.",
    ),
]


def outline(
    document: OneDocument,
    *,
    format: Format = None,
    output: Output = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
) -> None:
    """Show the sections and segments of a document."""
    from policyparse import api
    from policyparse.reporters.terminal import render_outline
    from policyparse.reporters.tree import section_tree

    layout = chosen(format, get_args(Layout), output)
    spare([output], [document])
    result = api.outline(document, configuration(settings=settings, password=password, ocr=ocr, limit=limit))
    if layout == "terminal":
        show([partial(render_outline, result.structure)], output)
    elif layout == "json":
        deliver(result.to_json(), output)
    else:
        text = section_tree(result.structure) if layout == "tree" else result.structure.document.text
        deliver(text, output)
