"""Offices as sets of words: by their level (区, *municipal*) and by what they deal with (卫生部门, *tax authorities*).

Glossaries know agencies by name. What any place has, and nobody writes with capitals, is known by its words alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from policyparse.facts.cues import load_table, tokens
from policyparse.facts.wordlists import any_of, read_rows
from policyparse.folding import fold
from policyparse.languages.language import Found
from policyparse.model.bitext import DifferenceKind

LOOSE = "_ish"
"""What the labels of words end in that only account for a word on the other side."""
_TABLE = "sets"
_OPENING = r"(?:\A|(?<=[，。；、（）：“《由向各报经和与及或所本在到为以归])|(?<=\s))"
_MOST: Final = 6  # words of an English name of an office before or after the word for the office
_LONGEST: Final = 12  # characters of a name of an office after its level

Lookup = Callable[[str], list[Found]]


class Readers(NamedTuple):
    """How the words of some sets are found in both languages.

    `sets` has the name of the set of each label; `kind` is what a difference is of, and `quick` a pattern of Chinese
    without which a text has no such word.
    """

    kind: DifferenceKind
    zh: Lookup
    en: Lookup
    sets: dict[str, str]
    quick: re.Pattern[str]


def _loose(text: str, words: Mapping[str, re.Pattern[str]]) -> list[Found]:
    """Return the first word of a text that accounts for each label."""
    found = [(label, pattern.search(text)) for label, pattern in words.items()]
    return [(frozenset({label + LOOSE}), *match.span()) for label, match in found if match]


def _cut(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


# ------------------------------------------------------------------ levels


@cache
def levels() -> Readers:
    """Return how offices are read by their level of government."""
    names = load_table(_TABLE)["levels"]
    return Readers("agency", _levels_zh, _levels_en, dict.fromkeys(names, "level"), _level_words_zh()[0])


@cache
def _level_words_zh() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    table = load_table(_TABLE)
    named = "|".join(f"(?P<{level}>{any_of(words['zh'].split())})" for level, words in table["levels"].items())
    ends = any_of(table["offices"]["zh"].split())
    name = re.compile(rf"{_OPENING}(?:{named})(?:级|[^，。；、：（）的和与及或等\s]{{0,{_LONGEST}}}?{ends})")
    return name, {level: re.compile(any_of(words["zh_ish"].split())) for level, words in table["levels"].items()}


def _levels_zh(text: str) -> list[Found]:
    name, loose = _level_words_zh()
    folded = fold(text)
    firm = [(frozenset({match.lastgroup or ""}), *match.span()) for match in name.finditer(folded)]
    return [*firm, *_loose(folded, loose)]


@cache
def _level_words_en() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    table = load_table(_TABLE)
    names, ends = table["levels"], any_of(_cut(table["offices"]["en"]))
    rest = rf"(?:[ -]level)?(?: [\w’'-]+){{0,6}}? {ends}\b"
    return (
        {level: re.compile(rf"(?i)\b{any_of(_cut(words['en']))}{rest}") for level, words in names.items()},
        {level: re.compile(rf"(?i)\b{any_of(_cut(words['en_ish']))}\b") for level, words in names.items()},
    )


def _levels_en(text: str) -> list[Found]:
    firm, loose = _level_words_en()
    found = [(level, pattern.search(text)) for level, pattern in firm.items()]
    return [*[(frozenset({level}), *match.span()) for level, match in found if match], *_loose(text, loose)]


# ------------------------------------------------------------------ fields


@cache
def fields() -> Readers:
    """Return how offices are read by what they deal with."""
    words = _words()
    return Readers("agency", _fields_zh, _fields_en, dict.fromkeys(words.labels, "field"), words.ends)


class _Words(NamedTuple):
    """The labels of fields, which of them a word of either language stands for, and the patterns of offices."""

    labels: frozenset[str]
    zh: dict[str, frozenset[str]]
    en: dict[str, frozenset[str]]
    alone: dict[str, frozenset[str]]
    office: re.Pattern[str]
    ends: re.Pattern[str]
    sizes: range
    end: frozenset[str]
    middle: frozenset[str]


@cache
def _words() -> _Words:
    table = load_table(_TABLE)["offices"]
    every = frozenset(table["any"].split())
    zh: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    en: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for chinese, english in read_rows("agencies_words.tsv"):
        words = [word.strip() for word in chinese.split("|")]
        own = {words[0]} - every
        for word in words:
            zh[word] |= own
        for word in english.split("|"):
            en[word.strip()] |= own
    alone = {word: frozenset({field.strip()}) for field, words in table["alone"].items() for word in _cut(words)}
    for word, labels in alone.items():
        en[word] |= labels
    long, middle = any_of(word for word in zh if len(word) > 1), any_of(table["middle_zh"].split())
    ends = any_of(table["ends_zh"].split())
    return _Words(
        frozenset(label for labels in zh.values() for label in labels),
        dict(zh),
        dict(en),
        alone,
        re.compile(rf"(?:{long}|{middle}){{0,5}}{long}{middle}{{0,3}}{ends}"),
        re.compile(ends),
        range(1, max(map(len, zh)) + 1),
        frozenset(_cut(table["en"])),
        frozenset(_cut(table["middle_en"])),
    )


def _fields_zh(text: str) -> list[Found]:
    words, folded = _words(), fold(text)
    found = [(_labels_zh(match[0]), *match.span()) for match in words.office.finditer(folded)]
    return [*found, _accounting(_labels_zh(folded))]


def _labels_zh(text: str) -> frozenset[str]:
    """Return the fields that words of a Chinese text stand for, words inside of others among them."""
    words = _words()
    runs = (text[at : at + size] for at in range(len(text)) for size in words.sizes)
    return frozenset(label for run in runs if run in words.zh for label in words.zh[run])


def _fields_en(text: str) -> list[Found]:
    found = tokens(text)
    said = [token.word for token in found]
    names = [(labels, found[a].start, found[b].end) for labels, a, b in _offices_en(said)]
    return [*names, _accounting(_labels_en(said))]


def _offices_en(said: Sequence[str]) -> Iterator[tuple[frozenset[str], int, int]]:
    """Yield what an office deals with, and its first and last word: before a word for an office, or after *of*."""
    words = _words()
    for at, word in enumerate(said):
        if labels := words.alone.get(word):
            yield labels, at, at
        elif word in words.end:
            first = last = at
            while first > max(0, at - _MOST) and _may_name(said[first - 1]):
                first -= 1
            if said[at + 1 : at + 2] == ["of"]:
                last += 1
                while last < min(len(said) - 1, at + _MOST) and _may_name(said[last + 1]):
                    last += 1
                while said[last] in words.middle:
                    last -= 1
            if labels := _labels_en([*said[first:at], "", *said[at + 1 : last + 1]]):
                yield labels, first, last


def _may_name(word: str) -> bool:
    words = _words()
    return word in words.en or word in words.middle or word in _parts()


@cache
def _parts() -> frozenset[str]:
    """Return the words of phrases for fields (*human resources*)."""
    return frozenset(part for word in _words().en for part in word.split())


def _labels_en(said: Sequence[str]) -> frozenset[str]:
    """Return the fields that words stand for, alone or two or three together."""
    en = _words().en
    runs = (" ".join(said[at : at + size]) for size in (1, 2, 3) for at in range(len(said) - size + 1))
    return frozenset(label for run in runs if run in en for label in en[run])


def _accounting(labels: frozenset[str]) -> Found:
    """Return the fields that any words of a text stand for, which only account for others, as of no place."""
    return frozenset([label + LOOSE for label in labels]), 0, 0
