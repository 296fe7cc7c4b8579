"""The two texts side by side: a table with the colours of the verdicts, and the findings as comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell, _Row
from docx.text.run import Run

from policyparse.model.report import Finding, Report
from policyparse.reporters.docx.styles import mark, repeat, set_widths, shade
from policyparse.reporters.harmless import harmless
from policyparse.reporters.index import Index, locus
from policyparse.reporters.marks import Piece, source_pieces, translation_pieces
from policyparse.reporters.opinions import MARK, remark
from policyparse.reporters.sidebyside import Row, breadcrumbs, rows

_WIDTHS = Mm(24), Mm(12), Mm(113), Mm(118)
_AUTHOR = "policyparse"

Line = Row | str
"""A row of the table: segments, or the title of a section."""


def texts(document: Document, report: Report, index: Index) -> None:
    """Write the table with its comments."""
    document.add_heading("Texts side by side", 1)
    lines = list(_lines(rows(report, index), index))
    table = document.add_table(len(lines) + 1, len(_WIDTHS), style="Table Grid")
    set_widths(table, _WIDTHS)
    head, *body = table.rows
    repeat(head)
    for cell, title in zip(head.cells, ("Verdict", "Line", "Source", "Translation"), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
        shade(cell, "head")
    for row, line in zip(body, lines, strict=True):
        if isinstance(line, str):
            _title(row, line)
        else:
            _segments(document, row, line, index)


def _lines(shown: Iterable[Row], index: Index) -> Iterator[Line]:
    for path, group in groupby(shown, key=lambda row: row.section):
        if path:
            yield breadcrumbs(path, index)
        yield from group


def _title(row: _Row, title: str) -> None:
    cells = row.cells
    cell = cells[0].merge(cells[-1])
    cell.paragraphs[0].add_run(harmless(title)).bold = True
    shade(cell, "head")


def _segments(document: Document, row: _Row, line: Row, index: Index) -> None:
    verdict, place, source, translation = row.cells
    verdict.paragraphs[0].add_run(", ".join(line.verdicts))
    shade(verdict, line.verdicts[-1])
    place.paragraphs[0].add_run(locus(line.segments[0]))
    told = line.findings(index, told=True)
    runs = {item.segment.id: _write(source, source_pieces(item, told)) for item in line.source}
    runs |= {item.segment.id: _write(translation, translation_pieces(item, told)) for item in line.translation}
    for finding in told:
        _comment(document, runs, finding)
    for item in line.source:
        if item.overruled:
            verdict.add_paragraph().add_run(f"({MARK})")
            document.add_comment(runs[item.segment.id], harmless(remark(item)), _AUTHOR, "pp")


def _write(cell: _Cell, pieces: Sequence[Piece]) -> list[Run]:
    """Write a segment under those that the cell has already."""
    paragraph = cell.paragraphs[-1]
    if paragraph.runs:
        paragraph = cell.add_paragraph()
    runs = []
    for piece in pieces:
        run = paragraph.add_run(harmless(piece.text))
        mark(run, piece.marks)
        runs.append(run)
    return runs


def _comment(document: Document, runs: dict[str, list[Run]], finding: Finding) -> None:
    """Put a finding on the segment it speaks of, that of the translation if the source has none."""
    places = (finding.source, finding.translation)
    marked = next((runs[place.segment] for place in places if place and place.segment in runs), None)
    if marked:
        words = f"{finding.severity} {finding.check} {finding.name}: {harmless(finding.message)}"
        document.add_comment(marked, words, _AUTHOR, "pp")
