"""A quantity that is being read, and notations that both languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from policyparse.facts.numerals import Numeral
from policyparse.facts.units import Unit
from policyparse.model.document import Span
from policyparse.model.facts import Change, Comparator, Quantity

ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,12}(?!\d|,\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
"""A number in Arabic digits."""

POWER = (
    r"(?=\d{1,20}(?:\.\d{1,20})?\s?[×xXeE^⁻¹²³⁴⁵⁶⁷⁸⁹])"
    r"(?:\d{1,20}(?:\.\d{1,20})?\s?[×xX]\s?10(?:\^-?\d{1,2}|[-−]\d{1,2}(?!\d)|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?<![A-Za-z\d.])\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2}|\^[+-]?\d{1,2})(?![A-Za-z\d])"
    r"|(?<![\d.,])10(?:⁻[¹²³⁴⁵⁶⁷⁸⁹]|[²³⁴⁵⁶⁷⁸⁹]|¹[⁰¹²³⁴⁵])(?=\s?[^\W\d_]))"
)
"""A number in scientific notation, or a power: 5.6×10^9, 2×10⁵, 1.2e+14, 10^6; a bare power before its unit: 10³ 吨."""

PHONE = (
    r"(?=[\d+(][\d\s.()+-]{4})"
    r"(?:\+\s?\d{1,3}[\s.-]?\(?\d{1,4}\)?(?:[\s.-]?\d{2,4}){2,4}(?!\d)|00\d{1,3}[\s-]\d{1,4}(?:[\s-]\d{2,4}){1,3}(?!\d)"
    r"|\(\+?\d{1,4}\)\s?\d{2,4}(?:[\s.-]?\d{2,4}){1,3}(?!\d)|(?:1[\s.-])?\d{3}[.-]\d{3}[.-]\d{4}(?!\d)"
    r"|0\d{2,3}[\s-]\d{4}[\s-]?\d{3,4}(?!\d)|0\d{2,4}[\s-]\d{3,4}[\s-]\d{3,4}(?!\d)|0\d{9,11}(?!\d)|0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?![\d.万亿])|[48]00-\d{3,4}-\d{3,4}|\d{3,4}-\d{3,4}-\d{3,4}(?!\d)"
    r"|\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d+)*)"
)
"""Telephone numbers, and what else has three groups or more, of five signs at least: addresses, versions."""

_SUPERSCRIPTS = str.maketrans("⁻−⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
_NO_SUPERSCRIPTS = dict.fromkeys(_SUPERSCRIPTS)


def parse_power(text: str) -> Decimal:
    """Return the value of a number in scientific notation."""
    written = text.translate(_SUPERSCRIPTS)
    if text[:2] == "10" and text[2:].translate(_NO_SUPERSCRIPTS) == "":
        return Decimal(10) ** int(written[2:])
    factor, ten, exponent = re.split(r"(\s?[×xX]\s?10\^?|[eE^])", written, maxsplit=1)
    return Decimal(factor) ** int(exponent) if ten == "^" else Decimal(factor) * Decimal(10) ** int(exponent)


class Head:
    """The numeral of a quantity: its ends in the text, its value or values, and a comparator that its own form says."""

    __slots__ = ("comparator", "end", "high", "low", "start", "words")

    def __init__(
        self,
        start: int,
        end: int,
        low: Numeral,
        high: Decimal | None = None,
        comparator: Comparator = "eq",
        *,
        words: bool = False,
    ) -> None:
        """Take what was read."""
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.comparator = comparator
        self.words = words


class UnitRead:
    """A unit that was read: where it ends in the text, and what it holds for if that is said with it (元/年)."""

    __slots__ = ("end", "per", "surface", "unit")

    def __init__(self, unit: Unit, surface: str | None, end: int, per: str | None = None) -> None:
        """Take what was read."""
        self.unit = unit
        self.surface = surface
        self.end = end
        self.per = per


@dataclass(slots=True)
class Draft:
    """What is known so far of a quantity in `text[start:end]`."""

    start: int
    end: int
    unit: Unit
    value: Decimal = Decimal(0)
    high: Decimal | None = None
    comparator: Comparator = "eq"
    surface: str | None = None
    per: str | None = None
    change: Change | None = None
    level: bool = False
    period: str | None = None
    deadline: str | None = None

    def take(self, read: UnitRead) -> None:
        """Take in a unit, up to its end."""
        self.unit, self.surface, self.per = read.unit, read.surface, read.per
        self.end = max(self.end, read.end)

    def bound(self, *said: Comparator) -> None:
        """Let the first comparator of `said` that says anything count; ranges and levels keep their own."""
        for kind in said:
            if kind != "eq":
                if not self.level and self.comparator != "range":
                    self.comparator = kind
                return

    def freeze(self, text: str) -> Quantity:
        """Return the quantity, with its surface taken from `text`."""
        unit = self.unit
        plain_money = unit.currency is not None and "/" not in unit.norm
        return Quantity(
            Span(self.start, self.end), text[self.start : self.end], self.value, self.high, self.comparator,
            None if plain_money else self.surface, unit.norm, unit.dimension, unit.currency, self.per, self.change,
            self.level, None, self.deadline, self.period,
        )  # fmt: skip
