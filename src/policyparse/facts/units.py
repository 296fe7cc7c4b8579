"""Units of measure, currencies and measure words, and exact conversion between units of one dimension."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from policyparse.facts.wordlists import Words, any_of, read_lists, read_rows


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol, its dimension, how many of the dimension's base unit it holds, and the currency it counts."""

    norm: str
    dimension: str
    factor: Decimal
    currency: str | None = None


COUNT = Unit("count", "count", Decimal(1))
NUMBER = Unit("count", "number", Decimal(1))
DATE = Unit("date", "date", Decimal(1))
RANK = Unit("rank", "rank", Decimal(1))
RATIO = Unit("ratio", "ratio", Decimal(1))
FRACTION = Unit("fraction", "percent", Decimal(100))
MULTIPLE = Unit("x", "multiple", Decimal(1))
PERCENT = Unit("%", "percent", Decimal(1))


class _Names(NamedTuple):
    chinese: dict[str, Unit]
    english: dict[str, Unit]
    symbols: dict[str, Unit]
    prefixes: dict[str, Unit]
    norms: dict[str, Unit]


def _split(row: tuple[str, ...], column: int) -> list[str]:
    return [name for name in row[column].split(" | ") if name] if len(row) > column else []


@cache
def _names() -> _Names:
    names = _Names({}, {}, {}, {}, {})
    for row in read_rows("units.tsv"):
        unit = names.norms[row[0]] = Unit(row[0], row[1], Decimal(row[2]))
        names.chinese.update(dict.fromkeys(_split(row, 3), unit))
        names.english.update(dict.fromkeys(_split(row, 4), unit))
        names.symbols.update(dict.fromkeys(_split(row, 5), unit))
    for row in read_rows("units_currencies.tsv"):
        factor = Decimal(row[5] if len(row) > 5 else 1)
        unit = names.norms[row[0]] = Unit(row[0], "money", factor, row[0] if row[0].isupper() else None)
        names.chinese.update(dict.fromkeys(_split(row, 1), unit))
        names.english.update(dict.fromkeys(_split(row, 2), unit))
        names.prefixes.update(dict.fromkeys(_split(row, 3), unit))
        names.symbols.update(dict.fromkeys(_split(row, 4), unit))
    return names


@cache
def chinese_units() -> dict[str, Unit]:
    """Return every Chinese name of a unit or currency, every symbol, and the measure words."""
    measures = dict.fromkeys(read_lists("quantities_measures.tsv")["counts"], COUNT)
    return measures | _names().symbols | _names().chinese


def english_unit_at(low: str, start: int) -> str:
    """Return the longest English word of a unit or currency at `start` of lower-case text, empty if none is."""
    return _name_at(_english_words(), low, start)


def symbol_at(text: str, start: int) -> str:
    """Return the longest unit symbol at `start`, in the text's own case, empty if none is."""
    return _name_at(_symbols(), text, start)


@cache
def _english_words() -> Words:
    return Words(_names().english)


@cache
def _symbols() -> Words:
    return Words(_names().symbols)


def _name_at(names: Words, text: str, start: int) -> str:
    """Return the longest of `names` that is at `start` and that no letter follows."""
    for end in names.ends(text, start):
        follows = text[end : end + 1]
        if not (follows.isascii() and follows.isalpha()):
            return text[start:end]
    return ""


def english_unit(name: str) -> Unit:
    """Return the unit of an English name in lower case."""
    return _names().english[name]


def symbol_unit(symbol: str) -> Unit:
    """Return the unit of a symbol in its own case."""
    return _names().symbols[symbol]


def currency_prefixes() -> dict[str, Unit]:
    """Return the currency signs and codes that stand before a number."""
    return _names().prefixes


_PLAIN = {unit.norm: unit for unit in (COUNT, DATE, RANK, RATIO, FRACTION)}


def per(top: Unit, bottom: Unit) -> Unit:
    """Return the unit `top` per `bottom`: 元/亩 is CNY/mu."""
    dimension = f"{top.dimension} per {bottom.dimension}"
    return Unit(f"{top.norm}/{bottom.norm}", dimension, top.factor / bottom.factor, top.currency)


@cache
def unit_of(norm: str) -> Unit:
    """Return the unit of a normal symbol, compound ones (`Wh/kg`) included; a count where it is unknown."""
    known = _PLAIN.get(norm) or _names().norms.get(norm)
    if known:
        return known
    top, slash, bottom = norm.partition("/")
    return per(unit_of(top), unit_of(bottom)) if slash else Unit(norm, norm, Decimal(1))


def to_base(value: Decimal, norm: str) -> tuple[str, Decimal]:
    """Return the dimension of a unit, and `value` in that dimension's base unit: 2 `jin` is 1 (kg)."""
    unit = unit_of(norm)
    return unit.dimension, value * unit.factor


def whole_units(value: Decimal, norm: str) -> frozenset[str]:
    """Return the English names, in the singular, of units of which an amount is exactly one: 24 `h` is a *day*."""
    dimension, amount = to_base(value, norm)
    units = _names().english.items()
    others = (
        name for name, unit in units if (unit.dimension, unit.factor) == (dimension, amount) and unit.norm != norm
    )
    return frozenset(name for name in others if not name.endswith("s"))


def english_unit_names(*dimensions: str) -> tuple[str, ...]:
    """Return the English words of the units of `dimensions`."""
    return tuple(name for name, unit in _names().english.items() if unit.dimension in dimensions)


@cache
def _currency_words() -> re.Pattern[str]:
    names = _names().english
    return re.compile(rf"(?<![a-z])(?:{any_of(name for name, unit in names.items() if unit.currency)})(?![a-z])")


def currencies_at(low: str) -> Iterator[tuple[str, int, int]]:
    """Yield the currencies that English words in `low` (lower case) name, with their offsets."""
    for match in _currency_words().finditer(low):
        yield _names().english[match[0]].currency or "", match.start(), match.end()


def currencies_named(text: str) -> set[str]:
    """Return the currencies that a Chinese text names by word or sign; 美元 is one word, not 元."""
    names = _chinese_currency_names()
    return {names[match[0]] for match in _chinese_currencies().finditer(text)}


@cache
def _chinese_currency_names() -> dict[str, str]:
    named = (_names().prefixes | _names().chinese).items()
    return {name: unit.currency for name, unit in named if unit.currency}


@cache
def _chinese_currencies() -> re.Pattern[str]:
    return re.compile(any_of(_chinese_currency_names()))
