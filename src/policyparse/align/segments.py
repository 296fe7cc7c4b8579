"""From a document's segments to the aligner's units."""

from __future__ import annotations

import re

from policyparse.lexical.units import Unit
from policyparse.model.bitext import Analysis
from policyparse.model.document import Span
from policyparse.model.facts import Facts, Quantity
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Segment

_NUMBERING = re.compile(
    r"^\s*(?:[-*•·–—#>]+\s*)*(?:[（(]?\d{1,2}(?:\.\d{1,2})*[.)）、．]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百]+[章节条])?"
)
_TRAILING_NUMBER = re.compile(r"\s\d{1,2}\s*$")


class Quantities:
    """The quantities of one document, to be looked up by segment."""

    def __init__(self, facts: Facts) -> None:
        """Index the quantities of `facts` by where they start."""
        self._all = Ordered(facts.quantities)

    def inside(self, segment: Segment) -> tuple[tuple[Span, Quantity], ...]:
        """Return the quantities that stand wholly in `segment`, each with its offsets in the segment's text."""
        around = self._all.within(segment.span)
        placed = ((segment.passage.find(quantity.span), quantity) for quantity in around)
        return tuple((span, quantity) for span, quantity in placed if span)


def units_of(analysis: Analysis) -> tuple[tuple[Segment, ...], tuple[Unit, ...]]:
    """Return the segments that bear content, and a unit for each; boilerplate is left out."""
    segments = tuple(s for s in analysis.structure.segments if s.kind != "boilerplate")
    quantities = Quantities(analysis.facts)
    return segments, tuple(_unit(segment, quantities) for segment in segments)


def _unit(segment: Segment, quantities: Quantities) -> Unit:
    text = _without_numbering(segment)
    numbers = tuple(
        (span.start, span.end, key)
        for span, quantity in quantities.inside(segment)
        if text[span.start : span.end].strip()
        for key in number_keys(quantity)
    )
    aside = segment.kind in ("assignment", "label")
    return Unit(text, segment.paragraph, segment.sentence, segment.kind == "heading", aside, numbers)


def number_keys(quantity: Quantity) -> tuple[str, ...]:
    """Return the keys by which a quantity's numbers meet those of the other side: both ends of a range."""
    values = [quantity.value] if quantity.value_max is None else [quantity.value, quantity.value_max]
    return tuple(f"#{value.normalize():f}" for value in values)


def _without_numbering(segment: Segment) -> str:
    """Blank a list's or heading's own number: it orders the text and says nothing."""
    text = _NUMBERING.sub(lambda match: " " * len(match.group()), segment.text, count=1)
    if segment.kind == "heading":
        text = _TRAILING_NUMBER.sub(lambda match: " " * len(match.group()), text)
    return text
