"""Phrases that all pages should render in the same way: whole sentences, and terms with several renderings."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from policyparse.folding import fold
from policyparse.gate.model import Phrase
from policyparse.gate.spots import Places
from policyparse.model.bitext import Bitext, Place
from policyparse.model.document import Span
from policyparse.model.structure import Segment, Structure
from policyparse.termbase import Concept, Kind, Termbase

_FEWEST = 10  # letters of a sentence: shorter ones depend on what stands around them
_LONG = 4  # characters of a term that is no general word
_KINDS: tuple[Kind, ...] = ("term", "track", "name")
_RUNNING = ("clause", "item")
_SIGNS = re.compile(r"[\W_]+")


def phrases_of(bitext: Bitext, termbase: Termbase, glossaries: Container[str]) -> tuple[Phrase, ...]:
    """Return the sentences that one sentence renders, and the terms that have one of several renderings.

    Short terms count only if they are from the project's own `glossaries`, named by their files: the glossaries of
    policyparse include general words (可以, 情况).
    """
    places = Places(bitext.source.structure), Places(bitext.translation.structure)
    return (*_sentences(bitext, *places), *_terms(bitext, termbase, glossaries, *places))


def plain(text: str) -> str:
    """Return a text normalised for comparison: without case, white space and punctuation."""
    return _SIGNS.sub("", fold(text).casefold())


def _sentences(bitext: Bitext, source: Places, translation: Places) -> Iterator[Phrase]:
    ours, theirs = _by_sentence(bitext.source.structure), _by_sentence(bitext.translation.structure)
    answers = {account.segment.id: account.segment.sentence for account in bitext.accounts}
    links: dict[int, set[int]] = {}
    back: dict[int, set[int]] = {}
    for rendering in bitext.renderings:
        for link in rendering.links:
            links.setdefault(rendering.segment.sentence, set()).add(answers[link])
            back.setdefault(answers[link], set()).add(rendering.segment.sentence)
    for sentence, found in links.items():
        other = next(iter(found))
        if len(found) == len(back[other]) == 1 and all(one.kind in _RUNNING for one in ours[sentence]):
            spot = source.spot(_whole(ours[sentence], bitext.source.structure))
            answer = translation.spot(_whole(theirs[other], bitext.translation.structure))
            if spot and answer and len(plain(spot.text)) >= _FEWEST:
                yield Phrase("sentence", plain(spot.text), plain(answer.text), spot, answer)


def _by_sentence(structure: Structure) -> dict[int, list[Segment]]:
    found: dict[int, list[Segment]] = {}
    for segment in structure.segments:
        found.setdefault(segment.sentence, []).append(segment)
    return found


def _whole(segments: list[Segment], structure: Structure) -> Place:
    span = Span(segments[0].span.start, max(segment.span.end for segment in segments))
    return Place(segments[0].id, span, " ".join(structure.document.text[span.start : span.end].split()))


def _terms(
    bitext: Bitext, termbase: Termbase, glossaries: Container[str], source: Places, translation: Places
) -> Iterator[Phrase]:
    segments = {account.segment.id: account.segment for account in bitext.accounts}
    for rendering in bitext.renderings:
        text = rendering.segment.text
        for match in termbase.find_zh(text, kinds=_KINDS) if rendering.links else ():
            if match.end - match.start < _LONG and match.concept.glossary not in glossaries:
                continue
            said = _said(match.concept, [segments[link] for link in rendering.links], termbase)
            if said and len(match.concept.en_preferred + match.concept.en_admitted) > 1:
                form, place = said
                own = Place(
                    rendering.segment.id,
                    rendering.segment.passage.locate(match.start, match.end),
                    text[match.start : match.end],
                )
                spot, answer = source.spot(own), translation.spot(place)
                if spot and answer:
                    yield Phrase("term", match.concept.id, form, spot, answer)


def _said(concept: Concept, segments: Iterable[Segment], termbase: Termbase) -> tuple[str, Place] | None:
    """Return the one form of a concept that segments have, and where; None if they have none, or several."""
    found: dict[str, Place] = {}
    for segment in segments:
        for match in termbase.find_en(segment.text, kinds=_KINDS):
            for reading in match.readings:
                if reading.concept.id == concept.id and reading.status != "deprecated":
                    span, words = segment.passage.locate(match.start, match.end), segment.text[match.start : match.end]
                    found.setdefault(reading.form, Place(segment.id, span, words))
    return next(iter(found.items())) if len(found) == 1 else None
