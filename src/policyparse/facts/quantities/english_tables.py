"""The tables of the English grammar, read once; all words are in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, cast

from policyparse.facts.affixes import Endings
from policyparse.facts.quantities.chinese_tables import KINDS
from policyparse.facts.quantities.draft import ARABIC
from policyparse.facts.units import currency_prefixes, english_unit_names
from policyparse.facts.wordlists import any_of, invert, read_lists
from policyparse.model.facts import Change, Comparator

_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore")
_BELOW_10 = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BELOW_20 = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "zero", "nought", "naught",
)  # fmt: skip
_ROUND = ("twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES, _TEENS, _TENS = any_of(_BELOW_10), any_of(_BELOW_20), any_of(_ROUND)
_SMALL = ("length", "time", "mass", "volume")  # what a level may be of: millisecond-level
_MONEY_WORD = r"-(?:yuan|rmb|dollar|euro|pound|yen)\b"

SCALE = any_of(_SCALES) + r"\b"
"""A magnitude word; `trillion-yuan` is read as one word, so that `four trillion-yuan clusters` are four."""

_PLURAL_SCALE = any_of((*_SCALES, *(f"{scale}s" for scale in _SCALES if scale != "hundred"))) + r"\b"
_SPOKEN_SCALE = rf"(?:-{SCALE}|\s{_PLURAL_SCALE}(?!{_MONEY_WORD}))"
BELOW_100 = rf"(?:{_TENS}(?:(?:\s{{1,3}}|-){_ONES})?|{_TEENS}|{_ONES})\b"

PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
    "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
PART = any_of([*PARTS, "halves", *(f"{part}s" for part in PARTS if part != "half")]) + r"\b"
_OF_PARTS = rf"(?![\s-](?:{_ONES}[\s-])?{PART})"
_GROUP = (
    rf"(?:(?:{BELOW_100}|an?\b)[\s-]hundred\b(?:\s(?:and\s)?{BELOW_100}{_OF_PARTS})?(?:\spoint(?:\s{BELOW_100})+)?"
    rf"|{BELOW_100}(?:\spoint(?:\s{BELOW_100})+)?)"
)
_THEN = rf"(?:,?\s(?:and\s)?){_GROUP}{_OF_PARTS}"
WORDS = (
    rf"(?:{_GROUP}|an?\b(?=[\s-]{SCALE})|hundred(?=\s(?:thousand|million|billion)\b))"
    rf"(?:{_SPOKEN_SCALE}{{1,3}}(?:{_THEN}{_SPOKEN_SCALE}{{1,3}}){{0,4}}(?:{_THEN})?)?"
)
_SPACED = r"\d{1,3}(?:\s\d{3}){0,6}\s000(?!\d)|\d{1,3}(?:\u2009\d{3}){1,4}(?!\d)|\.\d+"
_WRITTEN_SCALE = any_of((*_SCALES, *(f"{scale}s" for scale in _SCALES)))
_SHORT_SCALE = any_of(("bn", "bln", "mn", "mln", "mil", "tn", "tln", "trn"))
_HUNDREDS = rf"(?:\d{{1,3}}\sthousand\s)?\d{{1,2}}\shundred\sand\s(?:\d{{1,2}}(?![\d.,%])|{BELOW_100})"
DIGITS = (
    rf"(?:{_HUNDREDS}|(?:{_SPACED}|{ARABIC})(?:(?:\s|-|\+\s)?{_WRITTEN_SCALE}\b(?:[\s-]{SCALE})?"
    rf"|(?:\s?{_SHORT_SCALE}|\s?[kmb])\b(?!/))?)"
)
PART_MORE = re.compile(
    rf"[\s-]and[\s-](?P<above>an?|{BELOW_100})[\s-](?P<below>{PART})(?:\s(?P<scale>{_PLURAL_SCALE}))?"
)
_MANY_PARTS = any_of(
    (
        "halves", "quarters", "firsts", "thirds", "fourths", "fifths", "sixths", "sevenths", "eighths", "ninths",
        "tenths", "elevenths", "twelfths", "thirteenths", "fourteenths", "fifteenths", "sixteenths", "seventeenths",
        "eighteenths", "nineteenths", "twentieths", "thirtieths", "fortieths", "fiftieths", "sixtieths", "seventieths",
        "eightieths", "ninetieths", "hundredths", "thousandths", "millionths", "billionths", "trillionths",
    )
)  # fmt: skip
_TO_PARTS = rf"(?:(?:{BELOW_100}|hundred|thousand)[\s-]){{0,3}}(?:{_MANY_PARTS}|hundred (?:fifth|tenth))\b"
NO_NUMBER = re.compile(
    rf"(?:{WORDS}[\s-])?{BELOW_100}[\s-]{_TO_PARTS}"
    rf"|{_ONES}\s(?:{_TENS}(?:[\s-]{_ONES}\b)?|{_TEENS})\b(?![\s-]?(?:[a-z]|\d))"
)
"""Words for numbers that are not understood whole: *one hundred thirty fifths*, *one twenty two*."""
PARTS_AFTER = re.compile(rf"[\s-]{_MANY_PARTS}\b")
NUMBERED_PARTS_AFTER = re.compile(rf"[\s-]{BELOW_100}{PARTS_AFTER.pattern}")
SHARE_AFTER = re.compile(
    rf"\s(?:out\sof\s(?:every\s)?(?P<of>{WORDS}|{ARABIC})\b|over\s(?P<over>{WORDS}|{ARABIC})(?=\s*(?:[.;)]|$|,\s)))"
)
SCALE_AFTER = re.compile(rf"\s(?P<scale>{any_of(('thousand', 'million', 'billion', 'trillion', 'bn', 'mn'))})\b")
FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8)}
NUMERAL = re.compile(rf"(?P<arabic>{DIGITS})|(?P<words>{WORDS})")

_LONGEST_SIGN: Final = 5  # characters of a comparator that no blank parts from its number: >=, c.
_NAMING = (
    "per", "for every", "number", "numbers", "point", "is", "are", "their", "his", "her", "early", "mid", "late",
)  # fmt: skip
CODE: Final = 3  # letters of a currency's code
VAGUE = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_RATES = (
    "year", "month", "quarter", "week", "day", "hour", "minute", "second", "project", "enterprise", "district",
    "subdistrict", "community", "person", "household",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """Words by what they do.

    `sign_ends` finds the shorter comparators before a number, `before_last` are the last words of all, with how many
    words the longest has; `naming` are the last words of what `name_before` matches before a blank.
    """

    before: dict[str, Comparator]
    before_last: dict[str, int]
    sign_ends: Endings
    currency_ends: Endings
    after: dict[str, Comparator]
    change: dict[str, Change]
    folds: dict[str, Decimal]
    rates: dict[str, str]
    moves: frozenset[str]
    compound: tuple[str, ...]
    after_pattern: re.Pattern[str]
    rate: re.Pattern[str]
    counted: re.Pattern[str]
    name_before: re.Pattern[str]
    naming: frozenset[str]


def _by_kind(lists: dict[str, tuple[str, ...]], place: str) -> dict[str, Comparator]:
    return {word: kind for kind in KINDS for word in lists.get(f"{kind} {place}", ())}


def _last_words(phrases: Iterable[str]) -> dict[str, int]:
    """Return the last words of phrases, each with how many words the longest phrase has that it ends."""
    sizes: dict[str, int] = {}
    for words in map(str.split, phrases):
        sizes[words[-1]] = max(sizes.get(words[-1], 0), len(words))
    return sizes


@cache
def tables() -> Tables:
    """Return the tables of the English grammar."""
    lists = read_lists("quantities_en.tsv")
    after, rates = _by_kind(lists, "after"), invert(lists, *_RATES)
    before = _by_kind(lists, "before")
    changes = dict.fromkeys(lists["up"], "increase") | dict.fromkeys(lists["down"], "decrease")
    return Tables(
        before=before,
        before_last=_last_words(before),
        sign_ends=Endings(before, _LONGEST_SIGN),
        currency_ends=Endings(currency_prefixes()),
        after=after,
        change=cast("dict[str, Change]", changes),
        folds={word: Decimal(key[1:]) for key, words in lists.items() if key[0] == "x" for word in words},
        rates=rates,
        moves=frozenset(lists["moves"]),
        compound=lists["compound"],
        after_pattern=re.compile(rf"({any_of(after)})(?![a-z\d])(?!\sthan\b)"),
        rate=re.compile(rf"(?<![a-z])({any_of(rates)})(?![a-z])"),
        counted=re.compile(rf"\s?{any_of(lists['counted'])}(?![a-z])"),
        name_before=re.compile(
            r"(?:[a-z_#@&=%\\]|[a-z\d)][-‐‑./:+×_^\u200b]{1,3}|\b(?:per|for every|in every|out of every)\s"
            rf"|(?<![a-z]){any_of(lists['named'])}\.?\s|(?<!to )\bnumber\s|(?<!that )(?<!this )\bpoint\s"
            rf"|(?<![a-z]){any_of(lists['called'])}\.?(?:\snumbers?)?(?:\sis|\sare)?:?\s)[\[(]?$"
            r"|[\[]$|\b(?:their|his|her)\s(?:early\s|mid-?\s?|late\s)?$"
        ),
        naming=frozenset(
            word.split()[-1] for word in (*lists["named"], *lists["called"], *_NAMING) if word[-1].isalpha()
        ),
    )


@cache
def heads_pattern() -> re.Pattern[str]:
    """Return the pattern of `per 10,000 workers`; few texts need it."""
    return re.compile(
        rf"\s(?:per|for\severy|in\severy|for\seach)\s(?P<number>{DIGITS}|{WORDS}|{SCALE})"
        rf"(?:\s{any_of(read_lists('quantities_en.tsv')['heads'])})?"
    )


@cache
def _first() -> re.Pattern[str]:
    """Return the pattern of where `start` may match: at a digit or sign, or after a sign, at one of its words.

    It begins with a set of characters, which is searched for at the speed of a scan through memory: no letter is in it.
    """
    numbers = (*_BELOW_10, *_BELOW_20, *_ROUND, *VAGUE, *tables().folds, "half", "hundred", "tens")
    others = ("trillion", "billion", "million", "quarter", "several", "few", *english_unit_names(*_SMALL))
    return re.compile(
        rf"[^a-z_](?:(?<=[\d{''.join(FRACTIONS)}])|(?<=[.+(])(?=[+\s]?\d)"
        rf"|(?<![./])(?={any_of((*numbers, *others))}\b|an?[\s-]{{1,3}}(?:{SCALE}|{PART})|sub|multi-)())"
    )


def places(low: str) -> list[int]:
    """Return where `start` may match in lower-case text, in order."""
    return [(match.end() if match.lastindex else match.start()) - 1 for match in _first().finditer(f" {low}")]


@cache
def start() -> re.Pattern[str]:
    """Return the one pattern that finds where a quantity may stand, in lower case.

    Of a numeral it finds the place alone: `NUMERAL` reads it.
    """
    from policyparse.facts.quantities.draft import PHONE, POWER  # noqa: PLC0415

    small = any_of(english_unit_names(*_SMALL))
    large = any_of(("trillion", "billion", "million"))
    prefixes = [prefix.lower() for prefix in currency_prefixes()]
    codes = any_of(prefix for prefix in prefixes if prefix.isalpha() and len(prefix) == CODE)
    scale = any_of(("million", "billion", "trillion"))
    return re.compile(
        rf"(?P<skip>(?<![\w.])(?:{PHONE}))"
        rf"|(?:(?<![\w.\-/])|(?=\d)(?<={codes})|(?<=(?<![\w)\]\-.%])-))(?:"
        rf"(?P<power>{POWER})"
        rf"|(?P<sub>sub-?{small}(?:-level)?\b)"
        rf"|(?P<level>{small}[\s-](?:level|scale|range)\b)"
        rf"|(?P<scaled>(?:multi-)?(?:hundred-|ten-)?{large}{_MONEY_WORD}(?:-level)?)"
        rf"|(?P<folds>{any_of(tables().folds)}\b)"
        rf"|(?P<parts>(?:an?|{BELOW_100}|\d{{1,2}})(?:[\s-]|\s-\s){PART}(?:\s{scale}\b)?|quarter\s{scale}\b)"
        r"|(?P<half>half\b)"
        rf"|(?P<vague>(?:tens\sof\s|hundreds\sof\s)?{any_of(VAGUE)}\b|tens(?=\sof\s)|(?:several|few)\s{SCALE}(?:\s{SCALE})?)"
        r"|(?P<sum>\d{1,9}\s{1,2}(?:and\s)?\d/\d(?!\d)|\d{1,2}/(?:10|[2-9])(?![\d/.\-]))"
        rf"|(?P<sign>(?:\d{{1,6}}\s?)?[{''.join(FRACTIONS)}])"
        rf"|(?P<numeral>(?=[\d.]|{_TENS}|{_TEENS}|{_ONES}|an?\b|hundred\b)))"
    )
