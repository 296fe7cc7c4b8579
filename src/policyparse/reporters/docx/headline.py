"""The first page: the documents, one sentence and the figures."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Mm

from policyparse.model.report import Report
from policyparse.reporters.digest import digest
from policyparse.reporters.docx.styles import set_widths
from policyparse.reporters.harmless import harmless
from policyparse.reporters.index import index, path_of
from policyparse.reporters.summary import signed


def headline(document: Document, report: Report) -> None:
    """Write the headline figures."""
    told = digest(report, index(report))
    figures = told.figures
    document.add_paragraph("Translation report", style="Title")
    for name, side in (("Source", report.bitext.source), ("Translation", report.bitext.translation)):
        document.add_paragraph(f"{name}: {harmless(path_of(side.structure.document))}")
    for at, sentence in enumerate(told.sentences):
        document.add_paragraph().add_run(harmless(sentence)).bold = at == 0
    verdicts = ", ".join(f"{number:,} {verdict}" for verdict, number in figures.verdicts.items())
    rows = (("Segments", verdicts), *figures.in_words)
    table = document.add_table(len(rows), 2)
    set_widths(table, (Mm(30), Mm(120)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text)
    document.add_paragraph(harmless(signed(report.signature)))
