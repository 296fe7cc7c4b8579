"""From a sheet to a page: runs become lines, rules become tables."""

from __future__ import annotations

from policyparse.readers.pdf.lines import lines_of
from policyparse.readers.pdf.shapes import Page, Sheet
from policyparse.readers.pdf.tables import ruled


def page_of(sheet: Sheet, number: int) -> Page:
    """Return the page of `sheet`, the document's page `number`; stray text is content where there is nothing else."""
    runs, tables = ruled(sheet.runs or sheet.stray, sheet.rules)
    across = tuple(line for runs_across in sheet.across for line in lines_of(runs_across))
    return Page(
        number,
        sheet.width,
        sheet.height,
        (*lines_of(runs), *tables),
        across,
        lines_of(sheet.stray if sheet.runs else ()),
    )
