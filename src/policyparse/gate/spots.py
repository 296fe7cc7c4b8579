"""Where the segments of a document stand in its file."""

from __future__ import annotations

import re
from bisect import bisect_right

from policyparse.gate.model import Region, Spot
from policyparse.model.bitext import Place
from policyparse.model.document import Span
from policyparse.model.structure import Structure


class Places:
    """The segments of one document by their ids, and where its lines start."""

    def __init__(self, structured: Structure) -> None:
        """Take the document that the places stand in."""
        self._segments = {segment.id: segment for segment in structured.segments}
        self._starts = (0, *(found.end() for found in re.finditer("\n", structured.document.text)))

    def spot(self, place: Place | None) -> Spot | None:
        """Return a place as a report needs it; None stays None."""
        if place is None:
            return None
        segment = self._segments[place.segment]
        return Spot(place.text, segment.text, *place.span, self.region(place.span), segment.page, segment.unit)

    def region(self, span: Span) -> Region:
        """Return the lines and columns of a span."""
        return Region(*self._position(span.start), *self._position(span.end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
