"""Targets, assignments and findings as rows: one JSON object per line, or CSV with a header.

Targets and assignments come as the dictionaries of `policyparse.reporters.json`, of one document or several, and name
the document in each row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from policyparse.model.report import Report
from policyparse.reporters import frames
from policyparse.reporters.harmless import inert
from policyparse.reporters.json import dumps_line

Row = dict[str, Any]

_TARGET_COLUMNS = (
    *("document", "id", "section", "track", "surface", "value", "value_max", "comparator", "unit", "unit_norm"),
    *("currency", "dimension", "per", "change", "level", "indicator", "deadline", "period", "baseline", "modality"),
    *("status", "start", "end", "sentence"),
)
_ASSIGNMENT_COLUMNS = ("document", "section", "heading", "role", "surface", "name_zh", "name_en", "start", "end")


def json_lines(results: Iterable[Row], field: str) -> str:
    """Return each element of each result's list `field` as JSON on a line of its own."""
    rows = ({"document": result["document"]["path"], **row} for result in results for row in result[field])
    return "".join(dumps_line(row) + "\n" for row in rows)


def targets_csv(results: Iterable[Row]) -> str:
    """Return one row per target."""
    return _table(_TARGET_COLUMNS, (_row(result, target) for result in results for target in result["targets"]))


def assignments_csv(results: Iterable[Row]) -> str:
    """Return one row per agency of each task."""
    return _table(_ASSIGNMENT_COLUMNS, (row for result in results for row in _agencies(result)))


def findings_csv(report: Report) -> str:
    """Return one row per finding, the most severe first."""
    return _table(frames.FINDINGS, frames.findings(report))


def _agencies(result: Row) -> Iterator[Row]:
    for assignment in result["assignments"]:
        for agency in assignment["agencies"]:
            yield _row(result, assignment | agency)


def _row(result: Row, element: Row) -> Row:
    start, end = element["span"]
    return {"document": result["document"]["path"], "start": start, "end": end, **element}


def _table(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return format(value, "f") if isinstance(value, Decimal) else inert(value)
