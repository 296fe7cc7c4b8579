"""The tables of the Chinese grammar, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from policyparse.facts.affixes import Endings
from policyparse.facts.units import Unit, chinese_units, currency_prefixes
from policyparse.facts.wordlists import Words, any_of, invert, read_lists
from policyparse.model.facts import Change, Comparator

KINDS: tuple[Comparator, ...] = ("ge", "gt", "le", "lt", "approx")
_RATES = (
    "year", "month", "quarter", "week", "day", "hour", "minute", "second", "project", "enterprise", "district",
    "subdistrict", "community", "person", "household", "mu", "time",
)  # fmt: skip
_IN_CLAUSE = r"[^\d，。；！？、：,;（(]"


@dataclass(frozen=True, slots=True)
class Tables:
    """Words by what they do; patterns that end in `$` are for the text before a number.

    What is called `…_starts` or `…_ends` finds the words of a table at a place of a text, `…_sign` a character that
    they may begin with: without one no slower pattern is tried.
    """

    units: dict[str, Unit]
    unit_starts: Words
    before: dict[str, Comparator]
    before_ends: Endings
    magnitude: dict[str, Comparator]
    magnitude_ends: Endings
    after: dict[str, Comparator]
    after_starts: Words
    apart: dict[str, Comparator]
    change: dict[str, Change]
    change_ends: Endings
    currency_ends: Endings
    rates: dict[str, str]
    grow_ends: Endings
    close_starts: Words
    word_starts: Words
    naming: frozenset[str]
    single: frozenset[str]
    other_word: dict[str, str]
    apart_sign: re.Pattern[str]
    apart_before: re.Pattern[str]
    superlative_before: re.Pattern[str]
    whole_before: re.Pattern[str]
    rate_sign: re.Pattern[str]
    rate: re.Pattern[str]


def _by_kind(lists: dict[str, tuple[str, ...]], place: str) -> dict[str, Comparator]:
    return {word: kind for kind in KINDS for word in lists.get(f"{kind} {place}", ())}


def _first_of(*words: str) -> re.Pattern[str]:
    """Return the pattern of a character that one of `words` begins with."""
    return re.compile(f"[{''.join(sorted({word[0] for word in words}))}]")


@cache
def tables() -> Tables:
    """Return the tables of the Chinese grammar."""
    lists, measures = read_lists("quantities_zh.tsv"), read_lists("quantities_measures.tsv")
    units, rates = chinese_units(), invert(lists, *_RATES)
    before, after, apart, magnitude = (_by_kind(lists, place) for place in ("before", "after", "apart", "magnitude"))
    changes = dict.fromkeys(lists["up"], "increase") | dict.fromkeys(lists["down"], "decrease")
    superlative = any_of(lists["le superlative"]) + any_of(lists["le superlative verb"])
    return Tables(
        units=units,
        unit_starts=Words(units),
        before=before,
        before_ends=Endings(before),
        magnitude=magnitude,
        magnitude_ends=Endings(magnitude),
        after=after,
        after_starts=Words(after),
        apart=apart,
        change=cast("dict[str, Change]", changes),
        change_ends=Endings(changes),
        currency_ends=Endings(currency_prefixes()),
        rates=rates,
        grow_ends=Endings(lists["grow by"]),
        close_starts=Words(lists["range close"]),
        word_starts=Words(measures["words"]),
        naming=frozenset(measures["naming"]),
        single=frozenset(measures["single"]),
        other_word={key[-1]: "".join(chars) for key, chars in lists.items() if key.startswith("not before")},
        apart_sign=_first_of(*apart, *lists["le superlative"], "约"),
        apart_before=re.compile(rf"({any_of(apart)}){_IN_CLAUSE}{{1,10}}$"),
        superlative_before=re.compile(rf"{superlative}{_IN_CLAUSE}{{0,8}}$"),
        whole_before=re.compile(rf"({any_of(before)}){_IN_CLAUSE}{{1,10}}的$"),
        rate_sign=_first_of(*rates, "每"),
        rate=re.compile(
            rf"(?<![\d年上去今明本当往])({any_of(rates)})(?!浓度|气温|降水|降雨)|每\s?(\d*[十百千万亿]+)\s?{any_of(lists['heads'])}?"
        ),
    )
