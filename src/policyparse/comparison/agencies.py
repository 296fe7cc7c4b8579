"""Agencies compared: an organisation of the source that the translation replaces by another, or loses.

A mention is answered when the other side has any form of the same agency, or a word of the agency's field beside an
office: 教育部门 answers for *Ministry of Education*, so that free renderings stay quiet. A mention whose field no table
knows (a company, a foreign bureau) is never compared with either side, nor is one that names no agency in particular
(有关部门, *health authorities*).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.agency_names import (
    field_rendered,
    fields_in,
    fields_of,
    generic_words,
    is_acronym,
    names_in,
    phrases_in,
    place_rendered,
)
from policyparse.facts.agencies import find_agencies_in
from policyparse.facts.agency_register import Mention, find_known, is_anywhere, narrow
from policyparse.facts.cues import load_table, said
from policyparse.facts.wordlists import any_of
from policyparse.folding import fold
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Span
from policyparse.termbase import Concept, Termbase

_UNKNOWN, _UNNAMED = "no such agency", "not named"
"""What stands in the source for an agency that the translation alone names, and there for one that it does not name."""
_OFFICE = "[委局部办厅署院会处司行所组构关方盟]|中心|机关|专员|当局"
_REACH: Final = 12
_ACRONYM = re.compile(r"\b(?!US\b|UK\b|CPC\b)[A-Z]{2,}\b")
_OF_COUNCIL = re.compile(r"国务院(?=[^，。；、]{1,16}(?:部门|机构))")  # a department of it, known by its field
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")  # U.N.
_NAME_BEFORE = re.compile(r"(?<![.!?] )\b([A-Z][a-z]+) \Z")
_NAME_AFTER = re.compile(r" ([A-Z][a-z]+)")
_ANAPHORA = frozenset({"it", "they", "its", "their", "agency", "organization", "organisation", "body", "bloc", "group"})
_CONFIDENCE = {(True, True): 0.85, (False, True): 0.6, (True, False): 0.5}


def compare_agencies(
    source: str,
    translation: str,
    termbase: Termbase | None,
    place: str | None = None,
    direction: Direction = PAIR.forth,
) -> tuple[Difference[Span], ...]:
    """Return where `translation` (English) names another agency than `source` (Chinese), one more, or none.

    Both texts are the two sides of one bead; spans are offsets into them. `place` is the full Chinese name of the
    place that the source is issued for: it tells which agency a short name means. The differences are told by
    `direction`.
    """
    new = _new(source, translation, termbase)
    lost = _lost(source, translation, termbase, place, replaced=bool(new))
    new = [span for span in new if lost or not _is_short(translation, span)]
    return tuple(_difference(source, translation, was, now, direction) for was, now in zip_longest(lost, new))


def is_answered(name: str, source: str, termbase: Termbase | None) -> bool:
    """Return whether Chinese `source` names the agency that English `name` means, under any of its forms or fields."""
    concepts = tuple(concept for mention in find_known(name, "en", termbase) for concept in mention.concepts)
    forms = _english_forms(find_known(source, "zh", termbase))
    return _answered(name, concepts, fold(source).lower()) or is_acronym(name, forms)


def compare_institutions(
    source: str, translation: str, document: str, direction: Direction = PAIR.forth
) -> list[Difference[Span]]:
    """Return the institutions that `translation` names without a name (*the courts*) and that nothing accounts for.

    `source` and `translation` are the two sides of one bead, `document` is all of the Chinese. The differences are
    told by `direction`.
    """
    found: list[Difference[Span]] = []
    if _institution_words().isdisjoint(said(translation)):  # as for most texts
        return found
    folded = fold(source)
    for institution in _institutions():
        match = institution.english.search(translation)
        if match and not (institution.hints.search(folded) or institution.chinese.search(document)):
            found.append(_difference(source, translation, None, Span(*match.span()), direction))
    return found


class _Institution(NamedTuple):
    """The patterns of an institution: its English words, its Chinese ones, and what may speak of it."""

    english: re.Pattern[str]
    chinese: re.Pattern[str]
    hints: re.Pattern[str]


@cache
def _institutions() -> tuple[_Institution, ...]:
    return tuple(
        _Institution(
            re.compile(rf"(?i)\b{any_of(word.strip() for word in words['en'].split(','))}\b"),
            re.compile(any_of(words["zh"].split())),
            re.compile(any_of(words["hints"].split())),
        )
        for words in load_table("agencies")["institutions"].values()
    )


@cache
def _institution_words() -> frozenset[str]:
    """Return the first words of the English names of institutions."""
    table = load_table("agencies")["institutions"].values()
    return frozenset(name.split()[0] for words in table for name in words["en"].split(","))


_SHORT_ACRONYM = re.compile(r"(?:the )?[A-Z]{2,3}")


def _is_short(text: str, span: Span) -> bool:
    """Return whether a name is three capitals or fewer, which stand for too many bodies to say that one is new."""
    return bool(_SHORT_ACRONYM.fullmatch(text[span.start : span.end]))


def _english_forms(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """Return the English names of agencies that a text mentions, each once."""
    return frozenset(form for mention in mentions for concept in mention.concepts for form in _english(concept))


def _lost(source: str, translation: str, termbase: Termbase | None, place: str | None, *, replaced: bool) -> list[Span]:
    """Return the agencies of the source that the translation does not name, each once.

    Where it names another agency (`replaced`), words that are of no name (*its*, *defence tools*) name none.
    """
    mentions = _particular(find_known(source, "zh", termbase))
    if not mentions or not (replaced or _ANAPHORA.isdisjoint(said(translation))):
        return []
    words = names_in(translation) if replaced else phrases_in(said(translation))
    named = {concept.id for mention in find_known(translation, "en", termbase) for concept in mention.concepts}
    capitals = {*_ACRONYM.findall(translation), *(word.replace(".", "") for word in _DOTTED.findall(translation))}
    lost: dict[str, Span] = {}
    for mention in mentions:
        surface = source[mention.span.start : mention.span.end]
        if _OF_COUNCIL.match(source, mention.span.start) or place_rendered(surface, translation):
            continue
        concepts = narrow(mention.concepts, place)
        forms = (surface, *(form for concept in concepts for form in _english(concept)))
        by_name = not named.isdisjoint(concept.id for concept in concepts)
        by_acronym = any(not capitals.isdisjoint(_ACRONYM.findall(form)) for form in forms)
        if not (by_name or by_acronym or field_rendered(surface, words)):
            lost.setdefault(surface, mention.span)
    return list(lost.values())


def _new(source: str, translation: str, termbase: Termbase | None) -> list[Span]:
    """Return the agencies of the translation that nothing in the source accounts for, each once."""
    agencies = find_agencies_in(translation, "en", termbase)
    if not agencies:
        return []
    folded, forms = fold(source).lower(), _english_forms(find_known(source, "zh", termbase))
    no_agencies = _no_agencies()
    known = {mention.span.end: mention for mention in find_known(translation, "en", termbase)}
    new: dict[str, Span] = {}
    for agency in agencies:
        mention = known.get(agency.span.end)
        if (mention and not _particular((mention,))) or _is_part(translation, agency.span):
            continue
        if agency.surface in no_agencies or is_acronym(agency.surface, forms) or _is_common(agency.surface, mention):
            continue
        if not _answered(agency.surface, mention.concepts if mention else (), folded):
            new.setdefault(agency.surface, agency.span)
    return list(new.values())


def _is_common(surface: str, mention: Mention | None) -> bool:
    """Return whether a name that is written with capitals stands in small letters, and so is a word: a *codex*."""
    forms = {form for concept in (mention.concepts if mention else ()) for form in _english(concept)}
    return surface.islower() and " " not in surface and bool(forms) and surface not in forms


def _is_part(text: str, span: Span) -> bool:
    """Return whether the mention is part of a longer name (*Washington State Department*, *Federal Reserve Bank*)."""
    generic = generic_words()
    before, after = _NAME_BEFORE.search(text[: span.start][-40:]), _NAME_AFTER.match(text, span.end)
    return bool(before and (before[1] == "United" or before[1].lower() not in generic)) or bool(
        after and after[1] != "Headquarters" and after[1].lower() in generic
    )


def _answered(surface: str, concepts: tuple[Concept, ...], source: str) -> bool:
    """Return whether the folded `source` accounts for an English mention, or no one can tell."""
    forms = (surface, *(form for concept in concepts for form in (*concept.forms, *_english(concept))))
    if any(fold(form).lower() in source for form in forms):
        return True
    if _PARTY.search(surface):
        return "党" in source
    fields = fields_of(surface) or fields_in(name for concept in concepts for name in concept.zh)
    return any(_stands_at_office(field, source) for field in fields) if fields else not concepts


def _particular(mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if not all(map(is_anywhere, mention.concepts))]


def _english(concept: Concept) -> tuple[str, ...]:
    return (*concept.en_preferred, *concept.en_admitted, *concept.en_deprecated)


_PARTY = re.compile(r"\b[Pp]arty\b")


@cache
def _no_agencies() -> frozenset[str]:
    return frozenset(name.strip() for name in load_table("agencies")["en"]["no_agencies"].split(","))


def _stands_at_office(field: str, text: str) -> bool:
    """Return whether `field` is in `text` shortly before a word for an office."""
    return bool(re.search(rf"{re.escape(field)}[^，。；、]{{0,{_REACH}}}?(?:{_OFFICE})", text))


def _difference(zh: str, en: str, was: Span | None, now: Span | None, direction: Direction) -> Difference[Span]:
    (source, one), (translation, other) = PAIR.ordered(direction, (zh, was), (en, now))
    expected = source[one.start : one.end] if one else _UNKNOWN
    actual = translation[other.start : other.end] if other else _UNNAMED
    reason = f"the source names {expected}, the translation {actual}"
    return Difference("agency", one, other, expected, actual, reason, _CONFIDENCE[was is not None, now is not None])
