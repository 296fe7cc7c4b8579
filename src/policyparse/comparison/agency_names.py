"""When a name of an agency names the same agency as another: the one notion that findings and outcomes share.

Two names are the same by their full names; by the words that say what an agency deals with; by initials (*DRC*); or
by a field of the Chinese name among the words of the English one (民政局, *civil affairs bureau*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from policyparse.facts.cues import load_table, said, tokens
from policyparse.facts.places import find_places_zh
from policyparse.facts.wordlists import Words, read_rows
from policyparse.model.facts import Agency

_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_INITIAL = re.compile(r"\b[A-Z]")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]+")
_OFFICE = re.compile(
    r"\b((?:[a-z-]+ (?:and )?){1,4})"
    r"(?:ministr(?:y|ies)|bureaus?|offices?|departments?|authorit(?:y|ies)|commissions?|administrations?|agenc(?:y|ies))\b"
)
_LONGEST: Final = 5  # words of a phrase
_RECENT: Final = 64  # texts that each agency of a list is looked for in
_LEVELS = {"of", "and", "the", "for", "in", "people", "s", "municipal", "municipality", "province", "provincial"}


def is_same(agency: Agency, mention: Agency) -> bool:
    """Return whether a mention of a translation names an agency of the source."""
    if agency.name_zh and mention.name_zh:
        return agency.name_zh == mention.name_zh
    name = mention.name_en or mention.surface
    if agency.name_en and (_words(agency.name_en) == _words(name) or is_acronym(mention.surface, (agency.name_en,))):
        return True
    return mention.name_zh is None and field_rendered(agency.surface, phrases_in(said(name)))


def is_named_in(agency: Agency, text: str, mentions: Iterable[Agency]) -> bool:
    """Return whether an English text with these mentions names an agency in any way."""
    if any(is_same(agency, mention) for mention in mentions):
        return True
    if (agency.name_en and is_acronym(text, (agency.name_en,))) or place_rendered(agency.surface, text):
        return True
    return field_rendered(agency.surface, names_in(text)) or _is_spelt(agency.surface, _CAPITALS.findall(text))


_GOVERNMENT = re.compile("(?:人民)?政府$")


def place_rendered(surface: str, text: str) -> bool:
    """Return whether a text names the place whose government it is: *Hangzhou* for 杭州市政府."""
    if not _GOVERNMENT.search(surface):
        return False
    names = (name for _, place in find_places_zh(surface) for name in place.en)
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def has_field(agency: Agency) -> bool:
    """Return whether a table knows what an agency deals with, by its Chinese name."""
    return next(iter(_zh_fields()[1].find(agency.surface)), None) is not None


@lru_cache(maxsize=_RECENT)
def names_in(text: str) -> frozenset[str]:
    """Return the phrases and words of a text that may be of names."""
    return phrases_in(name_words(text))


def name_words(text: str) -> list[str]:
    """Return the words of a text that may be of names: with a capital, or just before an office (*the tax bureau*)."""
    words = [word.lower() for word in _CAPITALISED.findall(text)]
    return words + [word for match in _OFFICE.finditer(text) for word in match[1].split()]


def _is_spelt(surface: str, acronyms: Iterable[str]) -> bool:
    """Return whether initials stand for the fields of a Chinese name, an office after them: DRC for 省发展改革委."""
    english, fields = _zh_fields()
    initials = [{word[0].upper() for word in english[surface[start:end]]} for start, end in fields.find(surface)]
    size = len(initials)
    return size > 1 and any(
        len(word) in (size + 1, size + 2) and all(map(_within, word[-size - 1 :], initials)) for word in acronyms
    )


def _within(letter: str, letters: set[str]) -> bool:
    return letter in letters


def is_acronym(name: str, fulls: Iterable[str]) -> bool:
    """Return whether the capitals of `name` are the initials of one of `fulls`, or of its end: DRC for the NDRC's."""
    capitals = "".join(_CAPITALS.findall(name))
    return bool(capitals) and any("".join(_INITIAL.findall(full)).endswith(capitals) for full in fulls)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.lower())) - _LEVELS


def field_rendered(surface: str, phrases: frozenset[str]) -> bool:
    """Return whether one of the phrases and words of a text stands for a field in the Chinese name `surface`."""
    english, fields = _zh_fields()
    return any(not english[surface[start:end]].isdisjoint(phrases) for start, end in fields.find(surface))


def phrases_in(words: Sequence[str]) -> frozenset[str]:
    """Return the phrases for fields that stand in a run of words, and the words that are in none of them.

    Words that say a field together (*healthcare security*) say none of their own (*healthcare*).
    """
    phrases, found, at = _phrases(), set[str](), 0
    while at < len(words):
        sizes = (size for size in range(min(_LONGEST, len(words) - at), 1, -1))
        size = next((size for size in sizes if " ".join(words[at : at + size]) in phrases), 1)
        found.add(" ".join(words[at : at + size]))
        at += size
    return frozenset(found)


@cache
def _phrases() -> frozenset[str]:
    """Return the English names of fields that are several words."""
    rendered = (phrase.strip() for _, row in read_rows("agencies_words.tsv") for phrase in row.split("|"))
    return frozenset(phrase for phrase in rendered if " " in phrase)


def fields_of(surface: str) -> tuple[str, ...]:
    """Return the Chinese words for the fields in an English name; none if a word of it is of no known field."""
    fields, generic = _en_fields()
    words = [token.word for token in tokens(surface) if token.word not in generic]
    if not all(word in fields for word in words):
        return ()
    return tuple(chinese for word in words for chinese in fields[word])


def fields_in(names: Iterable[str]) -> tuple[str, ...]:
    """Return the words for the fields in Chinese names of agencies."""
    fields = _zh_fields()[1]
    return tuple(name[start:end] for name in names for start, end in fields.find(name))


def generic_words() -> frozenset[str]:
    """Return the words of English names that say nothing of what an agency deals with."""
    return _en_fields()[1]


@cache
def _zh_fields() -> tuple[dict[str, set[str]], Words]:
    english: dict[str, set[str]] = {}
    for chinese, rendered in read_rows("agencies_words.tsv"):
        for field in chinese.split("|"):
            phrases = {phrase.strip() for phrase in rendered.split("|")}
            words = phrases | {word for phrase in phrases for word in phrase.split()}
            english.setdefault(field.strip(), set()).update(words)
    return english, Words(english)


@cache
def _en_fields() -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the Chinese fields by English word, and the words that say nothing of a field."""
    fields: dict[str, list[str]] = {}
    for chinese, rendered in read_rows("agencies_words.tsv"):
        for word in {word for phrase in rendered.split("|") for word in phrase.lower().split()}:
            fields.setdefault(word, []).extend(field.strip() for field in chinese.split("|"))
    generic = frozenset(token.word for token in tokens(load_table("agencies")["en"]["generic"]))
    return fields, generic
