"""What a share is of, where both sides say it: 占地区生产总值60% is not *60% of exports*.

Only bases of the table are told apart, and only where neither side names the other's base.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from policyparse.facts.wordlists import any_of, read_rows
from policyparse.model.document import Span

_REACH: Final = 40
_OF_ZH = re.compile(r"占(?P<base>[^，。；：！？、占]{2,30})$|(?P<whole>[^，。；：！？、为]{2,12})的$")
_OF_EN = re.compile(r"\s?(?:per ?cent |percent )?of (?P<base>(?:[a-z'’-]+ ){0,4}[a-z-]+)")


class _Base(NamedTuple):
    """A base of shares: its Chinese words, and its English nouns."""

    name: str
    chinese: re.Pattern[str]
    english: re.Pattern[str]


def shares_of(source: str, figure: Span, translation: str, said: Span) -> tuple[str, str] | None:
    """Return what a share of the source and its equal in the translation are of, if these are known and differ.

    Both texts are folded, the English in lower case.
    """
    before = _OF_ZH.search(source[max(0, figure.start - _REACH) : figure.start])
    after = _OF_EN.match(translation, said.end)
    if not before or not after:
        return None
    here = _last(before["base"] or before["whole"])
    there = _first(after["base"])
    if here is None or there is None or here.name == there.name:
        return None
    told = here.english.search(translation) or there.chinese.search(source)
    return None if told else (here.name, there.name)


def _last(words: str) -> _Base | None:
    """Return the base whose word ends last in Chinese, the longest of those: the head of the phrase."""
    found = [
        (match.end(), match.end() - match.start(), one) for one in _bases() for match in one.chinese.finditer(words)
    ]
    return max(found, key=lambda spot: spot[:2], default=(0, 0, None))[2]


def _first(words: str) -> _Base | None:
    """Return the base whose English noun stands first, the longest of those."""
    found = [
        (match.start(), match.start() - match.end(), one) for one in _bases() if (match := one.english.search(words))
    ]
    return min(found, key=lambda spot: spot[:2], default=(0, 0, None))[2]


@cache
def _bases() -> tuple[_Base, ...]:
    return tuple(
        _Base(
            name,
            re.compile(any_of(chinese.split(" | "))),
            re.compile(rf"(?<![a-z]){any_of(english.split(' | '))}(?![a-z])"),
        )
        for name, chinese, english in read_rows("bases.tsv")
    )
