"""Places that a table knows in both languages: provinces and cities of China, countries and great cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policyparse.facts.wordlists import Words, any_of, read_rows
from policyparse.folding import fold
from policyparse.model.document import Span

_PROVINCE = re.compile("(?:省|自治区)$")
_LESS = frozenset({"兵团", "特别行政区"})
_AMBIGUOUS = frozenset({"吉林", "吉林省", "吉林市", "中山", "海口", "长春", "台湾", "台湾省"})


class Place(NamedTuple):
    """A place: what kind it is, its names in both languages, and shorter words that may stand for it in Chinese."""

    kind: str
    zh: tuple[str, ...]
    hints: tuple[str, ...]
    en: tuple[str, ...]


def find_places_zh(text: str) -> Iterator[tuple[Span, Place]]:
    """Yield the places that a Chinese text names, leftmost and longest; names that are words as well are left out."""
    folded = fold(text)
    names, words = _chinese()
    for start, end in words.find(folded):
        yield Span(start, end), names[folded[start:end]]


def find_places_en(text: str) -> Iterator[tuple[Span, tuple[Place, ...]]]:
    """Yield what an English text names as places; a form may stand for several (*Korean*)."""
    names, pattern = _english()
    for match in pattern.finditer(text):
        yield Span(*match.span()), names[match.group()]


@cache
def _places() -> tuple[Place, ...]:
    own = [Place(kind, _cut(zh), _cut(hints), _cut(en)) for kind, zh, hints, en in read_rows("places.tsv")]
    known = {name for place in own for name in place.zh}
    rest = (
        Place("province" if _PROVINCE.search(full) else "city", (full, short), (), (english,))
        for full, short, english in read_rows("agencies_places.tsv")
        if short not in known and short not in _AMBIGUOUS and not any(full.endswith(end) for end in _LESS)
    )
    return (*own, *rest)


def _cut(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|"))


@cache
def _chinese() -> tuple[dict[str, Place], Words]:
    names = {name: place for place in _places() for name in place.zh}
    return names, Words(names)


@cache
def _english() -> tuple[dict[str, tuple[Place, ...]], re.Pattern[str]]:
    names: dict[str, tuple[Place, ...]] = {}
    for place in _places():
        for form in place.en:
            names[form] = (*names.get(form, ()), place)
    return names, re.compile(rf"(?<![\w-]){any_of(names)}(?![\w])")
