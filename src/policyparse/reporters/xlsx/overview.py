"""The sheet of the headline figures."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.marker import DataPoint
from openpyxl.worksheet.worksheet import Worksheet

from policyparse.model.report import Report
from policyparse.reporters.digest import digest
from policyparse.reporters.index import index, path_of
from policyparse.reporters.summary import SHOWN, signed, summary
from policyparse.reporters.xlsx.writing import Column, Table, Value

SUMMARY = "Summary"
_COLORS = {"kept": "1B7F4D", "reworded": "D98200", "changed": "8B2196", "omitted": "E2A39D"}


def overview(report: Report) -> Table:
    """Return the headline figures, the documents and the signature."""
    told = digest(report, index(report))
    figures = told.figures
    columns = (
        Column("figure", 24),
        Column("number", 12),
        Column("of", 12),
        Column("in words", 70),
    )
    counted: list[tuple[Value, ...]] = [
        (f"Segments {verdict}", number, figures.segments, None) for verdict, number in figures.verdicts.items()
    ]
    counted += [(tally.name, tally.kept, tally.whole, tally.words) for tally in figures.facts]
    counted.append(("Additions", figures.added, figures.translated, figures.additions))
    counted += [
        (f"Findings: {name}", number, len(report.findings), None) for name, number in figures.severities.items()
    ]
    return Table(
        SUMMARY,
        columns,
        [
            *((f"In words {at}", None, None, words) for at, words in enumerate(told.sentences, 1)),
            *counted,
            *_grounds(report),
        ],
    )


def draw(sheet: Worksheet, report: Report) -> None:
    """Draw the segments by verdict beside the figures, which are the cells that the chart reads."""
    labels = [str(cell.value) for cell in sheet["A"]]
    first = labels.index(f"Segments {SHOWN[0]}") + 1
    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title = f"{summary(report).segments:,} segments of the source by verdict"
    chart.add_data(Reference(sheet, min_col=2, min_row=first, max_row=first + len(SHOWN) - 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=first + len(SHOWN) - 1))
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.width, chart.height, chart.gapWidth = 22, 7, 40
    for at, verdict in enumerate(SHOWN):
        point = DataPoint(idx=at)
        point.graphicalProperties.solidFill = _COLORS[verdict]
        chart.series[0].dPt.append(point)
    sheet.add_chart(chart, f"A{len(labels) + 2}")
    sheet.print_area = f"A1:D{len(labels) + 17}"
    sheet.page_setup.fitToHeight = 1


def _grounds(report: Report) -> Iterator[tuple[Value, ...]]:
    for name, side in (("Source", report.bitext.source), ("Translation", report.bitext.translation)):
        origin = side.structure.document.origin
        yield name, None, None, f"{path_of(side.structure.document)} (SHA-256 {origin.sha256})"
    yield "Signature", None, None, signed(report.signature)
