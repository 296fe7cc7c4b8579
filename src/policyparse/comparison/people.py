"""People compared: a Chinese name whose given name the translation spells as another one (赵明, *Zhao Qiang*).

Only names in pinyin are compared, with the surname first or last. One accuses where its surname stands in the source,
nothing there spells it, and what stands at the surname is a name that the translation does not spell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Final

from policyparse.chinese_english import PAIR
from policyparse.facts.cues import load_table
from policyparse.folding import fold
from policyparse.han import has_han
from policyparse.lexical.names import surname_of
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Span

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|er|a|o|e|i|u))"
)
_GIVEN = re.compile(rf"({_SYLLABLE})(?:['’-]?({_SYLLABLE}))?")
_NAME = re.compile(r"([A-Z](?<!\w[A-Z])[A-Za-z]+) ([A-Z][A-Za-z]+(?:['’-][A-Za-z]+)?)(?![\w-])")
_JOINT = re.compile(r"(?<=[a-z])['’-](?=[a-z])")
_CONFIDENCE: Final = 0.7
_LETTERS = (("ü", "u"), ("lyu", "lu"), ("nyu", "nu"), ("lv", "lu"), ("nv", "nu"))


def compare_people(
    source: str, translation: str, lexicon: Lexicon, direction: Direction = PAIR.forth
) -> Iterator[Difference[Span]]:
    """Yield the people of `source` (Chinese) whom `translation` (English) gives another given name.

    Both texts are the two sides of one bead; spans are offsets into them. The differences are told by `direction`.
    """
    names = list(_NAME.finditer(translation))
    folded, said = (fold(source), _JOINT.sub("", _plain(translation))) if names else ("", "")
    for match in names:
        if not _english_names().isdisjoint((_plain(match[1]), _plain(match[2]))):
            continue
        readings = [(_plain(surname), _plain(given)) for surname, given in ((match[1], match[2]), (match[2], match[1]))]
        persons = [(list(_places(folded, surname, lexicon)), given) for surname, given in readings if _size(given)]
        if any(_is_spelt(folded, places, given, lexicon) for places, given in persons):
            continue
        lost = [
            (at, _size(given))
            for places, given in persons
            for at in places
            if _is_lost(folded, at, _size(given), said, lexicon)
        ]
        if lost:
            yield _difference(source, *lost[0], match, direction)


def _plain(text: str) -> str:
    lowered = text.lower()
    for letters, others in _LETTERS:
        lowered = lowered.replace(letters, others)
    return lowered


@cache
def _english_names() -> frozenset[str]:
    """Return English given names that read as pinyin, in small letters."""
    return frozenset(load_table("people")["en"]["given"].lower().split())


def _size(given: str) -> int:
    """Return of how many characters a given name in pinyin is; 0 if it is no pinyin."""
    match = _GIVEN.fullmatch(given)
    return (2 if match[2] else 1) if match else 0


def _places(source: str, surname: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield where a surname of that spelling stands."""
    for at in range(len(source) - 1):
        own = surname_of(source[at : at + 2])
        if own and surname == "".join(lexicon.pinyin(character) for character in own):
            yield at


def _names(source: str, at: int) -> Iterator[str]:
    """Yield the given names that a surname may have: the one or two characters after it."""
    start = at + len(surname_of(source[at : at + 2]))
    for size in (1, 2):
        given = source[start : start + size]
        if len(given) == size and all(map(has_han, given)):
            yield given


def _is_lost(source: str, at: int, size: int, said: str, lexicon: Lexicon) -> bool:
    """Return whether a name of that size stands at a surname which the translation spells in no way.

    A surname may rather be the beginning or the end of a word of the dictionary (高科, 提高) or a part of a given name
    (陈明璋), and what follows it a title (王夫人).
    """
    own = surname_of(source[at : at + 2])
    names = list(_names(source, at))
    words = (source[max(0, at - 1) : at + len(own)], source[at : at + len(own) + 1])
    if len(names) < size or any(len(word) > len(own) and lexicon.zh_count(word) for word in words):
        return False
    if surname_of(source[max(0, at - 1) : at]):
        return False
    given = names[size - 1]
    for whole in (own + given, given[-2:] if size > 1 else ""):
        if any(length == len(whole) for start, length, _ in lexicon.all_matches(whole) if start == 0):
            return False
    surname = "".join(lexicon.pinyin(character) for character in own)
    pairs = ((surname, given) for name in names for given in _spellings(name, lexicon))
    return not any(f"{one} {other}" in said or f"{other} {one}" in said for one, other in pairs)


def _is_spelt(source: str, places: Sequence[int], given: str, lexicon: Lexicon) -> bool:
    """Return whether a given name is spelled as that of one of the surnames is read."""
    bare = _JOINT.sub("", given)
    return any(bare in _spellings(name, lexicon) for at in places for name in _names(source, at))


def _spellings(name: str, lexicon: Lexicon) -> set[str]:
    readings = [[_plain(reading) for reading in lexicon.readings(character)] for character in name]
    return {"".join(way) for way in product(*readings)}


def _difference(source: str, at: int, size: int, match: re.Match[str], direction: Direction) -> Difference[Span]:
    own = Span(at, at + len(surname_of(source[at : at + 2])) + size)
    (was, expected), (now, actual) = PAIR.ordered(
        direction, (own, source[own.start : own.end]), (Span(*match.span()), match[0])
    )
    return Difference("identifier", was, now, expected, actual, f"{expected} became {actual}", _CONFIDENCE)
