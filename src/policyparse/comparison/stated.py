"""What the two sides of a bead state: their folded texts, and the numbers that each of them says in any form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

from policyparse.chinese_english import PAIR
from policyparse.comparison.matching import Pair
from policyparse.comparison.readings import reading
from policyparse.facts.amounts import date_parts, ends, loosely_same
from policyparse.facts.numerals import english_words, parse_chinese
from policyparse.folding import fold
from policyparse.model.bitext import Difference, DifferenceKind
from policyparse.model.document import Direction, Span
from policyparse.model.facts import Quantity

QuantityDifference: TypeAlias = Difference[Quantity]
"""A difference between a quantity and its rendering; an end is None where the other has no partner."""

_RECENT: Final = 4  # texts of which each number without a partner asks which numbers they say


def differing(
    kind: DifferenceKind, source: Quantity, translation: Quantity, confidence: float, note: str = ""
) -> QuantityDifference:
    """Return that a quantity became another one, with a `note` on it."""
    reason = f"{source.surface} became {translation.surface}" + (f": {note}" if note else "")
    return Difference(kind, source, translation, reading(source), reading(translation), reason, confidence)


def lone(difference: QuantityDifference, direction: Direction) -> tuple[Quantity | None, Quantity | None]:
    """Return the number that Chinese alone says, or the one that English alone says, where that is the difference."""
    if difference.kind not in ("omitted", "added"):
        return None, None
    return PAIR.ordered(direction, difference.source, difference.translation)


class Sides:
    """The two folded texts, with the numbers that each of them says in any form."""

    def __init__(self, source: str, translation: str, pairs: Sequence[Pair], direction: Direction) -> None:
        """Take the folded texts, English in lower case, with their quantities in pairs, and what differences go by."""
        self.source, self.translation, self.direction = source, translation, direction
        self.chinese, self.english = PAIR.ordered(direction, "source", "translation")
        self._pairs = pairs
        self._amounts: tuple[Amounts, Amounts] | None = None
        self._unanswered: tuple[Quantity, ...] | None = None
        self._words: frozenset[str] | None = None

    def differing(
        self, kind: DifferenceKind, a: Quantity, b: Quantity, confidence: float, note: str = ""
    ) -> QuantityDifference:
        """Return how an English quantity differs from a Chinese one, by which of them is the source's."""
        return differing(kind, *PAIR.ordered(self.direction, a, b), confidence, note)

    @property
    def amounts(self) -> tuple[Amounts, Amounts]:
        """What the quantities of the two texts say; of most pairs nothing differs, and nothing has to be known."""
        if self._amounts is None:
            first, second = [a for a, _ in self._pairs if a], [b for _, b in self._pairs if b]
            self._amounts = Amounts(first, self.source), Amounts(second, self.translation)
        return self._amounts

    @property
    def words(self) -> frozenset[str]:
        """The words of the translation in small letters."""
        if self._words is None:
            self._words = frozenset(re.findall(r"[a-z]+", self.translation))
        return self._words

    @property
    def added(self) -> tuple[Quantity, ...]:
        """The numbers of the translation that have no partner and that the source says in no form."""
        return tuple(b for a, b in self._pairs if b and not a and not stands(b, chinese_numbers(self.source)))

    @property
    def unanswered(self) -> tuple[Quantity, ...]:
        """The numbers in digits of the source that no pair holds, and whose digits the translation lacks."""
        if self._unanswered is None:
            pairs = [(a, b) for a, b in self._pairs if a and b]
            held = [a.span for a, _ in pairs if not (a.dimension == "date" and a.value_max is not None)]
            found = _DIGITS.finditer(self.source)
            gone = (match for match in found if not any(span.overlap(Span(*match.span())) for span in held))
            numbers = (_written(match) for match in gone)
            said = english_numbers(self.translation)
            self._unanswered = tuple(number for number in numbers if number.value not in said)
        return self._unanswered

    def before(self, quantity: Quantity, size: int) -> str:
        """Return the translation's text before one of its quantities."""
        return self.translation[max(0, quantity.span.start - size) : quantity.span.start]


class Amounts:
    """What the quantities of a text say: amounts and parts of dates, and which of them restate the one before them."""

    def __init__(self, quantities: Sequence[Quantity], text: str) -> None:
        """Read the quantities of a folded text."""
        self.amounts = {end for one in quantities if one.dimension != "date" for end in ends(one)}
        self.dates = {part for one in quantities if one.dimension == "date" for end in date_parts(one) for part in end}
        self.conversions = frozenset(_conversions(quantities, text))
        self.restated = frozenset(_restated(quantities, text))


