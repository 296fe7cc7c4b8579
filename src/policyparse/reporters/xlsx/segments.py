"""The sheet of the two texts side by side."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.model.bitext import Account, Rendering
from policyparse.model.report import Report
from policyparse.reporters.index import Index
from policyparse.reporters.opinions import change
from policyparse.reporters.sidebyside import Row, breadcrumbs, rows
from policyparse.reporters.xlsx.writing import Column, Table, Value

_OPINION = 2  # columns of what a second opinion changed, where one was asked for


def segments(report: Report, index: Index) -> Table:
    """Return the source's segments beside what renders them, and additions in their places."""
    asked = report.consultation is not None
    columns = (
        Column("verdict", 10),
        Column("section", 28, "chinese"),
        Column("line or page", 12),
        Column("source", 60, "chinese"),
        Column("translation", 60),
        Column("coverage", 10, printed=False),
        Column("confidence", 11, printed=False),
        Column("checks", 20, printed=False),
        Column("source id", 11, printed=False),
        Column("translation ids", 15, printed=False),
        *((Column("second opinion", 22, printed=False), Column("its reason", 50, printed=False)) if asked else ()),
    )
    found = (values for row in rows(report, index) for values in _row(row, index))
    return Table("Segments", columns, [values if asked else values[:-_OPINION] for values in found])


def _row(row: Row, index: Index) -> Iterator[tuple[Value, ...]]:
    section = breadcrumbs(row.section, index)
    rendered = " / ".join(account.segment.text for account in row.translation)
    ids = " ".join(account.segment.id for account in row.translation)
    for item in row.source:
        yield _values(item, section, (item.segment.text, rendered), (item.segment.id, ids), index)
    if not row.source:
        for account in row.translation:
            yield _values(account, section, ("", account.segment.text), ("", account.segment.id), index)


def _values(
    item: Rendering | Account, section: str, texts: tuple[str, str], ids: tuple[str, str], index: Index
) -> tuple[Value, ...]:
    checks = {finding.check for finding in index.found.get(item.segment.id, ())}
    return (
        item.verdict,
        section,
        index.place(item.segment.id),
        *texts,
        round(item.coverage, 2),
        round(item.confidence, 2),
        " ".join(sorted(checks)),
        *ids,
        *((change(item), item.overruled.reason) if isinstance(item, Rendering) and item.overruled else (None, None)),
    )
