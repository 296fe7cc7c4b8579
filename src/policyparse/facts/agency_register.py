"""Which agency a form of a name means: the glossaries' rows, and the place of the document.

A row's note may say `place=上海市` (its short forms hold in documents of that place) or `place=*` (a department that
any place has: its full name is the place's name and the row's own).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from policyparse.facts.wordlists import Words, longest_before, read_rows
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Language, Span
from policyparse.termbase import Concept, Kind, Termbase, TermMatch

_ANYWHERE = "*"
_BODIES = "institutions"
_KINDS: tuple[Kind, ...] = ("agency", "name")
_NOTE = re.compile(r"place=([^;\s]+)")
_LEVEL = re.compile(r"(?:省|市|州|区|县|自治区|特别行政区)$")
_OWN_LEVEL = re.compile(r"(?:省|市|区|县|自治区)")
_HEAD_GOES_ON = re.compile(r"[部局办委院](?=[分门位长])|金(?=会)")
_TITLE: Final = 400
_LONGEST_PLACE: Final = 30
_BEGINNING: Final = 4_000


class Mention(NamedTuple):
    """A form of an agency's name in a text, and the concepts that it may stand for."""

    span: Span
    concepts: tuple[Concept, ...]


@lru_cache(maxsize=1024)
def find_known(text: str, language: Language, termbase: Termbase | None) -> tuple[Mention, ...]:
    """Return the agencies of the glossaries that stand in `text`, in order, without overlaps.

    Agencies proper win over other organisations and names that they overlap with.
    """
    if termbase is None or not language_of(language).agencies.known(termbase, text, _KINDS):
        return ()
    found: list[Mention] = []
    for kind in _KINDS:
        found += _apart(_mentions(text, language, termbase, kind), found)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mentions(text: str, language: Language, termbase: Termbase, kind: Kind) -> Iterator[Mention]:
    named = language_of(language).agencies
    for match in named.known(termbase, text, (kind,)):
        concepts = _agencies(match)
        if concepts and named.is_whole(text, match.start, match.end, concepts):
            yield Mention(Span(match.start, match.end), concepts)


def is_whole_chinese(text: str, start: int, end: int, concepts: tuple[Concept, ...]) -> bool:
    """Return whether a mention is a whole name: not 卫生部 in 卫生部门, nor WHO in *Who* or in `who.int`."""
    surface = fold(text[start:end])
    as_written = not surface.isascii() or any(surface in concept.forms for concept in concepts)
    return as_written and not _HEAD_GOES_ON.match(text, end - 1)


def _agencies(match: TermMatch) -> tuple[Concept, ...]:
    concepts = (reading.concept for reading in match.readings)
    return tuple(concept for concept in concepts if concept.kind == "agency" or concept.glossary == _BODIES)


def _apart(mentions: Iterable[Mention], taken: list[Mention]) -> list[Mention]:
    """Return the mentions that share no character with `taken`; both in order."""
    kept, at = [], 0
    for mention in mentions:
        while at < len(taken) and taken[at].span.end <= mention.span.start:
            at += 1
        if at == len(taken) or taken[at].span.start >= mention.span.end:
            kept.append(mention)
    return kept


def place_of(text: str, language: Language, termbase: Termbase | None) -> str | None:
    """Return the full Chinese name of the place that the document `text` is issued for, None if it names none.

    Each full name of an agency of a place is a vote, and so is each name of a place in the letterhead and title. The
    document's beginning says it.
    """
    return _place_of(text[:_BEGINNING], language, termbase)


@lru_cache(maxsize=16)
def _place_of(text: str, language: Language, termbase: Termbase | None) -> str | None:
    votes: Counter[str] = Counter()
    for mention in find_known(text, language, termbase):
        places = {place for place in map(_place, mention.concepts) if place}
        if len(places) == 1 and _ANYWHERE not in places:
            votes.update(places)
    votes.update(_named_places(text[:_TITLE], language))
    return votes.most_common(1)[0][0] if votes else None


def full_names(surface: str, concepts: tuple[Concept, ...], place: str | None) -> tuple[str | None, str | None]:
    """Return the full Chinese and the English name of what `surface` means in a document of `place`.

    None for both where several agencies share the form and the place does not tell which one is meant.
    """
    concept = _choose(surface, concepts, place)
    if concept is None:
        return None, None
    english = concept.en_preferred[0] if concept.en_preferred else None
    if _place(concept) != _ANYWHERE or not _OWN_LEVEL.match(concept.zh[0]):
        return concept.zh[0], english
    return _local_names(concept.zh[0], english, place)


def place_before(text: str, start: int, language: Language) -> tuple[str, int] | None:
    """Return the place whose name ends at `start` (上海 before 市科委), and where it begins."""
    places = language_of(language).agencies.places()
    end = start - text[start - 1 : start].isspace()
    first = longest_before(places, text, end, _LONGEST_PLACE)
    return (places[text[first:end]], first) if first < end else None


def is_anywhere(concept: Concept) -> bool:
    """Return whether the row is a department that any place has, and so names no agency in particular."""
    return _place(concept) == _ANYWHERE


def narrow(concepts: tuple[Concept, ...], place: str | None) -> tuple[Concept, ...]:
    """Return those of the concepts that belong to `place`, or all where none does."""
    here = tuple(concept for concept in concepts if place and _place(concept) == place)
    return here or concepts


def _choose(surface: str, concepts: tuple[Concept, ...], place: str | None) -> Concept | None:
    full = [one for one in concepts if surface in one.zh or surface in one.en_preferred]
    here = [one for one in concepts if place and _place(one) == place]
    everywhere = [one for one in concepts if _place(one) is None]
    anywhere = [one for one in concepts if _place(one) == _ANYWHERE]
    for group in (here, [one for one in full if _place(one) != _ANYWHERE], everywhere, anywhere):
        if group:
            return group[0]
    return None


def _local_names(name: str, english: str | None, place: str | None) -> tuple[str | None, str | None]:
    """Return 湖北省财政厅 for 省财政厅 in Hubei; None if the levels differ."""
    own, level = _OWN_LEVEL.match(name), _LEVEL.search(place or "")
    if not place or not own or not level or not level[0].endswith(own[0]):
        return None, None
    place_en = _english_places().get(place)
    return place + name[own.end() :], f"{place_en} {english}" if place_en and english else None


def _place(concept: Concept) -> str | None:
    return _place_in(concept.note)


@lru_cache(maxsize=4096)
def _place_in(note: str) -> str | None:
    match = _NOTE.search(note)
    return match[1] if match else None


def _named_places(text: str, language: Language) -> Iterator[str]:
    names = language_of(language).agencies.places()
    for start, end in _place_words(language).find(text):
        yield names[text[start:end]]


@cache
def _place_words(language: Language) -> Words:
    return Words(language_of(language).agencies.places())


@cache
def chinese_places() -> dict[str, str]:
    """Return the full names of places by their full and short ones."""
    return {name: row[0] for row in read_rows("agencies_places.tsv") for name in row[:2]}


@cache
def english_places() -> dict[str, str]:
    """Return the full Chinese names of places by their English ones."""
    return {row[2]: row[0] for row in read_rows("agencies_places.tsv")}


@cache
def _english_places() -> dict[str, str]:
    return {row[0]: row[2] for row in read_rows("agencies_places.tsv")}
