"""Levels of provisions: a subparagraph (款) that became a paragraph in a text which otherwise keeps the two apart.

Which English word a level has is up to the translation: it is learnt from all references of the pair whose number
stands once on each side. One that has the usual word of another level is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.sides import Bead, Side
from policyparse.facts.numerals import parse_chinese
from policyparse.folding import fold
from policyparse.model.bitext import Difference, Place
from policyparse.model.document import Direction, Span

_ZH = re.compile(r"第(?P<number>\d{1,4}|[零一二三四五六七八九十百]{1,6})(?P<level>[条款项目])")
_EN = re.compile(r"(?i)\b(?P<level>article|paragraph|subparagraph|item|subitem|clause|point)s?\s(?P<number>\d{1,4})\b")
_FEWEST: Final = 5  # references of a level from which its usual word is known
_USUAL: Final = 0.8  # share of its references that have that word
_CONFIDENCE: Final = 0.6


class _Reference(NamedTuple):
    """A reference whose number stands once on each side, with its level in both languages."""

    level: str
    word: str
    chinese: Place
    english: Place


def compare_provisions(beads: Iterable[Bead], direction: Direction = PAIR.forth) -> Iterator[Difference]:
    """Yield the references that have the word of another level, told by `direction`."""
    found = [reference for bead in beads if "第" in bead.source.text for reference in _references(bead)]
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for reference in found:
        words[reference.level][reference.word] += 1
    usual = {level: word for level, counts in words.items() if (word := _usual(counts))}
    for one in found:
        if one.level in usual and one.word != usual[one.level] and one.word in usual.values():
            source, translation = PAIR.ordered(direction, one.chinese, one.english)
            reason = f"{source.text} became {translation.text}, which is the word for another level"
            yield Difference("reference", source, translation, source.text, translation.text, reason, _CONFIDENCE)


def _usual(counts: Counter[str]) -> str | None:
    """Return the word that nearly all references of a level have, None if too few have any."""
    total = sum(counts.values())
    word, times = counts.most_common(1)[0]
    return word if total >= _FEWEST and times >= _USUAL * total else None


def _references(bead: Bead) -> Iterator[_Reference]:
    zh: dict[str, list[re.Match[str]]] = {}
    for match in _ZH.finditer(fold(bead.source.text)):
        zh.setdefault(_number(match["number"]), []).append(match)
    en: dict[str, list[re.Match[str]]] = {}
    for match in _EN.finditer(bead.translation.text):
        en.setdefault(match["number"], []).append(match)
    for number, matches in zh.items():
        others = en.get(number, [])
        if len(matches) == len(others) == 1:
            here, there = matches[0], others[0]
            places = _place(bead.source, here), _place(bead.translation, there)
            yield _Reference(here["level"], there["level"].lower(), *places)


def _number(text: str) -> str:
    numeral = None if text.isascii() else parse_chinese(text)
    return str(int(numeral.value)) if numeral else text


def _place(side: Side, match: re.Match[str]) -> Place:
    return side.place(Span(*match.span()))
