"""The tables of the Chinese grammar, read once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from policyparse.facts.units import Unit, chinese_units
from policyparse.facts.wordlists import any_of, invert, read_lists
from policyparse.model.facts import Change, Comparator

KINDS: tuple[Comparator, ...] = ("ge", "gt", "le", "lt", "approx")
_RATES = (
    "year", "month", "quarter", "week", "day", "hour", "minute", "second", "project", "enterprise", "district",
    "subdistrict", "community", "person", "household", "mu", "time",
)  # fmt: skip
_IN_CLAUSE = r"[^\d，。；！？、：,;（(]"


class Tables(NamedTuple):
    """Words by what they do; patterns that end in `$` are for the text before a number."""

    units: dict[str, Unit]
    before: dict[str, Comparator]
    magnitude: dict[str, Comparator]
    after: dict[str, Comparator]
    apart: dict[str, Comparator]
    change: dict[str, Change]
    rates: dict[str, str]
    grow: frozenset[str]
    close: frozenset[str]
    words: frozenset[str]
    naming: frozenset[str]
    single: frozenset[str]
    other_word: dict[str, str]
    apart_before: re.Pattern[str]
    superlative_before: re.Pattern[str]
    whole_before: re.Pattern[str]
    rate: re.Pattern[str]


def _by_kind(lists: dict[str, tuple[str, ...]], place: str) -> dict[str, Comparator]:
    return {word: kind for kind in KINDS for word in lists.get(f"{kind} {place}", ())}


@cache
def tables() -> Tables:
    """Return the tables of the Chinese grammar."""
    lists, measures = read_lists("quantities_zh.tsv"), read_lists("quantities_measures.tsv")
    before, apart, rates = _by_kind(lists, "before"), _by_kind(lists, "apart"), invert(lists, *_RATES)
    changes = dict.fromkeys(lists["up"], "increase") | dict.fromkeys(lists["down"], "decrease")
    superlative = any_of(lists["le superlative"]) + any_of(lists["le superlative verb"])
    return Tables(
        units=chinese_units(),
        before=before,
        magnitude=_by_kind(lists, "magnitude"),
        after=_by_kind(lists, "after"),
        apart=apart,
        change=cast("dict[str, Change]", changes),
        rates=rates,
        grow=frozenset(lists["grow by"]),
        close=frozenset(lists["range close"]),
        words=frozenset(measures["words"]),
        naming=frozenset(measures["naming"]),
        single=frozenset(measures["single"]),
        other_word={key[-1]: "".join(chars) for key, chars in lists.items() if key.startswith("not before")},
        apart_before=re.compile(rf"({any_of(apart)}){_IN_CLAUSE}{{1,10}}$"),
        superlative_before=re.compile(rf"{superlative}{_IN_CLAUSE}{{0,8}}$"),
        whole_before=re.compile(rf"({any_of(before)}){_IN_CLAUSE}{{1,10}}的$"),
        rate=re.compile(
            rf"(?<![\d年上去今明本当往])({any_of(rates)})(?!浓度|气温|降水|降雨)|每\s?(\d*[十百千万亿]+)\s?{any_of(lists['heads'])}?"
        ),
    )
