"""`outline`: the sections and segments of one document."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

import typer

from policyparse.cli.options import Limits, Ocr, OneDocument, Output, Password, configuration
from policyparse.cli.output import deliver, show

EXAMPLES = (
    "policyparse outline plan.txt",
    "policyparse outline plan.txt --format json -o outline.json",
    "policyparse outline plan.docx --format tree",
    "policyparse outline plan.pdf --format text",
)

Format = Annotated[
    Literal["terminal", "tree", "json", "text"],
    typer.Option(
        "--format",
        "-f",
        help="A report to read; the sections as plain text; JSON; or the text itself, which all spans refer to.",
    ),
]


def outline(
    document: OneDocument,
    *,
    format: Format = "terminal",
    output: Output = None,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
) -> None:
    """Show the sections and segments of a document."""
    from policyparse import api
    from policyparse.reporters.terminal import render_outline
    from policyparse.reporters.tree import section_tree

    result = api.outline(document, configuration(password=password, ocr=ocr, limit=limit))
    if format == "terminal":
        show([partial(render_outline, result.structure)], output)
    elif format == "json":
        deliver(result.to_json(), output)
    else:
        text = section_tree(result.structure) if format == "tree" else result.structure.document.text
        deliver(text, output)
