"""From a document's segments to the aligner's units."""

from __future__ import annotations

import re

from policyparse.facts.dates import find_dates
from policyparse.folding import fold
from policyparse.han import LIST_NUMERALS
from policyparse.lexical.units import Unit
from policyparse.model.bitext import Analysis
from policyparse.model.document import Language, Span
from policyparse.model.facts import Agency, Facts, Quantity
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
        here = [(segment.passage.find(quantity.span), quantity) for quantity in self._all.within(segment.span)]
        return tuple([(span, quantity) for span, quantity in here if span])


def units_of(analysis: Analysis) -> tuple[tuple[Segment, ...], tuple[Unit, ...]]:
    """Return the segments that bear content, and a unit for each; boilerplate is left out."""
    segments = tuple([s for s in analysis.structure.segments if s.kind != "boilerplate"])
    quantities, agencies = Quantities(analysis.facts), Ordered(analysis.facts.agencies)
    language = analysis.structure.document.language
    return segments, tuple([_unit(segment, quantities, _names(segment, agencies, language)) for segment in segments])


def _names(segment: Segment, agencies: Ordered[Agency], language: Language) -> tuple[tuple[int, int, str], ...]:
    names: list[tuple[int, int, str]] = []
    for agency in agencies.within(segment.span):
        span, name = segment.passage.find(agency.span), agency.name_zh or agency.name_en
        if span and name:
            names.append((*span, f"#&{name}"))
    dates = [date for date in find_dates(segment.text, language) if date.month]
    names += [(*date.span, f"#@{date.year or ''}-{date.month}") for date in dates]
    return tuple(names)


def _unit(segment: Segment, quantities: Quantities, names: tuple[tuple[int, int, str], ...]) -> Unit:
    text = _without_numbering(segment)
    numbers: list[tuple[int, int, str]] = []
    for (start, end), quantity in quantities.inside(segment):
        if text[start:end].strip():
            numbers += [(start, end, key) for key in number_keys(quantity)]
    kind = segment.kind
    aside, heading = kind in ("assignment", "label"), kind == "heading"
    ordinal = ordinal_of(segment.text)
    return Unit(text, segment.paragraph, segment.sentence, heading, aside, tuple(numbers), ordinal, names)


def number_keys(quantity: Quantity) -> tuple[str, ...]:
    """Return the keys by which a quantity's numbers meet those of the other side: both ends of a range."""
    values = [quantity.value] if quantity.value_max is None else [quantity.value, quantity.value_max]
    return tuple([f"#{value.normalize():f}" for value in values])


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
    text = _blanked(segment.text, _NUMBERING.match(segment.text))
    return _blanked(text, _TRAILING_NUMBER.search(text)) if segment.kind == "heading" else text


def _blanked(text: str, match: re.Match[str] | None) -> str:
    if match is None or not match.group():
        return text
    start, end = match.span()
    return text[:start] + " " * (end - start) + text[end:]
