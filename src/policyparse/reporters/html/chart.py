"""The chart of what became of each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policyparse.model.report import Report
from policyparse.model.structure import Section
from policyparse.reporters.index import Index, untitled
from policyparse.reporters.sidebyside import is_under
from policyparse.reporters.summary import SHOWN, Verdict, is_counted

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


def chart(report: Report, index: Index) -> tuple[Bar, ...]:
    """Return a bar for each section down to the deepest level at which there are not too many of them."""
    deepest = _deepest(report.bitext.source.structure.sections)
    counts = {path: Counter[str]() for path, section in index.sections.items() if section.level <= deepest}
    for rendering in report.renderings:
        if is_counted(rendering):
            counts[_bar(rendering.segment.section, counts)][rendering.verdict] += 1
    return tuple(
        Bar(path, untitled(index.sections.get(path)), _level(index.sections.get(path)), _shown(tally))
        for path, tally in counts.items()
        if tally
    )


def _deepest(sections: Sequence[Section]) -> int:
    levels = sorted({section.level for section in sections})
    fitting = [level for level in levels if sum(section.level <= level for section in sections) <= _MOST_BARS]
    return max((*levels[:1], *fitting), default=0)


def _shown(tally: Mapping[str, int]) -> Mapping[Verdict, int]:
    return {verdict: tally[verdict] for verdict in SHOWN}


def _bar(path: str, bars: dict[str, Counter[str]]) -> str:
    """Return the nearest section at or above `path` that has a bar, and make one where none has."""
    above = [bar for bar in bars if is_under(path, bar)]
    nearest = max(above, key=len, default="")
    bars.setdefault(nearest, Counter())
    return nearest


def _level(section: Section | None) -> int:
    return section.level if section else 0
