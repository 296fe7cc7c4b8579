"""The source has a term of the glossaries, and the translation a rendering that the glossaries deprecate.

Example: 赛道 became *racetrack*. Nothing is reported if the translation also has a preferred or admitted rendering,
or if the deprecated words are correct for another term of the same sentence. A term that the translation leaves out
is not a matter for this check. Names are warnings, other terms notes. The check applies to English translations,
because glossaries deprecate English renderings only.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._terms import found, preferred
from policyparse.chinese_english import PAIR
from policyparse.model.bitext import Rendering
from policyparse.model.report import Finding, Severity
from policyparse.model.structure import Segment
from policyparse.termbase import TermMatch
from policyparse.terms.whole import whole

_Found = tuple[Segment, TermMatch]


def run(pair: Pair) -> Iterator[Finding]:
    """Report each term of each linked segment that is rendered in a deprecated way alone."""
    for rendering in pair.bitext.renderings:
        if rendering.links and pair.bitext.direction == PAIR.forth:
            yield from _in_segment(pair, rendering)


def _in_segment(pair: Pair, rendering: Rendering) -> Iterator[Finding]:
    terms = [term for term in pair.terms[rendering.segment.id] if term.concept.en_deprecated]
    if not terms:
        return
    english = [(segment, match) for segment in pair.linked(rendering) for match in _matches(pair, segment)]
    readings = [reading for _, match in english for reading in match.readings]
    right = {reading.concept.id for reading in readings if reading.is_right}
    wanted = {reading.concept.id for reading in readings if reading.status == "deprecated"} - right
    terms = [term for term in terms if term.concept.id in wanted]
    if not terms:  # before the text is cut into words
        return
    nested = pair.termbase.find_zh(rendering.segment.text, nested=True)
    meant = {reading.concept.id for term in nested for reading in term.readings}
    for term in whole(rendering.segment.text, terms, pair.lexicon):
        wrong = [one for one in english if not _is_right(one[1], meant)]
        yield from _found(rendering.segment, term, wrong)


def _matches(pair: Pair, segment: Segment) -> tuple[TermMatch, ...]:
    return pair.termbase.find_en(segment.text, nested=True)


def _is_right(match: TermMatch, meant: set[str]) -> bool:
    """Return whether English words are a good rendering of some term that the source has."""
    return any(reading.concept.id in meant and reading.is_right for reading in match.readings)


def _found(segment: Segment, term: TermMatch, english: list[_Found]) -> Iterator[Finding]:
    for place, match in english:
        if any(one.concept.id == term.concept.id and one.status == "deprecated" for one in match.readings):
            said, words = segment.text[term.start : term.end], place.text[match.start : match.end]
            message = f"{said} is “{preferred(term.concept)}” in the glossary, not “{words}”"
            severity: Severity | None = "note" if term.concept.kind == "term" else None
            yield found(CHECK, message, segment, term, place, match.start, match.end, severity=severity)
            return


CHECK = Check(
    id="PP501",
    name="term-rendered-otherwise",
    category="terminology",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example("振兴一批老字号。", "Revive a number of brands of old font size.", fires=True),
        Example(
            "着力补短板、强弱项。",
            "Work to repair short boards and strengthen weak areas.",
            fires=True,
        ),
        Example("大力发展银发经济。", "Vigorously develop the silver economy.", fires=False),
        Example("大力发展银发经济。", "Vigorously develop services for the elderly.", fires=False),
    ),
)
