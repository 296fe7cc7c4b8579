"""The chart of what became of each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policyparse.model.report import Report
from policyparse.model.structure import Section
from policyparse.reporters.index import untitled
from policyparse.reporters.sidebyside import is_under
from policyparse.reporters.summary import SHOWN, Verdict

_MOST_BARS = 40


class Bar(NamedTuple):
    """A section of the chart, with the segments of those below it that have no bar of their own."""

    path: str
    title: str
    level: int
    counts: Mapping[Verdict, int]

    @property
    def whole(self) -> int:
        """All segments of the bar."""
        return sum(self.counts.values())


def chart(report: Report) -> tuple[Bar, ...]:
    """Return a bar for each section down to the deepest level at which there are not too many of them."""
    sections = report.bitext.source.structure.sections
    deepest = max(_levels(sections), default=0)
    counts: dict[str, Counter[str]] = {section.path: Counter() for section in sections if section.level <= deepest}
    for rendering in report.renderings:
        if rendering.verdict != "ignored":
            counts[_bar(rendering.segment.section, counts)][rendering.verdict] += 1
    known = {section.path: section for section in sections}
    return tuple(
        Bar(path, untitled(known.get(path)), _level(known.get(path)), {verdict: tally[verdict] for verdict in SHOWN})
        for path, tally in counts.items()
        if tally
    )


def _levels(sections: Sequence[Section]) -> Iterable[int]:
    for level in sorted({section.level for section in sections}):
        if sum(section.level <= level for section in sections) <= _MOST_BARS:
            yield level


def _bar(path: str, bars: dict[str, Counter[str]]) -> str:
    """Return the nearest section at or above `path` that has a bar, and make one where none has."""
    above = [bar for bar in bars if is_under(path, bar)]
    nearest = max(above, key=len, default="")
    bars.setdefault(nearest, Counter())
    return nearest


def _level(section: Section | None) -> int:
    return section.level if section else 0
