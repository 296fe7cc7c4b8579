"""Chinese and English numerals as exact decimals.

Chinese numerals are read by the myriad system: 十 百 千 build a section, 万 亿 兆 multiply it, and 万亿 multiplies what
precedes it again. Digits in Arabic script may take the place of any Chinese ones (3万4000, 1亿2000万).
English numerals are read by thousands, with hyphens, `and`, and a factor after a decimal number (2.5 million).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import takewhile
from math import prod
from typing import NamedTuple

from policyparse.facts.wordlists import read_lists

SMALL_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
MYRIAD = BIG_SCALES["万"]
CHINESE_DIGITS = {
    digit: value
    for value, digits in enumerate(
        ("零〇○Ｏ", "一壹幺", "二两贰兩弍", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for digit in digits
}
_TENS = {"廿": "二十", "卅": "三十"}
LONGEST, LONGEST_WORDS = 40, 240
"""Numerals of more characters, in digits and Chinese or in English words, are no numbers that a text states."""

_CHINESE_TOKEN = re.compile(r"(?P<arabic>\d+(?:,\d{3})*(?:\.\d+)?)|(?P<sign>\S)")


class Numeral(NamedTuple):
    """A numeral as a value, with what its last magnitude words multiply by, largest first (五百万: 1000000, 10000)."""

    value: Decimal
    scales: tuple[Decimal, ...] = ()


def carried(low: Decimal, high: Numeral) -> Decimal:
    """Return the lower end of a range with the magnitude of the upper one: 5～8亿 is 5亿～8亿, 5000～1万 stays."""
    return next((low * scale for scale in high.scales if low * scale < high.value), low)


def _suffix_products(scales: Sequence[int | Decimal]) -> tuple[Decimal, ...]:
    """Return the products of the suffixes of `scales` that do not start with ten: 五十万 lends 万, not 十万."""
    products: list[Decimal] = []
    product = Decimal(1)
    for scale in reversed(scales):
        product *= scale
        if scale != SMALL_SCALES["十"]:
            products.insert(0, product)
    return tuple(products)


_SEPARATORS = re.compile(r"[,，\s]")


def parse_arabic(text: str) -> Decimal:
    """Return the value of digits with separators: `12,500.5`, `10 000` or 12，500."""
    return Decimal(text if text.isdecimal() else _SEPARATORS.sub("", text))


@lru_cache(maxsize=1024)
def parse_chinese(text: str) -> Numeral | None:
    """Return the value of a Chinese or mixed numeral (十二万五千, 3万4000, 二〇三〇, 三点五); None if it is none."""
    if len(text) > LONGEST:
        return None
    whole, point, decimals = "".join(_TENS.get(char, char) for char in text if not char.isspace()).partition("点")
    if not point:
        return _digit_string(whole) or _composed(whole)
    return _with_decimals(whole, decimals)


def _digit_string(text: str) -> Numeral | None:
    """Read digits said one by one: 二〇三〇 is 2030; a single digit is one too."""
    digits = [CHINESE_DIGITS.get(char) for char in text]
    if not digits or None in digits or (len(digits) > 1 and "两" in text):
        return None
    return Numeral(Decimal("".join(map(str, digits))))


def _with_decimals(whole: str, decimals: str) -> Numeral | None:
    """Read 三点五 and 三点五亿: digits after the point one by one, then magnitude words that multiply it all."""
    cut = next((at for at, char in enumerate(decimals) if char not in CHINESE_DIGITS or char == "两"), len(decimals))
    head = _digit_string(whole) or _composed(whole)
    scales = [SMALL_SCALES.get(char) or BIG_SCALES.get(char, 0) for char in decimals[cut:]]
    if head is None or not cut or not all(scales):
        return None
    value = Decimal(f"{head.value}.{decimal_digits(decimals[:cut])}")
    return Numeral(value * prod(scales), _suffix_products(scales))


def decimal_digits(text: str) -> str:
    """Return Chinese digits as Arabic ones, one for one."""
    return "".join(str(CHINESE_DIGITS[char]) for char in text)


_ANY = Decimal("Infinity")


class _Sum:
    """The state of reading a composed numeral from left to right; `add_…` return whether the sign may stand there.

    `groups` are what the big magnitudes have closed, each with its magnitude; they fall from left to right.
    """

    __slots__ = ("digit", "groups", "last", "section", "skipped", "small")

    def __init__(self) -> None:
        self.groups: list[tuple[Decimal, Decimal]] = []
        self.section = Decimal(0)
        self.small = _ANY
        self.digit: Decimal | None = None
        self.last = _ANY
        self.skipped = False

    def add_digit(self, value: Decimal) -> bool:
        if self.digit is not None:
            return False
        self.digit = value
        return value < self.last

    def add_zero(self) -> bool:
        if self.digit is not None or self.skipped:
            return False
        self.skipped = True
        return True

    def add_small(self, scale: int) -> bool:
        """Take in 十, 百 or 千; without a digit it counts one, 百 and 千 so only where a numeral begins."""
        begins = not self.groups and not self.section
        if self.digit is None and scale > 10 and not begins:
            return False
        added = (Decimal(1) if self.digit is None else self.digit) * scale
        fits = scale < self.small and added < self.small and (self.small < _ANY or added < self._above())
        self.section += added
        self.digit, self.small, self.last, self.skipped = None, Decimal(scale), Decimal(scale), False
        return fits

    def add_big(self, scale: int) -> bool:
        """Take in 万 or 亿; after another it multiplies that (万亿), and a greater one all before it (一万三千亿)."""
        said = self.section + (self.digit or 0)
        if not said:
            return self._multiply(scale)
        fits = said < self._above()
        below = [value for value, magnitude in self.groups if magnitude < scale]
        if len(below) < len(self.groups) and self.groups[-1][1] == scale:
            return False
        del self.groups[len(self.groups) - len(below) :]
        self._close((sum(below) + said) * scale, Decimal(scale))
        return fits

    def _multiply(self, scale: int) -> bool:
        if self.skipped or self.digit is not None:
            return False
        value, magnitude = self.groups.pop() if self.groups else (Decimal(1), Decimal(1))
        self._close(value * scale, magnitude * scale)
        return magnitude <= scale and (len(self.groups) < 2 or self.groups[-2][1] > magnitude * scale)

    def _close(self, value: Decimal, magnitude: Decimal) -> None:
        self.groups.append((value, magnitude))
        self.section, self.small, self.digit, self.last, self.skipped = Decimal(0), _ANY, None, magnitude, False

    def _above(self) -> Decimal:
        return self.groups[-1][1] if self.groups else _ANY

    def result(self) -> Decimal:
        """Return the sum; a last lone digit is of the next lower rank where no 零 precedes it: 三万四, 1万5."""
        rest = self.digit or Decimal(0)
        if not self.skipped and 100 <= self.last < _ANY and rest < 10:
            rest *= self.last / 10
        return sum((value for value, _ in self.groups), self.section) + rest


def _composed(text: str) -> Numeral | None:
    """Parse a numeral with magnitude words; None if a character is not part of one, or is at a wrong place."""
    state = _Sum()
    scales: list[int] = []
    for token in _CHINESE_TOKEN.finditer(text):
        sign, arabic = token["sign"], token["arabic"]
        scale = SMALL_SCALES.get(sign) or BIG_SCALES.get(sign)
        if scale:
            scales.append(scale)
            fits = state.add_small(scale) if sign in SMALL_SCALES else state.add_big(scale)
        elif arabic or sign in CHINESE_DIGITS:
            scales.clear()
            state.skipped = state.skipped or bool(arabic and arabic[0] == "0" and state.last < _ANY)
            value = parse_arabic(arabic) if arabic else Decimal(CHINESE_DIGITS[sign])
            fits = state.add_digit(value) if value or arabic else state.add_zero()
        else:
            return None
        if not fits:
            return None
    ended = text[-1:] != "两" and not (state.skipped and state.digit is None)
    return Numeral(state.result(), _suffix_products(scales)) if text and ended else None


# ------------------------------------------------------------------ English


@cache
def english_words() -> dict[str, Decimal]:
    """Return the cardinal words below one hundred, with their values."""
    return {
        word: Decimal(value)
        for value, words in read_lists("numerals_en.tsv").items()
        if value.isdigit()
        for word in words
    }


@cache
def english_scales() -> dict[str, Decimal]:
    """Return the magnitude words and their abbreviations (hundred, dozen, million, bn) with their values."""
    return {
        word: Decimal(value.removeprefix("x"))
        for value, words in read_lists("numerals_en.tsv").items()
        if value[0] == "x"
        for word in words
    }


_BLANK_IN_DIGITS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")


@lru_cache(maxsize=1024)
def parse_english(text: str) -> Numeral | None:
    """Return the value of English number words (`one hundred and five thousand`, `2.5 million`); None if it is none."""
    joined = _BLANK_IN_DIGITS.sub("", text.lower()) if len(text) <= LONGEST_WORDS else ""
    tokens = re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+|[a-z]+", joined)
    return _english_sum([token for token in tokens if token not in {"and", "of"}])


def _english_sum(tokens: list[str]) -> Numeral | None:
    words, scales = english_words(), english_scales()
    total, group, section, lowest = Decimal(0), Decimal(0), Decimal(0), Decimal(0)
    tail: list[Decimal] = []
    for at, token in enumerate(tokens):
        if token == "point":  # noqa: S105  # a word
            return _english_decimals(total + section, tokens[at + 1 :])
        if token in words or not token.isalpha():
            section += words[token] if token in words else parse_arabic(token)
            group = Decimal(0)
            tail.clear()
            continue
        if token not in scales:
            return None
        factor = scales[token]
        tail.append(factor)
        if factor < 1000:
            section = (section or Decimal(1)) * factor
        elif group:  # thousand million
            total, group = total + group * (factor - 1), group * factor
        elif lowest and factor >= lowest:
            return None
        else:
            group, lowest = (section or Decimal(1)) * factor, factor
            total, section = total + group, Decimal(0)
    return Numeral(total + section, _suffix_products(tail)) if tokens else None


def _english_decimals(whole: Decimal, tokens: list[str]) -> Numeral | None:
    """Read the words after `point`: digits one by one, then magnitude words."""
    words, scales = english_words(), english_scales()
    said = [words[token] for token in takewhile(words.__contains__, tokens)]
    tail = [scales.get(token, Decimal(0)) for token in tokens[len(said) :]]
    digits = [str(value + _ones_after(said, at)) for at, value in enumerate(said) if not _follows_tens(said, at)]
    if not digits or not all(tail):
        return None
    return Numeral(Decimal(f"{whole}.{''.join(digits)}") * prod(tail), _suffix_products(tail))


def _follows_tens(said: Sequence[Decimal], at: int) -> bool:
    """Return whether a digit belongs to the tens before it: point seventy-one."""
    return at > 0 and said[at - 1] >= 20 and 0 < said[at] < 10


def _ones_after(said: Sequence[Decimal], at: int) -> Decimal:
    return said[at + 1] if at + 1 < len(said) and _follows_tens(said, at + 1) else Decimal(0)
