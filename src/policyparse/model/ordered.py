"""Things that stand in a document, to be found by their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from policyparse.model.document import Span


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Spanned)


class Ordered(Generic[_T]):
    """Things of one document in its order."""

    def __init__(self, things: Sequence[_T]) -> None:
        """Take things sorted by where they start; they may overlap."""
        self._things = things
        self._starts = [thing.span.start for thing in things]
        self._reach = list(accumulate((thing.span.end for thing in things), max))

    def within(self, span: Span) -> Sequence[_T]:
        """Return what begins inside a span."""
        return self._things[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def over(self, span: Span) -> Sequence[_T]:
        """Return what overlaps a span."""
        low, high = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [thing for thing in self._things[low:high] if thing.span.overlap(span)]

    def at(self, span: Span) -> _T | None:
        """Return the first thing that overlaps a span."""
        return next(iter(self.over(span)), None)
