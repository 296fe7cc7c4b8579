"""The sheet to work through: the findings, with decisions to take."""

from __future__ import annotations

from typing import Literal

from policyparse.model.report import Finding, Report
from policyparse.reporters.digest import by_severity
from policyparse.reporters.index import Index
from policyparse.reporters.sidebyside import breadcrumbs, section_of
from policyparse.reporters.xlsx.writing import Column, Table, Value

FINDINGS = "Findings"
Decision = Literal["accept", "fix", "discuss"]
"""What a reviewer may decide on a finding."""

DECISIONS: tuple[Decision, ...] = ("accept", "fix", "discuss")


def findings(report: Report, index: Index) -> Table:
    """Return the findings, the most severe first, with room for a decision and a comment; the fingerprint is hidden."""
    columns = (
        Column("severity", 10),
        Column("line or page", 12),
        Column("source", 42, "chinese"),
        Column("translation", 42),
        Column("decision", 12, choices=DECISIONS, written=True),
        Column("comment", 32, "chinese", written=True),
        Column("what", 42),
        Column("expected", 16, printed=False),
        Column("actual", 16, printed=False),
        Column("section", 28, "chinese", printed=False),
        Column("check", 24, printed=False),
        Column("confidence", 11, printed=False),
        Column("fingerprint", 20, hidden=True),
    )
    return Table(
        FINDINGS,
        columns,
        [_finding(finding, index) for finding in by_severity(report.findings)],
    )


def _finding(finding: Finding, index: Index) -> tuple[Value, ...]:
    source, translation = finding.source, finding.translation
    place = source or translation
    return (
        finding.severity,
        index.place(place.segment) if place else None,
        source.text if source else None,
        translation.text if translation else None,
        None,
        None,
        finding.message,
        finding.expected,
        finding.actual,
        breadcrumbs(section_of(finding, index), index),
        f"{finding.check} {finding.name}",
        round(finding.confidence, 2),
        finding.fingerprint,
    )
