"""From a document's segments to the aligner's units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.facts.dates import find_dates
from policyparse.folding import fold
from policyparse.han import LIST_NUMERALS
from policyparse.lexical.units import Unit
from policyparse.model.bitext import Analysis
from policyparse.model.document import Span
from policyparse.model.facts import Facts, Quantity
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Segment
from policyparse.structure.numbering import marker_of

_BULLETS = r"^\s*(?:[-*•·–—#>]+\s*)*"
_MARKS = re.compile(_BULLETS)
_NUMBERING = re.compile(
    _BULLETS
    + rf"(?:[（(]?\d{{1,2}}(?:\.\d{{1,2}})*[.)）、．]|[（(]?[{LIST_NUMERALS}]{{1,3}}[、）)]"
    + rf"|第[{LIST_NUMERALS}]+[章节条])?"
)
_BARRED = re.compile(r"(\d{1,2})\s*[|｜–—]\s*(?=\S)")  # as slides number their titles
_TRAILING_NUMBER = re.compile(r"\s\d{1,2}\s*$")


class Quantities:
    """The quantities of one document, to be looked up by segment."""

    def __init__(self, facts: Facts) -> None:
        """Index the quantities of `facts` by where they start."""
        self._all = Ordered(facts.quantities)

    def inside(self, segment: Segment) -> tuple[tuple[Span, Quantity], ...]:
        """Return the quantities that stand wholly in `segment`, each with its offsets in the segment's text."""
        found = list[tuple[Span, Quantity]]()
        for quantity in self._all.within(segment.span):
            if span := segment.passage.find(quantity.span):
                found.append((span, quantity))
        return tuple(found)


def units_of(analysis: Analysis) -> tuple[tuple[Segment, ...], tuple[Unit, ...]]:
    """Return the segments that bear content, and a unit for each; boilerplate is left out."""
    segments = tuple(s for s in analysis.structure.segments if s.kind != "boilerplate")
    quantities, agencies = Quantities(analysis.facts), Ordered(analysis.facts.agencies)
    language = analysis.structure.document.language

    def names(segment: Segment) -> Iterator[tuple[int, int, str]]:
        for agency in agencies.within(segment.span):
            span, name = segment.passage.find(agency.span), agency.name_zh or agency.name_en
            if span and name:
                yield span.start, span.end, f"#&{name}"
        for date in find_dates(segment.text, language):
            if date.month:
                yield date.span.start, date.span.end, f"#@{date.year or ''}-{date.month}"

    return segments, tuple(_unit(segment, quantities, tuple(names(segment))) for segment in segments)


def _unit(segment: Segment, quantities: Quantities, names: tuple[tuple[int, int, str], ...]) -> Unit:
    text = _without_numbering(segment)
    numbers = tuple(
        (span.start, span.end, key)
        for span, quantity in quantities.inside(segment)
        if text[span.start : span.end].strip()
        for key in number_keys(quantity)
    )
    aside = segment.kind in ("assignment", "label")
    heading = segment.kind == "heading"
    return Unit(text, segment.paragraph, segment.sentence, heading, aside, numbers, ordinal_of(segment.text), names)


def number_keys(quantity: Quantity) -> tuple[str, ...]:
    """Return the keys by which a quantity's numbers meet those of the other side: both ends of a range."""
    values = [quantity.value] if quantity.value_max is None else [quantity.value, quantity.value_max]
    return tuple(f"#{value.normalize():f}" for value in values)


def ordinal_of(text: str) -> str:
    """Return the number that orders a segment: `7` for 第七条, （七）, *Article 7* and `7 |`; empty without one."""
    opening = _MARKS.sub("", fold(text), count=1)
    barred = _BARRED.match(opening)
    if barred:
        return barred.group(1)
    marker = marker_of(opening)
    return ".".join(map(str, marker.value)) if marker and not marker.start else ""


def _without_numbering(segment: Segment) -> str:
    """Blank a list's or heading's own number: it orders the text and says nothing."""
    text = _NUMBERING.sub(lambda match: " " * len(match.group()), segment.text, count=1)
    if segment.kind == "heading":
        text = _TRAILING_NUMBER.sub(lambda match: " " * len(match.group()), text)
    return text
