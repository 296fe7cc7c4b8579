"""Uses of terms: how each occurrence of a glossary's term in a source is rendered in the segments linked to it.

In an English source terms are known by their English forms, and what renders them by the Chinese ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Bitext, Place, Rendering
from policyparse.model.document import Direction
from policyparse.model.structure import Segment
from policyparse.termbase import Concept, Reading, Status, Termbase, TermMatch
from policyparse.terms.whole import whole


class Use(NamedTuple):
    """One use: the term, and the words that render it.

    `term` is the concept's first form in the language of the source, `rendering` the glossary's form of `words`,
    whatever their inflection and hyphenation. `pair` names the pair that it was found in, for uses of several.
    """

    concept: str
    term: str
    rendering: str
    words: str
    status: Status
    source: Place
    translation: Place
    pair: str = ""


def uses(
    bitext: Bitext,
    termbase: Termbase,
    lexicon: Lexicon,
    *,
    without: Collection[str] = (),
    pair: str = "",
) -> tuple[Use, ...]:
    """Return the uses of terms in a pair, in the order of the source.

    Each stretch of the translation counts for one occurrence of one term. Terms of the glossaries named in `without`
    are left out. An occurrence that nothing known renders is no use.
    """
    accounts = {account.segment.id: account.segment for account in bitext.accounts}
    finder = _Finder(termbase, lexicon, without, bitext.direction)
    taken: set[tuple[str, int]] = set()
    return tuple(
        use._replace(pair=pair)
        for rendering in bitext.renderings
        if rendering.links
        for use in _of_segment(rendering, accounts, finder, taken)
    )


class _Finder(NamedTuple):
    """Finds the terms of the source, and what may render them, each in its language."""

    termbase: Termbase
    lexicon: Lexicon
    without: Collection[str]
    direction: Direction

    def terms(self, text: str) -> Iterable[TermMatch]:
        """Return the terms in a segment of the source."""
        if self.direction == PAIR.back:
            return [term for term in self.termbase.find_en(text) if self.wanted(term)]
        return whole(text, [term for term in self.termbase.find_zh(text) if self.wanted(term)], self.lexicon)

    def answers(self, text: str, wanted: set[str]) -> Iterable[TermMatch]:
        """Return the terms in a segment of the translation that are of the concepts `wanted`."""
        if self.direction == PAIR.forth:
            return self.termbase.find_en(text, nested=True)
        found = self.termbase.find_zh(text, nested=True)
        return whole(text, [term for term in found if self.wanted(term) & wanted], self.lexicon)

    def wanted(self, term: TermMatch) -> set[str]:
        """Return the concepts that a term of the source may stand for."""
        return {reading.concept.id for reading in term.readings if reading.concept.glossary not in self.without}

    def name(self, concept: Concept) -> str:
        """Return the first form of a concept in the language of the source."""
        return concept.forms[0] if self.direction == PAIR.forth else concept.renderings[0][0]


def _of_segment(
    rendering: Rendering, accounts: Mapping[str, Segment], finder: _Finder, taken: set[tuple[str, int]]
) -> Iterator[Use]:
    segment = rendering.segment
    for term in finder.terms(segment.text):
        found = next(_answers(term, rendering, accounts, finder, taken), None)
        if found:
            place, start, end, reading = found
            taken.add((place.id, start))
            yield Use(
                reading.concept.id,
                finder.name(reading.concept),
                reading.form,
                place.text[start:end],
                reading.status,
                located(segment, term.start, term.end),
                located(place, start, end),
            )


def _answers(
    term: TermMatch,
    rendering: Rendering,
    accounts: Mapping[str, Segment],
    finder: _Finder,
    taken: set[tuple[str, int]],
) -> Iterator[tuple[Segment, int, int, Reading]]:
    wanted = finder.wanted(term)
    for link in rendering.links:
        segment = accounts[link]
        for match in finder.answers(segment.text, wanted):
            reading = next((one for one in match.readings if one.concept.id in wanted), None)
            if reading and (segment.id, match.start) not in taken:
                yield segment, match.start, match.end, reading


def located(segment: Segment, start: int, end: int) -> Place:
    """Return a stretch of a segment as a place of its document."""
    return Place(segment.id, segment.passage.locate(start, end), segment.text[start:end])
