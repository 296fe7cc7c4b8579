"""From a document's segments to the aligner's units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from policyparse.align.units import Unit
from policyparse.model.bitext import Analysis
from policyparse.model.facts import Quantity
from policyparse.model.structure import Segment

_NUMBERING = re.compile(
    r"^\s*(?:[-*•·–—#>]+\s*)*(?:[（(]?\d{1,2}(?:\.\d{1,2})*[.)）、．]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百]+[章节条])?"
)
_TRAILING_NUMBER = re.compile(r"\s\d{1,2}\s*$")


def units_of(analysis: Analysis) -> tuple[tuple[Segment, ...], tuple[Unit, ...]]:
    """Return the segments that bear content, and a unit for each; boilerplate is left out."""
    segments = tuple(s for s in analysis.structure.segments if s.kind != "boilerplate")
    quantities = analysis.facts.quantities
    starts = [quantity.span.start for quantity in quantities]
    return segments, tuple(_unit(segment, quantities, starts) for segment in segments)


def _unit(segment: Segment, quantities: Sequence[Quantity], starts: Sequence[int]) -> Unit:
    text = _without_numbering(segment)
    inside = quantities[bisect_left(starts, segment.span.start) : bisect_left(starts, segment.span.end)]
    numbers = tuple(number for quantity in inside for number in _numbers(quantity, segment, text))
    return Unit(text, segment.paragraph, segment.sentence, segment.kind == "heading", numbers)


def _without_numbering(segment: Segment) -> str:
    """Blank a list's or heading's own number: it orders the text and says nothing."""
    text = _NUMBERING.sub(lambda match: " " * len(match.group()), segment.text, count=1)
    if segment.kind == "heading":
        text = _TRAILING_NUMBER.sub(lambda match: " " * len(match.group()), text)
    return text


def _numbers(quantity: Quantity, segment: Segment, text: str) -> list[tuple[int, int, str]]:
    where = _inside(quantity, segment)
    if where is None or not text[where[0] : where[1]].strip():
        return []
    values = [quantity.value] if quantity.value_max is None else [quantity.value, quantity.value_max]
    return [(*where, f"#{value.normalize():f}") for value in values]


def _inside(quantity: Quantity, segment: Segment) -> tuple[int, int] | None:
    """Return the quantity's offsets in the segment's text, None where it is not wholly inside."""
    at = 0
    start = end = None
    for piece in segment.passage.pieces:
        if piece.start <= quantity.span.start < piece.end:
            start = at + quantity.span.start - piece.start
        if piece.start < quantity.span.end <= piece.end:
            end = at + quantity.span.end - piece.start
        at += piece.end - piece.start
    return (start, end) if start is not None and end is not None and start < end else None
