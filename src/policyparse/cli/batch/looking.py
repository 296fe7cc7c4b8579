"""`batch report`, `batch export`, `batch query`: what a store says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import IO, Annotated, Literal, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import NoBom, Output
from policyparse.cli.output import complain, deliver, show, spare, streamed
from policyparse.errors import UsageError

REPORT_EXAMPLES = (
    "policyparse batch report archive.sqlite",
    "policyparse batch report archive.sqlite --format html --most 50 -o report.html",
)
EXPORT_EXAMPLES = (
    "policyparse batch export archive.sqlite --table findings --format csv -o findings.csv",
    "policyparse batch export archive.sqlite --table segments --format parquet -o segments.parquet",
)
QUERY_EXAMPLES = (
    'policyparse batch query archive.sqlite "SELECT name, count(*) FROM findings GROUP BY name"',
    "policyparse batch query archive.sqlite \"SELECT * FROM targets WHERE deadline = '2030'\" --format csv",
)

_MOST = 1000  # rows of a table to read

StoreFile = Annotated[Path, typer.Argument(metavar="STORE", help="The store of a batch.")]
ReportLayout = Literal["terminal", "html", "json"]
ReportFormat = Annotated[ReportLayout | None, typer.Option("--format", "-f", help="Tables to read, a page, or JSON.")]
Most = Annotated[int, typer.Option("--most", metavar="N", min=1, help="The maximum length of a list in the report.")]
TableName = Annotated[str, typer.Option("--table", metavar="NAME", help="Which table or view of the store.")]
ExportLayout = Literal["jsonl", "csv", "parquet"]
ExportFormat = Annotated[
    ExportLayout | None,
    typer.Option("--format", "-f", help="JSON lines, CSV, or Parquet (needs policyparse[parquet])."),
]
Query = Annotated[
    str, typer.Argument(metavar="SELECT", help="One query in SQL; `policyparse docs batch` has the tables.")
]
AnswerLayout = Literal["terminal", "jsonl", "csv"]
AnswerFormat = Annotated[
    AnswerLayout | None, typer.Option("--format", "-f", help="A table to read, JSON lines, or CSV.")
]


def report(store: StoreFile, *, format: ReportFormat = None, most: Most = 10, output: Output = None) -> None:
    """Report on a corpus.

    The report has the coverage, the worst pairs, the most frequent sections, findings and agencies, terms, duplicate
    documents, and failures.
    """
    from policyparse.batch import queries
    from policyparse.batch.files import reading

    layout = chosen(format, get_args(ReportLayout), output)
    spare([output], [store])
    with reading(store) as database:
        found = queries.report(database, store.name, most)
    if layout == "terminal":
        from policyparse.reporters.terminal.tables import render_corpus

        show([partial(render_corpus, found)], output)
    elif layout == "html":
        from policyparse.reporters.html.batch import corpus_html

        deliver(corpus_html(found), output)
    else:
        from policyparse.reporters.batch import corpus_json

        deliver(corpus_json(found), output)


def export(
    store: StoreFile,
    *,
    table: TableName = "findings",
    format: ExportFormat = None,
    output: Output = None,
    no_bom: NoBom = False,
) -> None:
    """Write a table of a store for other tools."""
    from policyparse.batch import exporting
    from policyparse.batch.files import reading

    layout = chosen(format, get_args(ExportLayout), output)
    spare([output], [store])
    if layout == "parquet" and output is None:
        raise UsageError("a Parquet file is for programs: name it with -o")
    with reading(store) as database, streamed(output) as file:
        _mark(file, layout, wanted=not no_bom)
        exporting.FORMATS[layout](exporting.rows(database, table), file)


def query(
    store: StoreFile, select: Query, *, format: AnswerFormat = None, output: Output = None, no_bom: NoBom = False
) -> None:
    """Query a store in SQL, read-only."""
    from policyparse.batch import exporting, queries
    from policyparse.batch.files import reading
    from policyparse.model.table import Table
    from policyparse.reporters.terminal.tables import render_tables

    layout = chosen(format, get_args(AnswerLayout), output)
    spare([output], [store])
    with reading(store) as database, queries.answered(database, select) as found:
        if layout == "terminal":
            table = Table("", tuple(column.name for column in found.columns), found.cursor.fetchmany(_MOST))
            show([partial(render_tables, [table])], output)
            if found.cursor.fetchone():
                complain(f"these are the first {_MOST:,} rows: --format csv or jsonl has them all")
        else:
            with streamed(output) as file:
                _mark(file, layout, wanted=not no_bom)
                exporting.FORMATS[layout](found, file)


def _mark(file: IO[bytes], layout: str, *, wanted: bool) -> None:
    from policyparse.reporters.harmless import BYTE_ORDER_MARK

    if wanted and layout == "csv":
        file.write(BYTE_ORDER_MARK.encode())
