"""All formats say the same figures, for they are made from the same report."""

import html
import io
import re

import pytest
from docx import Document
from openpyxl import load_workbook

from policyparse.reporters import REPORTERS
from policyparse.reporters.summary import summary
from policyparse.reporters.terminal import render_report
from tests.reporters import sample


def terminal(report):
    page = io.StringIO()
    render_report(report, file=page, width=140, color=False)
    return page.getvalue()


def page(report):
    return html.unescape(re.sub(r"<[^>]*>", "", REPORTERS["html"](report)))


def workbook(report):
    book = load_workbook(io.BytesIO(REPORTERS["xlsx"](report)))
    return "\n".join(str(cell) for row in book["Summary"].iter_rows(values_only=True) for cell in row)


def word(report):
    document = Document(io.BytesIO(REPORTERS["docx"](report)))
    cells = (cell.text for row in document.tables[0].rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def markdown(report):
    return REPORTERS["markdown"](report).replace("**", "")


@pytest.mark.parametrize("text", [terminal, page, workbook, word, markdown])
def test_every_format_says_the_figures_of_the_summary(text):
    figures = summary(sample.report())
    shown = " ".join(text(sample.report()).split())
    assert figures.claim + figures.grounds in shown
    assert all(tally.words in shown for tally in figures.facts)
    assert figures.additions in shown


def test_the_summary_counts_what_the_report_holds():
    figures = summary(sample.report())
    assert figures.verdicts == {"kept": 10, "reworded": 5, "changed": 4, "omitted": 17}
    assert figures.severities == {"error": 4, "warning": 5, "note": 4}
    assert [tally.words for tally in figures.facts] == [
        "2 of 6 kept", "0 of 4 kept", "1 of 9 named", "1 of 2 labelled", "3 of 6 kept",
    ]  # fmt: skip
    assert figures.claim == "The translation carries 53 % of the source"
