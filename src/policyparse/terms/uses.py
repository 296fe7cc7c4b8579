"""Uses of terms: how each occurrence of a glossary's term in a source is rendered in the segments linked to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Bitext, Place, Rendering
from policyparse.model.structure import Segment
from policyparse.termbase import Reading, Status, Termbase, TermMatch
from policyparse.terms.whole import whole


class Use(NamedTuple):
    """One use: the term, and the words that render it.

    `term` is the concept's first Chinese form, `rendering` the glossary's form of `words`, whatever their inflection
    and hyphenation. `pair` names the pair that it was found in, for uses of several.
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
    taken: set[tuple[str, int]] = set()
    return tuple(
        use._replace(pair=pair)
        for rendering in bitext.renderings
        if rendering.links
        for use in _of_segment(rendering, accounts, termbase, lexicon, without, taken)
    )


def _of_segment(
    rendering: Rendering,
    accounts: Mapping[str, Segment],
    termbase: Termbase,
    lexicon: Lexicon,
    without: Collection[str],
    taken: set[tuple[str, int]],
) -> Iterator[Use]:
    segment = rendering.segment
    terms = [
        term
        for term in termbase.find_zh(segment.text)
        if not all(reading.concept.glossary in without for reading in term.readings)
    ]
    for term in whole(segment.text, terms, lexicon):
        found = next(_answers(term, rendering, accounts, termbase, without, taken), None)
        if found:
            place, start, end, reading = found
            taken.add((place.id, start))
            yield Use(
                reading.concept.id,
                reading.concept.forms[0],
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
    termbase: Termbase,
    without: Collection[str],
    taken: set[tuple[str, int]],
) -> Iterator[tuple[Segment, int, int, Reading]]:
    wanted = {reading.concept.id for reading in term.readings if reading.concept.glossary not in without}
    for link in rendering.links:
        segment = accounts[link]
        for match in termbase.find_en(segment.text, nested=True):
            reading = next((one for one in match.readings if one.concept.id in wanted), None)
            if reading and (segment.id, match.start) not in taken:
                yield segment, match.start, match.end, reading


def located(segment: Segment, start: int, end: int) -> Place:
    """Return a stretch of a segment as a place of its document."""
    return Place(segment.id, segment.passage.locate(start, end), segment.text[start:end])
