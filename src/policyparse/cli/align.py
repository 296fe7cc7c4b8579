"""`align`: which segments of two documents render each other, for scripts and translation tools."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import (
    Glossaries,
    InDirection,
    Limits,
    Ocr,
    Output,
    Password,
    Quiet,
    Settings,
    Source,
    Translation,
    configuration,
)
from policyparse.cli.output import deliver, spare
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.align.segment_beads import AlignedDocuments

EXAMPLES = (
    "policyparse align plan.zh.txt slides.en.txt",
    "policyparse align plan.zh.txt plan.en.txt --format tmx -o plan.tmx",
    "policyparse align lines.zh.txt lines.en.txt --segmented --format jsonl",
)

Layout = Literal["tsv", "jsonl", "tmx", "xliff", "xliff-1.2"]
Format = Annotated[
    Layout | None,
    typer.Option(
        "--format",
        "-f",
        help="A table with tabs, unless the name of the file says otherwise; JSON lines, with the words that match; TMX"
        " 1.4; XLIFF 2.1 or 1.2, with the findings of the checks as notes.",
    ),
]
Segmented = Annotated[bool, typer.Option("--segmented", help="Take each line as a segment, and keep it so.")]
WithNull = Annotated[
    bool, typer.Option("--with-null", help="In TMX, write segments without counterpart too; other formats always do.")
]


def align(
    source: Source,
    translation: Translation,
    *,
    format: Format = None,
    output: Output = None,
    segmented: Segmented = False,
    with_null: WithNull = False,
    direction: InDirection = None,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """Align a document with its translation.

    Each bead has the segments that render each other, in any order, and a score to filter by. A segment without
    counterpart is a bead of its own, with score 0. The links are the same as in `compare`.
    """
    from policyparse import alignments

    if source == translation == "-":
        raise UsageError("only one of SOURCE and TRANSLATION can be standard input")
    layout = chosen(format, get_args(Layout), output)
    spare([output], [source, translation, *(glossary or ())])
    config = configuration(glossary, settings, password=password, ocr=ocr, limit=limit, direction=direction)
    checked = layout.startswith("xliff") and not segmented
    run = alignments.align_lines if segmented else partial(alignments.align, findings=checked)
    with Progress(quiet=quiet) as progress:
        aligned = run(source, translation, config, progress.note)
    deliver(_laid_out(aligned, layout, with_null=with_null), output)


def _laid_out(aligned: AlignedDocuments, layout: str, *, with_null: bool) -> str:
    if layout in ("tsv", "jsonl"):
        from policyparse.reporters import alignment

        return alignment.tsv(aligned) if layout == "tsv" else alignment.json_lines(aligned)
    from policyparse.reporters import exchange

    if layout == "tmx":
        return exchange.tmx(aligned, with_null=with_null)
    return exchange.xliff(aligned) if layout == "xliff" else exchange.xliff_1_2(aligned)
