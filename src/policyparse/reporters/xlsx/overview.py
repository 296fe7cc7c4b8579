"""The sheet of the headline figures."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.model.report import Report
from policyparse.reporters.digest import digest
from policyparse.reporters.index import index, path_of
from policyparse.reporters.summary import signed
from policyparse.reporters.xlsx.writing import Column, Table, Value

SUMMARY = "Summary"


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


def _grounds(report: Report) -> Iterator[tuple[Value, ...]]:
    for name, side in (("Source", report.bitext.source), ("Translation", report.bitext.translation)):
        origin = side.structure.document.origin
        yield name, None, None, f"{path_of(side.structure.document)} (SHA-256 {origin.sha256})"
    yield "Signature", None, None, signed(report.signature)
