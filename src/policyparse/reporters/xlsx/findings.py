"""The sheet to work through: the findings, with decisions to take."""

from __future__ import annotations

from typing import Literal

from policyparse.model.report import Finding, Report
from policyparse.reporters.index import Index
from policyparse.reporters.sidebyside import breadcrumbs, section_of
from policyparse.reporters.xlsx.writing import Column, Table, Value

FINDINGS = "Findings"
Decision = Literal["accept", "fix", "discuss"]
"""What a reviewer may decide on a finding."""

DECISIONS: tuple[Decision, ...] = ("accept", "fix", "discuss")


def findings(report: Report, index: Index) -> Table:
    """Return the findings, with empty columns for a decision and a comment; the fingerprint is hidden."""
    columns = (
        Column("id", 6),
        Column("check", 24),
        Column("severity", 10),
        Column("section", 28, "chinese"),
        Column("source", 42, "chinese"),
        Column("translation", 42),
        Column("expected", 16),
        Column("actual", 16),
        Column("message", 42),
        Column("page", 8),
        Column("confidence", 11),
        Column("decision", 12, choices=DECISIONS),
        Column("comment", 36, "chinese"),
        Column("fingerprint", 20, hidden=True),
    )
    return Table(
        FINDINGS,
        columns,
        [_finding(number, finding, index) for number, finding in enumerate(report.findings, 1)],
    )


def _finding(number: int, finding: Finding, index: Index) -> tuple[Value, ...]:
    source, translation = finding.source, finding.translation
    place = source or translation
    return (
        number,
        f"{finding.check} {finding.name}",
        finding.severity,
        breadcrumbs(section_of(finding, index), index),
        source.text if source else None,
        translation.text if translation else None,
        finding.expected,
        finding.actual,
        finding.message,
        index.place(place.segment) if place else None,
        round(finding.confidence, 2),
        None,
        None,
        finding.fingerprint,
    )