_BRACKET = re.compile(
    r"\s?[（(]\s?(?:or|about|around|nearly|over|some|approx(?:\.|imately)?|roughly|equivalent to|equal to)?\s?$"
)


def _conversions(quantities: Sequence[Quantity], text: str) -> Iterator[Span]:
    """Yield the amounts in brackets that restate the one before them in another unit; currencies are not checked."""
    if len(quantities) < 2:
        return
    ordered = sorted(quantities, key=lambda quantity: quantity.span)
    for earlier, later in pairwise(ordered):
        money = bool(earlier.currency and later.currency and earlier.currency != later.currency)
        same = earlier.dimension == later.dimension and earlier.unit_norm != later.unit_norm
        if _BRACKET.fullmatch(text[earlier.span.end : later.span.start]) and (
            money or (same and loosely_same(earlier, later))
        ):
            yield later.span


def _restated(quantities: Sequence[Quantity], text: str) -> Iterator[Span]:
    """Yield the amounts in brackets that say the one before them in another unit; its bound holds for them too."""
    if len(quantities) < 2:
        return
    ordered = sorted(quantities, key=lambda quantity: quantity.span)
    for earlier, later in pairwise(ordered):
        other = earlier.dimension == later.dimension and earlier.unit_norm != later.unit_norm
        if other and later.comparator == "eq" and _BRACKET.fullmatch(text[earlier.span.end : later.span.start]):
            yield later.span


_DIGITS = re.compile(r"\d{1,30}(?:,\d{3})*(?:\.\d{1,30})?")
_RUN = re.compile(r"\d{1,40}")


def _written(match: re.Match[str]) -> Quantity:
    """Return a number in digits as a quantity of nothing in particular."""
    value = Decimal(match[0].replace(",", ""))
    return Quantity(Span(*match.span()), match[0], value, None, "eq", None, "count", "number")


_CHINESE = re.compile(r"(?:\d{1,30}(?:,\d{3})*(?:\.\d+)?\s?)?[零〇一二两三四五六七八九十百千万亿]+")


def _digit_numbers(text: str) -> frozenset[Decimal]:
    """Return the numbers that stand in digits, also the parts of one (15 of 15.8)."""
    numbers = frozenset([Decimal(match[0].replace(",", "")) for match in _DIGITS.finditer(text)])
    return numbers | {Decimal(match[0]) for match in _RUN.finditer(text)}


@lru_cache(maxsize=_RECENT)
def chinese_numbers(text: str) -> frozenset[Decimal]:
    """Return the numbers that a Chinese text says in any form."""
    parsed = (parse_chinese(match[0]) for match in _CHINESE.finditer(text) if len(match[0]) < 30)
    return _digit_numbers(text) | {numeral.value for numeral in parsed if numeral}


@cache
def number_words() -> dict[str, Decimal]:
    """Return English cardinals and ordinals, and other words that say a number."""
    said = {
        "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "once": 1, "twice": 2,
        "both": 2, "dual": 2, "single": 1, "half": 2, "double": 2, "triple": 3, "pair": 2, "couple": 2, "decade": 10,
        "century": 100, "quarter": 4,
    }  # fmt: skip
    words = english_words()
    ordinals = {f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th": value for word, value in words.items()}
    return {word: Decimal(value) for word, value in said.items()} | ordinals | words


@lru_cache(maxsize=_RECENT)
def english_numbers(text: str) -> frozenset[Decimal]:
    """Return the numbers that an English text in lower case says in any form."""
    words = number_words()
    said = {words[word] for word in re.findall(r"[a-z]+", text) if word in words}
    joined = {words[tens] + words[ones] for tens, ones in _JOINED.findall(text) if tens in words and ones in words}
    return _digit_numbers(text) | said | joined


_JOINED = re.compile(r"\b([a-z]+ty)[\s-]([a-z]+)\b")


def stands(quantity: Quantity, known: frozenset[Decimal]) -> bool:
    """Return whether a number, or one that it is written with, is among those that a text says."""
    both = (quantity.value, quantity.value if quantity.value_max is None else quantity.value_max)
    written = {Decimal(match[0].replace(",", "")) for match in _DIGITS.finditer(fold(quantity.surface))}
    return all(end in known for end in both) or bool(written & known)
