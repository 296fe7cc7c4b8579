"""The findings as a list by severity, section and kind, and how often each check fired."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

from policyparse.model.report import Finding, Place, Report
from policyparse.reporters.index import Index, untitled
from policyparse.reporters.sidebyside import breadcrumbs, section_of
from policyparse.reporters.summary import SEVERITIES

_FEWEST_FOLDED = 3


class Fired(NamedTuple):
    """A check, and how often it fired with this severity."""

    severity: str
    check: str
    name: str
    times: int


class FindingRow(NamedTuple):
    """A finding with its number in the report, its segment's verdict, its section, and its places on both sides.

    `verdict` is empty for a finding that belongs to no segment with a verdict.
    """

    number: int
    finding: Finding
    verdict: str
    section: str
    where: tuple[str, str]


class Kind(NamedTuple):
    """Findings of one check with the same message in one section."""

    rows: tuple[FindingRow, ...]

    @property
    def is_folded(self) -> bool:
        """Whether there are so many of them that they are listed only on demand."""
        return len(self.rows) >= _FEWEST_FOLDED


class Heap(NamedTuple):
    """The findings of one severity on one section."""

    severity: str
    section: str
    title: str
    kinds: tuple[Kind, ...]


def fired(report: Report) -> tuple[Fired, ...]:
    """Return the checks that fired, the most severe first."""
    tally = Counter((finding.severity, finding.check, finding.name) for finding in report.findings)
    found = (Fired(*key, times) for key, times in tally.items())
    return tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), one.check)))


def heaps(report: Report, index: Index) -> tuple[Heap, ...]:
    """Return the findings by severity, the most severe first, then by section and kind in the report's order."""
    rows = _rows(report, index)
    sections = {row.section: at for at, row in reversed(list(enumerate(rows)))}
    kinds = {_kind(row): at for at, row in reversed(list(enumerate(rows)))}
    listed = sorted(
        rows,
        key=lambda row: (SEVERITIES.index(row.finding.severity), sections[row.section], kinds[_kind(row)]),
    )
    return tuple(
        Heap(
            severity,
            section,
            breadcrumbs(section, index) or untitled(None),
            tuple(Kind(tuple(kind)) for _, kind in groupby(heap, key=_kind)),
        )
        for (severity, section), heap in groupby(listed, key=lambda row: (row.finding.severity, row.section))
    )


def _kind(row: FindingRow) -> tuple[str, str, str, str]:
    return row.finding.severity, row.section, row.finding.check, row.finding.message


def _rows(report: Report, index: Index) -> tuple[FindingRow, ...]:

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
