"""The report for Word: the texts side by side in a table, the findings as comments."""

from __future__ import annotations

import io

from docx import Document

from policyparse.model.report import Report
from policyparse.reporters.archive import undated
from policyparse.reporters.docx.headline import headline
from policyparse.reporters.docx.styles import set_up
from policyparse.reporters.docx.texts import texts
from policyparse.reporters.index import index


def report_docx(report: Report) -> bytes:
    """Return a comparison as a DOCX file; the same report gives the same bytes."""
    document = Document()
    set_up(document, f"policyparse {report.signature.policyparse}")
    headline(document, report)
    texts(document, report, index(report))
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())
