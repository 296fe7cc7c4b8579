"""Mentions of agencies: what the glossaries know, and what is named as agencies are.

Known forms come first, leftmost and longest; a short form means the agency of the document's own place (市科委 in a
document of Shanghai). In between, a Chinese run of level, field and head (市 + 科技 + 局) and an English run of
capitalised words around a head (*Shanghai Water Bureau*) are agencies whose full names are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from policyparse.facts.affixes import Endings
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
_MOST_AROUND: Final = 6
_RECENT: Final = 1024  # texts whose agencies may be asked for again


class Acronym(NamedTuple):
    """Capitals that a document gives to an agency, and its full names."""

    letters: str
    name_zh: str | None
    name_en: str | None


def find_agencies(
    structure: Structure, termbase: Termbase | None, english: English | None = None
) -> tuple[tuple[Agency, ...], ...]:
    """Return the agencies that each paragraph of a document names, in order; spans are offsets into its text."""
    naming = _Naming(structure, termbase, english)
    return tuple([naming.agencies(paragraph.passage.text) for paragraph in structure.paragraphs])


def located(structure: Structure, found: Sequence[Sequence[Agency]]) -> tuple[Agency, ...]:
    """Return the agencies that were found in each paragraph with their spans in the document."""
    return tuple(
        [
            Agency(paragraph.passage.locate(*one.span), one.surface, one.name_zh, one.name_en, one.role)
            for paragraph, agencies in zip(structure.paragraphs, found, strict=True)
            for one in agencies
        ]
    )


def document_place(structure: Structure, termbase: Termbase | None) -> str | None:
    """Return the full Chinese name of the place that a document is issued for, None if it does not say."""
    return place_of(structure.document.text, structure.document.language, termbase)


class _Naming:
    """How a document names agencies: the place that it is issued for, and the acronyms that it gives."""

    def __init__(self, structure: Structure, termbase: Termbase | None, english: English | None) -> None:
        self._structure = structure
        self._language: Language = structure.document.language
        self._termbase = termbase
        self._english = english if self._language == "en" else None
        self._place: str | None = None
        self._is_placed = False
        self._acronyms: tuple[Acronym, ...] = ()
        if self._language == "en":
            self._acronyms = self._given([paragraph.passage.text for paragraph in structure.paragraphs])

    def agencies(self, text: str) -> tuple[Agency, ...]:
        """Return the agencies that `text` names; the place is looked for once a known one may need it."""
        known = find_known(text, self._language, self._termbase)
        if known and not self._is_placed:
            self._place, self._is_placed = document_place(self._structure, self._termbase), True
        bodies = self._english.read(text).organisations if self._english else ()
        place = self._place if known else None
        return find_agencies_in(text, self._language, self._termbase, place, bodies, self._acronyms)

    def _given(self, texts: list[str]) -> tuple[Acronym, ...]:
        """Return the acronyms that stand in brackets after the names of agencies."""
        found: dict[str, Acronym] = {}
        for text in [text for text in texts if _DEFINED.search(text)]:
            for agency in self.agencies(text):
                if match := _DEFINED.match(text, agency.span.end):
                    found.setdefault(match[1], Acronym(match[1], agency.name_zh, agency.name_en or agency.surface))
        return tuple(found.values())


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
    if acronyms:
        others += [agency for agency in _defined(text, found, acronyms) if not _overlaps(agency.span, others)]
    return tuple(sorted((*found, *others), key=lambda agency: agency.span)) if others else tuple(found)


def _defined(text: str, found: list[Agency], acronyms: tuple[Acronym, ...]) -> Iterator[Agency]:
    """Yield where an acronym stands for its agency, other than beside the name that it is given to."""
    known = {acronym.letters: acronym for acronym in acronyms}
    given = [Span(*match.span()) for agency in found if (match := _DEFINED.match(text, agency.span.end))]
    for match in _any_of(tuple(known)).finditer(text):
        span, acronym = Span(*match.span()), known[match[0]]
        if not (_overlaps(span, found) or any(span.overlap(place) for place in given)):
            yield Agency(span, match[0], acronym.name_zh, acronym.name_en)


@lru_cache(maxsize=16)
def _any_of(letters: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(letters)}\b")


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


def _unknown(text: str, folded: str, gap: Span, language: Language) -> list[Agency]:
    """Return what is named as an agency is between known ones."""
    names = language_of(language).agencies.names(folded, gap)
    return [Agency(Span(start, end), text[start:end], None, None) for start, end in names]


def english_names(text: str, gap: Span) -> Sequence[tuple[int, int]]:
    """Return where capitalised words around a head stand in a gap between known agencies."""
    if not _en_heads().search(text, *gap):
        return ()
    return [match.span() for match in _en_pattern().finditer(text, *gap)]


def chinese_names(text: str, gap: Span) -> Sequence[tuple[int, int]]:
    """Return where runs of level, field and head stand in a gap; what only looks like one is stepped over."""
    words, done = _zh_words(), gap.start
    leads, found = _leading(text, gap, words), list[tuple[int, int]]()
    if not leads:
        return ()
    text = text[: gap.end]
    skipped = {match.start(): match.end(1) for match in words.skip.finditer(text, gap.start)}
    for at in sorted(leads.union(skipped)):
        if at < done:
            continue
        if at in skipped:
            done = skipped[at]
            continue
        for end in chain_ends(words.name, text, at):
            if text[end : end + 1] not in words.not_followed:
                found.append((at, end))
                done = end
                break
    return found


def _leading(text: str, gap: Span, words: _ZhWords) -> set[int]:
    """Return where words begin in a gap that lead to a head, whatever the order of their kinds."""
    leads = set[int]()
    heads = [at for match in words.heads.finditer(text, *gap) for at in range(*match.span())]
    waiting = [at for at in heads if words.head.longest(text, at) > at]
    while waiting:
        starts = words.ahead.starts(text, waiting.pop())
        new = [at for at in starts if at >= gap.start and at not in leads]
        leads.update(new)
        waiting += new
    return leads


class _ZhWords(NamedTuple):
    """What names are made of: words `ahead` of a head, and the `head`; `skip` only looks like one."""

    heads: re.Pattern[str]
    head: Words
    ahead: Endings
    skip: re.Pattern[str]
    name: tuple[Step, ...]
    not_followed: frozenset[str]


@cache
def _zh_words() -> _ZhWords:
    table = load_table("agencies")["zh"]
    skip, levels, joins, heads = (table[key].split() for key in ("skip", "levels", "joins", "heads"))
    fields = [word.strip() for row in read_rows("agencies_words.tsv") for word in row[0].split("|")]
    places = [name for row in read_rows("agencies_places.tsv") for name in row[:2]]
    around, head = Step(Words((*fields, *joins)), 0, _MOST_AROUND), Words(heads)
    name = (Step(Words(places), 0), Step(Words(levels), 0), around, Step(Words(fields)), around, Step(head))
    ahead = Endings((*places, *levels, *fields, *joins))
    skipped = re.compile(f"(?=({any_of(skip)}))")
    return _ZhWords(re.compile(any_of(heads)), head, ahead, skipped, name, frozenset(table["not_followed"]))


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
