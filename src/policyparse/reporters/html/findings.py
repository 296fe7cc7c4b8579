"""The findings as a list, and how often each check fired."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from policyparse.model.report import Finding, Place, Report
from policyparse.reporters.index import Index
from policyparse.reporters.sidebyside import section_of
from policyparse.reporters.summary import SEVERITIES


class Fired(NamedTuple):
    """A check, and how often it fired with this severity."""

    severity: str
    check: str
    name: str
    times: int


class FindingRow(NamedTuple):
    """A finding with its number in the report, the verdict of its segment, its section, and the places of both sides.

    `verdict` is empty for a finding that belongs to no segment with a verdict.
    """

    number: int
    finding: Finding
    verdict: str
    section: str
    where: tuple[str, str]


def fired(report: Report) -> tuple[Fired, ...]:
    """Return the checks that fired, the gravest first."""
    tally = Counter((finding.severity, finding.check, finding.name) for finding in report.findings)
    found = (Fired(*key, times) for key, times in tally.items())
    return tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), one.check)))


def finding_rows(report: Report, index: Index) -> tuple[FindingRow, ...]:
    """Return the findings in the report's order."""

    def where(place: Place | None) -> str:
        return index.place(place.segment) if place else ""

    verdicts = {finding: index.verdict(name) for name, group in index.found.items() for finding in group}
    return tuple(
        FindingRow(
            number,
            finding,
            verdicts.get(finding, ""),
            section_of(finding, index),
            (where(finding.source), where(finding.translation)),
        )
        for number, finding in enumerate(report.findings, 1)
    )
