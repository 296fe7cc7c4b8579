"""`glossary`: glossaries converted, checked, counted and mined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import Output
from policyparse.cli.output import deliver, show, spare

if TYPE_CHECKING:
    from policyparse.model.table import Table

CONVERT_EXAMPLES = (
    "policyparse glossary convert terms.xlsx -o terms.tbx",
    "policyparse glossary convert termbase.xml more.csv --format tsv",
)
CHECK_EXAMPLES = ("policyparse glossary check terms.xlsx",)
STATS_EXAMPLES = ("policyparse glossary stats terms.tbx",)

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Glossaries: TBX, MultiTerm XML, UTX, CSV, TSV or XLSX.")
]
TermLayout = Literal["tsv", "csv", "xlsx", "tbx"]
TermFormat = Annotated[
    TermLayout | None,
    typer.Option("--format", "-f", help="A table with tabs, unless the name of the file says otherwise."),
]
ReportLayout = Literal["terminal", "json"]
ReportFormat = Annotated[ReportLayout | None, typer.Option("--format", "-f", help="A table to read, or JSON.")]


def convert(files: Files, *, format: TermFormat = None, output: Output = None) -> None:
    """Write glossaries as one, in another format.

    Terms in other languages than Chinese and English are left out.
    """
    from policyparse.termbase import audit, formats

    layout = chosen(format, get_args(TermLayout), output)
    spare([output], files)
    concepts = tuple(concept for path in files for concept in audit.read_glossary(path))
    deliver(formats.write(concepts, layout), output)


def check(files: Files, *, format: ReportFormat = None, output: Output = None) -> int:
    """Look for what is wrong in glossaries, all taken as one.

    Conflicts, duplicates and terms without a rendering end with 1; different terms that are rendered alike are said.
    """
    from policyparse.model.table import Table
    from policyparse.termbase import audit

    layout = chosen(format, get_args(ReportLayout), output)
    spare([output], files)
    found = audit.flaws([entry for path in files for entry in audit.read_entries(path)])
    if found or layout == "json":
        _report(Table("", ("fault", "term", "what"), found, kinds={"term": "chinese"}), layout, output)
    else:
        deliver("Nothing is wrong.\n", output)
    return int(any(flaw.fault in audit.GRAVE for flaw in found))


def stats(files: Files, *, format: ReportFormat = None, output: Output = None) -> None:
    """Count what glossaries hold: concepts by kind, terms by language and status."""
    from policyparse.model.table import Table
    from policyparse.termbase import audit

    layout = chosen(format, get_args(ReportLayout), output)
    spare([output], files)
    each = [(path, audit.figures(audit.read_glossary(path))) for path in files]
    rows = [(path.name, what, count) for path, found in each for what, count in found.items()]
    _report(Table("", ("file", "what", "count"), rows), layout, output)


def _report(table: Table, layout: str, output: Path | None) -> None:
    if layout == "json":
        from policyparse.reporters import json

        deliver(json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows]) + "\n", output)
    else:
        from policyparse.reporters.terminal.tables import render_tables

        show([partial(render_tables, [table])], output)


COMMANDS: tuple[tuple[Callable[..., int | None], tuple[str, ...]], ...] = (
    (convert, CONVERT_EXAMPLES),
    (check, CHECK_EXAMPLES),
    (stats, STATS_EXAMPLES),
)

HELP = """Convert, check and count glossaries.

They may be TBX, MultiTerm XML, UTX, or tables as CSV, TSV or XLSX with columns in any order."""

EXAMPLES = ("policyparse glossary check terms.xlsx", "policyparse glossary convert terms.xlsx -o terms.tbx")
