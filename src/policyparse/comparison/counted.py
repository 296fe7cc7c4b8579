"""What a number counts, where both sides say it: 5万户 are 50,000 households, not people.

Only classes of the table are distinguished, and only where nothing in the source names what the English counts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.facts.wordlists import any_of, read_rows


class _Class(NamedTuple):
    """A class of counted things: measure words, words that name it, and the pattern of English nouns."""

    name: str
    measures: frozenset[str]
    named: re.Pattern[str]
    nouns: re.Pattern[str]


def counts_another(measure: str | None, source: str, after: str) -> str | None:
    """Return what the English counts, if it is another class of things than the source counts with `measure`.

    `source` is the folded text of the source, `after` the English in lower case after the number.
    """
    said = next((one for one in _classes() if measure in one.measures), None)
    other = next((one for one in _classes() if one.nouns.match(after)), None) if said else None
    if other is None or said is other or other.named.search(source):
        return None
    return other.name


@cache
def _classes() -> tuple[_Class, ...]:
    return tuple(
        _Class(name, frozenset(measures.split(" | ")), re.compile(any_of(named.split(" | "))), _after(nouns))
        for name, measures, named, nouns in read_rows("counted.tsv")
    )


def _after(nouns: str) -> re.Pattern[str]:
    """Return the pattern of one of `nouns` after a number, at most one word away."""
    return re.compile(rf"\s(?:[a-z-]+\s)?{any_of(nouns.split(' | '))}(?![a-z])")
