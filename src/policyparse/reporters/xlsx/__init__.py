"""The report as a workbook for review: a sheet of findings with decisions, and further sheets for reference."""

from __future__ import annotations

import io

from openpyxl import Workbook

from policyparse.model.report import Report
from policyparse.reporters.archive import undated
from policyparse.reporters.index import index
from policyparse.reporters.xlsx.facts import assignments, targets, tracks
from policyparse.reporters.xlsx.findings import findings
from policyparse.reporters.xlsx.overview import SUMMARY, draw, overview
from policyparse.reporters.xlsx.segments import segments
from policyparse.reporters.xlsx.writing import write


def report_xlsx(report: Report) -> bytes:
    """Return a comparison as an XLSX file; the same report gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = f"policyparse {report.signature.policyparse}"
    known = index(report)
    for table in (
        overview(report),
        findings(report, known),
        segments(report, known),
        targets(report),
        assignments(report),
        tracks(report, known),
    ):
        write(workbook.create_sheet(table.title), table)
    draw(workbook[SUMMARY], report)
    out = io.BytesIO()
    workbook.save(out)
    return undated(out.getvalue())
