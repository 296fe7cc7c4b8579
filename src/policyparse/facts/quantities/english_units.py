"""The unit after an English number: symbols, words, currencies, and what they are divided by."""

from __future__ import annotations

import re

from policyparse.facts.numerals import parse_english
from policyparse.facts.quantities.draft import Draft, UnitRead
from policyparse.facts.quantities.english_tables import BELOW_100, SCALE_AFTER, heads_pattern, tables
from policyparse.facts.units import (
    COUNT,
    NUMBER,
    Unit,
    currency_prefixes,
    english_unit,
    english_unit_at,
    per,
    symbol_at,
    symbol_unit,
    unit_of,
)

_OVER = re.compile(r"\s?/\s?|\sper\s|\s(?:an?|each)\s(?=mu\b|hectare|square|kilo)")
_POINTS = re.compile(r"[\s-]points?\b")
_SPACED_LETTERS = "gmstlLhdJNVWKC"
"""One-letter symbols that may stand apart from their number; the others (A, B) are names as often."""

_NEVER_APART = {"x", "X"}


def unit_at(text: str, low: str, at: int) -> UnitRead | None:
    """Read the unit after a number that ends at `at`, with what it is divided by; None if none follows."""
    start = at + (low[at : at + 1] in {" ", "-", "\n", "‑"} and low[at : at + 2] != " -")
    read = _symbol(text, low, at, start) or _word(low, start)
    if slash := _SLASHED.match(low, at):
        return _slashed(slash)
    if not read:
        return _heads(low, UnitRead(NUMBER, None, at))
    points = _POINTS.match(low, read.end) if read.unit.norm == "%" else None
    if points:
        return UnitRead(unit_of("pp"), "percentage points", points.end())
    return _heads(low, read) or _divided(text, low, read)


_SLASHED = re.compile(r"\s?/\s?(?P<number>1,?000|10,?000|100,?000|1,?000,?000|million)(?!\d|[,.]\d)")


def _slashed(match: re.Match[str]) -> UnitRead | None:
    """Read 38/100,000 as a rate per so many heads."""
    number = parse_english(match["number"])
    if not number:
        return None
    if number.value == 100000:
        return UnitRead(unit_of("per_100k"), None, match.end())
    return UnitRead(COUNT, match[0].strip(), match.end(), f"{number.value:f} persons")


def _symbol(text: str, low: str, at: int, start: int) -> UnitRead | None:
    symbol = symbol_at(text, start)
    end = start + len(symbol)
    if not symbol or _LOST_POWER.match(text, start) or (low[at : at + 1] == "-" and len(symbol) == 1):
        return None
    letter = len(symbol) == 1 and symbol.isalpha()
    apart = start > at and (symbol not in _SPACED_LETTERS or symbol in _NEVER_APART)
    if (letter and apart) or (symbol in _NEVER_APART and text[end : end + 2].strip()[:1].isdigit()):
        return None
    return UnitRead(symbol_unit(symbol), symbol, end)


_LOST_POWER = re.compile(r"[kcdm]?m\?")
"""An exponent that an encoding lost: `48 m?` is no length."""


def _word(low: str, start: int) -> UnitRead | None:
    word = english_unit_at(low, start)
    if word:
        return UnitRead(english_unit(word), word, start + len(word))
    counted = tables().counted.match(low, start)
    if counted and not low.startswith("per", counted.end() + 1):
        return UnitRead(COUNT, counted[0].strip(), counted.end())
    return None


_MILLIONS = re.compile(r"\s?M(?P<code>[A-Z]{3})\b")


def millions_at(text: str, at: int) -> UnitRead | None:
    """Read MUSD and MEUR, a million of the currency."""
    match = _MILLIONS.match(text, at)
    unit = currency_prefixes().get(match["code"]) if match else None
    return UnitRead(unit, match["code"], match.end()) if match and unit else None


_MILLIONS_BEFORE = re.compile(r"(?<![A-Za-z\d])M(?P<code>[A-Z]{3})\s?$")


def millions_before(text: str, start: int) -> tuple[Unit, int] | None:
    """Return the currency of `MUSD 60`, a million of which is meant, and where it begins."""
    match = _MILLIONS_BEFORE.search(text, max(0, start - 6), start)
    unit = currency_prefixes().get(match["code"]) if match else None
    return (unit, match.start()) if match and unit else None


