"""English spellings of Chinese names: pinyin, with surname and given name separate, and Hong Kong spellings.

黄宜弘 is *Huang Yihong*, and in Hong Kong *WONG Yee-wang*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import Final

from policyparse.lexicon import Lexicon
from policyparse.lexicon.tables import read_pairs, read_words

Spellings = Mapping[str, tuple[float, float]]
"""Strength and portion of each spelling, lower case."""

_LONGEST: Final = 4
_WHOLE, _SURNAME, _GIVEN, _PAIR = 0.9, 0.6, 0.8, 0.6
_VARIANTS: Final = 12  # ways to spell a given name that are tried, for each character has up to three
_PLACES = frozenset("省市县区镇乡村州旗盟")


@cache
def _surnames() -> frozenset[str]:
    return read_words("surnames.txt")


@cache
def _cantonese() -> Mapping[str, tuple[str, ...]]:
    return {char: tuple(spellings.split()) for char, spellings in read_pairs("cantonese.tsv")}


def surname_of(form: str) -> str:
    """Return the surname that `form` begins with, empty if it begins with none."""
    return next((form[:size] for size in (2, 1) if form[:size] in _surnames()), "")


def spellings_of(form: str, lexicon: Lexicon) -> Spellings:
    """Return the spellings of an unknown word as the name of a person or a place.

    >>> sorted(spellings_of("黄宜弘", load_lexicon()))[:4]
    ['huang', 'huangyi', 'huangyihong', 'wang']
    """
    if not 2 <= len(form) <= _LONGEST:
        return {}
    pinyin = [lexicon.readings(character)[:1] for character in form]
    found: dict[str, tuple[float, float]] = {}
    for spelling, strength, portion in (*_in_pinyin(form, pinyin), *_as_person(form, pinyin), *_as_hong_kong(form)):
        if strength > found.get(spelling, (0.0, 0.0))[0]:
            found[spelling] = strength, portion
    return found


def surname_spellings(form: str, lexicon: Lexicon) -> Spellings:
    """Return the spellings of `form` as a surname by itself; empty if it is none."""
    if form not in _surnames():
        return {}
    pinyin = "".join(lexicon.pinyin(character) for character in form)
    return {spelling: (_SURNAME, _SURNAME) for spelling in (pinyin, *_spelt(form, "")) if spelling}


def _in_pinyin(form: str, pinyin: Sequence[Sequence[str]]) -> Iterator[tuple[str, float, float]]:
    if all(pinyin):
        syllables = [options[0] for options in pinyin]
        yield "".join(syllables), _WHOLE, _WHOLE
        for start in range(len(form) - 1):
            yield "".join(syllables[start : start + 2]), _PAIR, _PAIR
        if form[-1] in _PLACES:
            yield "".join(syllables[:-1]), _GIVEN, _portion(form, 1)


def _as_person(form: str, pinyin: Sequence[Sequence[str]]) -> Iterator[tuple[str, float, float]]:
    size = len(surname_of(form))
    if size and size < len(form) and all(pinyin):
        syllables = [options[0] for options in pinyin]
        yield "".join(syllables[:size]), _SURNAME, _portion(form, len(form) - size)
        for joint in ("", "-"):
            yield joint.join(syllables[size:]), _GIVEN, _portion(form, size)


def _as_hong_kong(form: str) -> Iterator[tuple[str, float, float]]:
    surname = surname_of(form)
    given = form[len(surname) :]
    if surname and given:
        for spelling in _spelt(surname, ""):
            yield spelling, _SURNAME, _portion(form, len(given))
        for joint in ("-", ""):
            for spelling in _spelt(given, joint):
                yield spelling, _GIVEN, _portion(form, len(surname))


def _spelt(characters: str, joint: str) -> Iterator[str]:
    """Yield the Hong Kong spellings of `characters`, none if one of them has none."""
    options = [_cantonese().get(character, ()) for character in characters]
    return (joint.join(syllables) for syllables in islice(product(*options), _VARIANTS))


def _portion(form: str, without: int) -> float:
    """Return the share of `form` that remains without this many characters."""
    return 1.0 - without / len(form)
