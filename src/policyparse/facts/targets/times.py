"""Deadlines and baselines of the figures of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from policyparse.facts.targets.sentences import Figure, Sentence
from policyparse.model.document import Span
from policyparse.model.facts import Quantity

_Timed = tuple[Span, str]
_SENTENCE_MARK = re.compile(r"[，。；！？]")


class Times:
    """The deadlines and the baselines of one sentence, each in order, with their ISO forms."""

    __slots__ = ("baselines", "deadlines")

    def __init__(self, deadlines: list[_Timed], baselines: list[_Timed]) -> None:
        """Take both in order."""
        self.deadlines = deadlines
        self.baselines = baselines

    def deadline(self, figure: Figure) -> str | None:
        """Return the time that holds for a figure: the last before it, in English also one after it."""
        if not self.deadlines:
            return None
        earlier = bisect_right(self.deadlines, figure.start, key=lambda timed: timed[0].end)
        later = bisect_left(self.deadlines, figure.end, key=lambda timed: timed[0].start)
        before = self.deadlines[earlier - 1][1] if earlier else None
        if later == len(self.deadlines):
            return before
        return figure.sentence.given.due(figure, before, self.deadlines[later])

    def baseline(self, figure: Figure) -> str | None:
        """Return the year that a figure is compared with: that of the nearest baseline of its sentence."""
        if not self.baselines:
            return None
        start = figure.start
        at = bisect_left(self.baselines, start, key=lambda timed: timed[0].start)
        near = [timed for timed in self.baselines[max(0, at - 1) : at + 1] if _in_clause(figure, timed[0])]
        return min(near, key=lambda timed: abs(timed[0].start - start))[1] if near else None


def chinese_due(figure: Figure, before: str | None, later: _Timed) -> str | None:
    """Return the time before a figure, or else the one after it in its clause."""
    apart = _SENTENCE_MARK.search(figure.sentence.text, figure.quantity.span.end, later[0].start)
    return before or (None if apart else later[1])


def english_due(figure: Figure, before: str | None, later: _Timed) -> str | None:
    """Return the time after a figure, unless one precedes it and the later one belongs to another figure."""
    after, due = later
    between = figure.sentence.text[figure.quantity.span.end : after.start]
    return before if before and (";" in between or _figure_between(figure, after)) else due


def _in_clause(figure: Figure, date: Span) -> bool:
    """Return whether a figure and a date stand in one clause."""
    first, last = sorted((figure.quantity.span, date))
    mark = figure.sentence.given.clause_mark
    return not mark.search(figure.sentence.text, first.end, last.start)


def _figure_between(figure: Figure, date: Span) -> bool:
    following = figure.following()
    return following is not None and following.span.start < date.start


def find_times(sentence: Sentence) -> Times:
    """Sort the dates of a sentence into deadlines and baselines; what is neither is left out."""
    deadlines = list(sentence.runs)
    baselines: list[_Timed] = []
    for at, date in enumerate(sentence.quantities):
        if date.dimension != "date":
            continue
        mention = Figure(sentence, at)
        if _is_no_time(mention):
            continue
        if _is_baseline(mention):
            baselines.append((date.span, _base(date)))
        elif date.value >= 1000:
            deadlines.append((date.span, date.deadline or date.period or ""))
    return Times(sorted(deadlines), baselines)


def _base(date: Quantity) -> str:
    return str(int(date.value)) if date.value_max is None else date.period or ""


def _is_no_time(date: Figure) -> bool:
    """Return whether a date belongs to a title, a plan's name, a validity or the past: “十四五”规划."""
    before, listed = date.before(), date.sentence.words
    if before.rfind("《") > before.rfind("》"):
        return True
    return bool(listed["no deadline before"].search(before) or listed["no deadline after"].match(date.after(24)))


_TIMES_AFTER = re.compile(r"的\s?[\d一二两三四五六七八九十.]+\s?倍")
_FROM_FIGURE, _TO_FIGURE = re.compile(r"\bfrom\s[^,;]{0,30}\bin\s$"), re.compile(r"\bto\b")


def _is_baseline(date: Figure) -> bool:
    """Return whether a date is what a change is measured against."""
    listed, before, after = date.sentence.words, date.before(), date.after(24)
    if listed["baseline after"].match(after):
        return True
    if listed["baseline before"].search(before):
        return date.quantity.value_max is None
    return date.sentence.given.is_base(date)


def is_base_chinese(date: Figure) -> bool:
    """Return whether a date is followed by how many times as much: 2020年的3倍."""
    return bool(_TIMES_AFTER.match(date.after(24)))


def is_base_english(date: Figure) -> bool:
    """Return whether a date is between *from* so much and *to* so much."""
    return bool(_FROM_FIGURE.search(date.before()) and _TO_FIGURE.search(date.after(24)))