def add_smaller(text: str, low: str, draft: Draft) -> None:
    """Add what a unit is followed by: a magnitude (75 USD million), or smaller units (5 ft 2 in)."""
    if draft.unit.dimension == "money" and (after := SCALE_AFTER.match(low, draft.end)):
        scale = parse_english(after["scale"])
        draft.value, draft.end = draft.value * (scale.value if scale else 1), after.end()
        return
    if draft.unit.currency and (bare := _BARE_CENTS.match(low, draft.end)) and draft.value == draft.value.to_integral():
        cents = parse_english(bare[1].removesuffix("c"))
        if cents and cents.value < 100:
            draft.value, draft.end = draft.value + cents.value / 100, bare.end(1)
            return
    if draft.unit.norm == "GBP" and _OUNCES.match(low, draft.end):
        draft.unit = unit_of("lb")
    unit = draft.unit
    while unit.dimension in _SUMMED and (part := _SMALLER.match(low, draft.end)):
        number, read = parse_english(part["number"]), unit_at(text, low, part.end())
        if unit.norm == "ft" and (inches := _INCHES.match(low, part.end())):
            read = UnitRead(unit_of("in"), "in", inches.end())
        if not number or not read or read.unit.dimension != unit.dimension or read.unit.factor >= unit.factor:
            return
        carries = part[0][0] == "," or " and " in part[0]  # 2 yards 7 feet is one length, 2 yards, 7 feet two
        if read.unit.currency or (carries and number.value >= unit.factor / read.unit.factor):
            return
        draft.value += number.value * read.unit.factor / draft.unit.factor
        draft.end, unit = read.end, read.unit


_SUMMED = {"time", "calendar", "mass", "length", "money"}
_SMALLER = re.compile(rf"(?:,?\s(?:and\s)?)(?P<number>\d{{1,3}}|{BELOW_100}|an?\b)(?=[\s-]|[a-z])")
_INCHES = re.compile(r"\s?in\b")
_OUNCES = re.compile(r"(?:,?\s(?:and\s)?)\d{1,2}\s?(?:ounces?|oz)\b")
_BARE_CENTS = re.compile(rf"\s(?:and\s)?(\d\d(?:c\b)?|{BELOW_100})(?=\.?$|\.\s|;|\smore\b)")

_DENOMINATOR = r"(?=\s(?:per|for every|in every)\s(?:\d|one|ten|hund|thou|mill|a\s))"
_COUNTED_PER = re.compile(rf"(?:\s(?!per\b|for\b|in\b)[a-z-]+){{0,3}}?{_DENOMINATOR}")


def _heads(low: str, top: UnitRead) -> UnitRead | None:
    """Read `per 10,000 workers` after a unit, or after a noun that is counted."""
    noun = _COUNTED_PER.match(low, top.end)
    heads = heads_pattern().match(low, noun.end()) if noun else None
    number = parse_english(heads["number"]) if heads else None
    if not noun or not heads or not number or number.value < 100:
        return None
    bare = noun.end() == top.end and top.unit is NUMBER
    if bare and number.value == 100000:
        return UnitRead(unit_of("per_100k"), None, heads.end())
    surface = low[top.end : heads.end()].strip()
    unit = COUNT if top.unit is NUMBER else top.unit
    whole = surface.startswith(("unit", "per ", "set"))
    rate = f"{number.value:f} persons"
    return UnitRead(unit, surface, heads.end(), rate) if whole else UnitRead(unit, None, top.end, rate)


def _divided(text: str, low: str, top: UnitRead) -> UnitRead:
    """Take in what a unit is divided by: Wh/kg, micrograms per cubic metre, yuan per mu; not per year."""
    over = _OVER.match(low, top.end)
    below = _below(text, low, over.end()) if over else None
    if not below or not _divisible(top.unit, below.unit):
        return top
    surface = text[top.end - len(top.surface or "") : below.end]
    return UnitRead(per(top.unit, below.unit), surface, below.end)


def _below(text: str, low: str, at: int) -> UnitRead | None:
    if _LOST_POWER.match(text, at):
        return None
    symbol, word = symbol_at(text, at), english_unit_at(low, at)
    if len(word) > len(symbol):
        return UnitRead(english_unit(word), word, at + len(word))
    return UnitRead(symbol_unit(symbol), symbol, at + len(symbol)) if symbol else None


def _divisible(top: Unit, below: Unit) -> bool:
    """Return whether two units make a compound one; per year, per head and shares per anything are rates."""
    if below.dimension in {"calendar", "money"} or top.dimension in {below.dimension, "percent"}:
        return False
    return not (top.dimension == "money" and below.dimension == "time")
