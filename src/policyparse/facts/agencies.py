"""Mentions of agencies: what the glossaries know, and what is named as agencies are.

Known forms come first, leftmost and longest; a short form means the agency of the document's own place (市科委 in a
document of Shanghai). In between, a Chinese run of level, field and head (市 + 科技 + 局) and an English run of
capitalised words around a head (*Shanghai Water Bureau*) are agencies whose full names are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from policyparse.facts.agency_register import Mention, find_known, full_names, place_before, place_of
from policyparse.facts.cues import load_table
from policyparse.facts.grammar import English
from policyparse.facts.wordlists import Step, Words, any_of, chain_ends, read_rows
from policyparse.languages import language_of
from policyparse.model.document import Language, Span
from policyparse.model.facts import Agency
from policyparse.model.structure import Structure
from policyparse.termbase import Termbase

_DEFINED = re.compile(r"\s?\((?:hereinafter |hereafter )?(?:the )?[“\"]?([A-Z]{2,})[”\"]?\)")
_MOST_AROUND = 6
_RECENT = 1024  # paragraphs whose agencies may be asked for again: next, where assignments are looked for


class Acronym(NamedTuple):
    """Capitals that a document gives to an agency, and its full names."""

    letters: str
    name_zh: str | None
    name_en: str | None


def find_agencies(
    structure: Structure, termbase: Termbase | None, english: English | None = None
) -> tuple[Agency, ...]:
    """Return the agencies that a document names, in order; spans are document offsets."""
    return tuple(agency for found in agencies_by_paragraph(structure, termbase, english) for agency in found)


def agencies_by_paragraph(
    structure: Structure, termbase: Termbase | None, english: English | None = None
) -> Iterator[tuple[Agency, ...]]:
    """Yield the agencies that each paragraph names."""
    language = structure.document.language
    acronyms = acronyms_of(structure, termbase, english)
    for passage in (paragraph.passage for paragraph in structure.paragraphs):
        bodies = bodies_of(passage.text, language, english)
        place = place_for(passage.text, structure, termbase)
        found = find_agencies_in(passage.text, language, termbase, place, bodies, acronyms)
        yield tuple(_moved(agency, passage.locate(*agency.span)) for agency in found)


def acronyms_of(structure: Structure, termbase: Termbase | None, english: English | None = None) -> tuple[Acronym, ...]:
    """Return the acronyms that an English document gives in brackets after the names of agencies."""
    if structure.document.language != "en":
        return ()
    found: dict[str, Acronym] = {}
    for text in (paragraph.passage.text for paragraph in structure.paragraphs):
        if _DEFINED.search(text):
            place, bodies = place_for(text, structure, termbase), bodies_of(text, "en", english)
            for agency in find_agencies_in(text, "en", termbase, place, bodies):
                if match := _DEFINED.match(text, agency.span.end):
                    found.setdefault(match[1], Acronym(match[1], agency.name_zh, agency.name_en or agency.surface))
    return tuple(found.values())


def document_place(structure: Structure, termbase: Termbase | None) -> str | None:
    """Return the full Chinese name of the place that a document is issued for, None if it does not say."""
    return place_of(structure.document.text, structure.document.language, termbase)


def place_for(text: str, structure: Structure, termbase: Termbase | None) -> str | None:
    """Return the place of a document for one of its texts, where a known agency that is named in it may need it."""
    known = find_known(text, structure.document.language, termbase)
    return document_place(structure, termbase) if known else None


@lru_cache(maxsize=_RECENT)
def find_agencies_in(
    text: str,
    language: Language,
    termbase: Termbase | None,
    place: str | None = None,
    bodies: tuple[Span, ...] = (),
    acronyms: tuple[Acronym, ...] = (),
) -> tuple[Agency, ...]:
    """Return the agencies that `text` names, in order; spans are offsets into `text`.

    `place` is the full Chinese name of the place that the document is issued for (上海市), which short names need.
    `bodies` are stretches that a parser takes for organisations; they count where nothing else is known, as do
    the `acronyms` that the document gives.
    """
    found: list[Agency] = []
    folded = language_of(language).agencies.folded(text)
    end = 0
    for mention in find_known(text, language, termbase):
        found += _unknown(text, folded, Span(end, mention.span.start), language)
        found.append(_named(text, mention, language, place, end))
        end = mention.span.end
    found += _unknown(text, folded, Span(end, len(text)), language)
    others = [Agency(body, text[body.start : body.end], None, None) for body in bodies if not _overlaps(body, found)]
    others += [agency for agency in _defined(text, found, acronyms) if not _overlaps(agency.span, others)]
    return tuple(sorted((*found, *others), key=lambda agency: agency.span)) if others else tuple(found)


def _defined(text: str, found: list[Agency], acronyms: tuple[Acronym, ...]) -> Iterator[Agency]:
    """Yield where an acronym stands for its agency, other than beside the name that it is given to."""
    if not acronyms:
        return
    known = {acronym.letters: acronym for acronym in acronyms}
    given = [Span(*match.span()) for agency in found if (match := _DEFINED.match(text, agency.span.end))]
    for match in re.finditer(rf"\b{any_of(known)}\b", text):
        span, acronym = Span(*match.span()), known[match[0]]
        if not (_overlaps(span, found) or any(span.overlap(place) for place in given)):
            yield Agency(span, match[0], acronym.name_zh, acronym.name_en)


def bodies_of(text: str, language: Language, english: English | None) -> tuple[Span, ...]:
    """Return what a parser takes for organisations in an English text."""
    return english.read(text).organisations if english and language == "en" else ()


def _overlaps(span: Span, agencies: list[Agency]) -> bool:
    return any(span.overlap(agency.span) for agency in agencies)


def _named(text: str, mention: Mention, language: Language, place: str | None, floor: int) -> Agency:
    """Return the mention with the full names that it has in a document of `place`, or of the place named before it.

    What precedes `floor` belongs to another mention.
    """
    span = mention.span
    before = place_before(text, span.start, language)
    if before and before[1] >= floor:
        place, span = before[0], Span(before[1], span.end)
    known = text[mention.span.start : span.end]
    return Agency(span, text[span.start : span.end], *full_names(known, mention.concepts, place))


def _unknown(text: str, folded: str, gap: Span, language: Language) -> Iterator[Agency]:
    """Yield what is named as an agency is between known ones."""
    for start, end in language_of(language).agencies.names(folded, gap):
        yield Agency(Span(start, end), text[start:end], None, None)


def english_names(text: str, gap: Span) -> Sequence[tuple[int, int]]:
    """Return where capitalised words around a head stand in a gap between known agencies."""
    if not _en_heads().search(text, *gap):
        return ()
    return [match.span() for match in _en_pattern().finditer(text, *gap)]


def chinese_names(text: str, gap: Span) -> Iterator[tuple[int, int]]:
    """Yield where runs of level, field and head stand in a gap; what only looks like one is stepped over."""
    words, start = _zh_words(), gap.start
    if not words.heads.search(text, start, gap.end):
        return
    text, done = text[: gap.end], start
    for at in words.openings.starts(text, start):
        if at < done:
            continue
        skipped = words.skip.longest(text, at)
        ends = chain_ends(words.name, text, at) if skipped == at else ()
        named = next((end for end in ends if text[end : end + 1] not in words.not_followed), at)
        if named > at:
            yield at, named
        done = max(skipped, named)


class _ZhWords(NamedTuple):
    """What names are made of: a place, a level, words of the field, a head; `skip` only looks like one."""

    heads: re.Pattern[str]
    openings: Words
    skip: Words
    name: tuple[Step, ...]
    not_followed: frozenset[str]


@cache
def _zh_words() -> _ZhWords:
    table = load_table("agencies")["zh"]
    skip, levels, joins, heads = (table[key].split() for key in ("skip", "levels", "joins", "heads"))
    fields = [word.strip() for row in read_rows("agencies_words.tsv") for word in row[0].split("|")]
    places = [name for row in read_rows("agencies_places.tsv") for name in row[:2]]
    around = Step(Words((*fields, *joins)), 0, _MOST_AROUND)
    name = (Step(Words(places), 0), Step(Words(levels), 0), around, Step(Words(fields)), around, Step(Words(heads)))
    openings = Words((*skip, *places, *levels, *fields, *joins))
    return _ZhWords(re.compile(any_of(heads)), openings, Words(skip), name, frozenset(table["not_followed"]))


_COUNTED = ("departments", "ministries", "commissions")
"""What agencies are counted by (*three ministries*), besides the heads of their names."""


@cache
def _en_heads() -> re.Pattern[str]:
    heads = load_table("agencies")["en"]["heads"].split(",")
    return re.compile(any_of((*map(str.strip, heads), *_COUNTED)))


@cache
def _en_pattern() -> re.Pattern[str]:
    table = load_table("agencies")["en"]
    heads = "|".join(re.escape(head.strip()) for head in table["heads"].split(","))
    links = "|".join(re.escape(link.strip()) for link in table["links"].split(","))
    word = r"[A-Z][\w'’-]*"
    numbers = any_of(form for number in table["numbers"].split() for form in (number, number.capitalize()))
    return re.compile(
        rf"\b(?:\d+|{numbers}) (?:{heads}|{'|'.join(_COUNTED)})\b"
        rf"|\b(?:{word} (?:and |of |for |& )?){{1,8}}?\b(?:{heads})\b"
        rf"(?: (?:{links})(?: (?:{links}))?(?: {word})+)*"
        rf"|\b(?:{heads})(?: (?:{links})(?: (?:{links}))?(?: {word})+)+"
    )


def _moved(agency: Agency, span: Span) -> Agency:
    return Agency(span, agency.surface, agency.name_zh, agency.name_en, agency.role)
