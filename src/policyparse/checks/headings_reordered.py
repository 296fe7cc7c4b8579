"""A heading of the translation has another place among the headings than its source.

The check applies only if nine in ten headings of the source have a counterpart, since a summary may have an order of
its own. It reports the smallest set of headings that would have to move.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.model.report import Finding
from policyparse.model.structure import Segment

_WHOLE = 0.9  # share of the headings that a full translation has


def run(pair: Pair) -> Iterator[Finding]:
    """Report the headings that are out of the longest sequence in which both sides agree."""
    headings = [one for one in pair.bitext.renderings if one.segment.kind == "heading"]
    linked = [(one.segment, _heading(pair.linked(one))) for one in headings]
    pairs = [(source, translation) for source, translation in linked if translation]
    if len(pairs) < _WHOLE * len(headings):
        return
    staying = _longest([translation.span.start for _, translation in pairs])
    for at, (source, translation) in enumerate(pairs):
        if at not in staying:
            yield CHECK.found("the heading stands elsewhere than in the source", whole(source), whole(translation))


def _heading(segments: Sequence[Segment]) -> Segment | None:
    return next((segment for segment in segments if segment.kind == "heading"), None)


def _longest(places: Sequence[int]) -> frozenset[int]:
    """Return the indices of a longest sequence of places that do not decrease."""
    ends: list[int] = []
    best: list[int] = []
    before: list[int | None] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place + 1)
        before.append(best[length - 1] if length else None)
        ends[length : length + 1] = [place]
        best[length : length + 1] = [at]
    found, step = set(), best[-1] if best else None
    while step is not None:
        found.add(step)
        step = before[step]
    return frozenset(found)


_CANTEENS = "# Construction of community canteens\n\nBuild 30 canteens."
_PORTS = "# Construction of fishing ports\n\nExpand 5 fishing ports."
_LIFTS = "# Renovation of old residential compounds\n\nInstall 500 lifts."
_SOURCE = "# 社区食堂建设\n\n新建食堂30个。\n\n# 渔港建设\n\n扩建渔港5个。\n\n# 老旧小区改造\n\n加装电梯500台。"

CHECK = Check(
    id="PP706",
    name="headings-reordered",
    category="structure",
    severity="note",
    doc=__doc__,
    run=run,
    examples=(
        Example(_SOURCE, f"{_LIFTS}\n\n{_CANTEENS}\n\n{_PORTS}", fires=True, markdown=True),
        Example(_SOURCE, f"{_CANTEENS}\n\n{_PORTS}\n\n{_LIFTS}", fires=False, markdown=True),
    ),
)
