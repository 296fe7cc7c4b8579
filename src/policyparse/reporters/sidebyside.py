"""The two texts side by side: rows in the order of the source, additions where the translation has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from policyparse.model.bitext import Account, Rendering
from policyparse.model.report import Finding, Report
from policyparse.model.structure import Segment
from policyparse.reporters.index import Index, untitled
from policyparse.reporters.opinions import is_overruled
from policyparse.reporters.summary import ADDED, SHOWN, Verdict


class Row(NamedTuple):
    """Neighbouring source segments, and the translation segments that render them together; one side may be empty.

    `section` is the path of the source's section in which the row is shown.
    """

    section: str
    source: tuple[Rendering, ...]
    translation: tuple[Account, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that occur, in their usual order."""
        found: set[str] = {item.verdict for item in self.source} or {ADDED}
        return tuple(verdict for verdict in (*SHOWN, ADDED) if verdict in found)

    @property
    def overruled(self) -> bool:
        """Whether a second opinion changed a verdict of the row."""
        return is_overruled(self.source)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments whose findings are shown here: those of the source, or the additions."""
        return _segments(self.source) or _segments(self.translation)

    def findings(self, index: Index, *, told: bool = False) -> tuple[Finding, ...]:
        """Return the findings on these segments; with `told`, only those that say more than the verdict."""
        known = index.told if told else index.found
        return tuple(finding for segment in self.segments for finding in known.get(segment.id, ()))


def rows(report: Report, index: Index) -> tuple[Row, ...]:
    """Return all segments with content; an addition follows the text that precedes it in the translation."""
    linked = tuple(_linked(report, index))
    home: dict[str, int] = {}
    for at, row in enumerate(linked):
        for account in row.translation:
            home.setdefault(account.segment.id, at)
    added = _added(report, home)
    found = [Row(linked[0].section if linked else "", (), run) for run in added[-1]]
    for at, row in enumerate(linked):
        found += [row, *(Row(row.section, (), run) for run in added[at])]
    return tuple(found)


def left_aside(report: Report, shown: Sequence[Row]) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return the segments of source and translation that are in no row: letterhead, page furniture, numbering."""
    ids = {segment.id for row in shown for segment in (*_segments(row.source), *_segments(row.translation))}
    source = tuple(item.segment for item in report.renderings if item.segment.id not in ids)
    return source, tuple(item.segment for item in report.accounts if item.segment.id not in ids)


def breadcrumbs(path: str, index: Index) -> str:
    """Return a section's path in words: number and title of each level, the highest first."""
    steps = path.split("/")
    above = (index.sections.get("/".join(steps[: at + 1])) for at in range(len(steps)))
    return " / ".join(untitled(section) for section in above if section and section.path) or path


def section_of(finding: Finding, index: Index) -> str:
    """Return the section of the source to which a finding belongs; empty for what only the translation has."""
    if finding.source:
        return index.renderings[finding.source.segment].segment.section
    links = index.accounts[finding.translation.segment].links if finding.translation else ()
    return index.renderings[links[0]].segment.section if links else ""


def is_under(path: str, section: str) -> bool:
    """Return whether a path is that of a section or of a subsection."""
    return path == section or path.startswith(f"{section}/")


def _linked(report: Report, index: Index) -> Iterator[Row]:
    shown = (item for item in report.renderings if item.verdict != "ignored")
    for _, group in groupby(shown, key=lambda item: (item.segment.section, item.links or item.segment.paragraph)):
        bead = tuple(group)
        yield Row(bead[0].segment.section, bead, tuple(index.accounts[link] for link in bead[0].links))


def _added(report: Report, home: Mapping[str, int]) -> dict[int, list[tuple[Account, ...]]]:
    """Return runs of additions by the row that they follow, -1 for those before the first."""
    added: dict[int, list[tuple[Account, ...]]] = defaultdict(list)
    at = -1
    for is_added, group in groupby(report.accounts, key=lambda account: account.verdict == "added"):
        run = tuple(group)
        if is_added:
            added[at].append(run)
        else:
            at = next((home[account.segment.id] for account in reversed(run) if account.segment.id in home), at)
    return added


def _segments(items: Iterable[Rendering | Account]) -> tuple[Segment, ...]:
    return tuple(item.segment for item in items)
