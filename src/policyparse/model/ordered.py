"""Items of a document, indexed by position."""

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
    """Items of one document in its order."""

    def __init__(self, things: Sequence[_T]) -> None:
        """Index items that are sorted by start; they may overlap."""
        self._things = things
        spans = [thing.span for thing in things]
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate([end for _, end in spans], max))

    def within(self, span: Span) -> Sequence[_T]:
        """Return the items that begin inside a span."""
        start, end = span
        low = bisect_left(self._starts, start)
        return self._things[low : bisect_left(self._starts, end, low)]

    def over(self, span: Span) -> Sequence[_T]:
        """Return the items that overlap a span."""
        low, high = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [thing for thing in self._things[low:high] if thing.span.overlap(span)]

    def at(self, span: Span) -> _T | None:
        """Return the first item that overlaps a span."""
        return next(iter(self.over(span)), None)
