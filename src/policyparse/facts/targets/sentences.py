"""Sentences with the quantities that stand in them, and the words that targets are judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from policyparse.facts.quantities.reading import Numbers
from policyparse.facts.wordlists import any_of, read_lists
from policyparse.languages.language import Targets, language_of
from policyparse.model.document import Language, Span
from policyparse.model.facts import Quantity

_WHOLE: Final = 400
"""How far a sentence is read around a figure: the work for a figure does not grow with the sentence."""


class Sentence:
    """A sentence as a span of the folded text, with its quantities; `low` is the whole text in lower case.

    `runs` are the times to run (三年内) with their ISO forms, `surface` the sentence's own words, `given` and `words`
    what its language says of targets, `last_plan_year` the last year of the periods that it names, 0 without one.
    """

    __slots__ = ("given", "last_plan_year", "low", "quantities", "runs", "span", "surface", "text", "words")

    def __init__(
        self,
        text: str,
        low: str,
        given: Targets,
        span: Span,
        surface: str,
        quantities: tuple[Quantity, ...],
        runs: Sequence[tuple[Span, str]],
    ) -> None:
        """Take what the sentence consists of."""
        self.text = text
        self.low = low
        self.given = given
        self.words = given.words()
        self.span = span
        self.surface = surface
        self.quantities = quantities
        self.runs = runs
        self.last_plan_year = max(
            [int(q.value_max) for q in quantities if q.dimension == "date" and q.value_max], default=0
        )

    def figures(self) -> list[Figure]:
        """Return the quantities of the sentence that are no dates."""
        return [Figure(self, at) for at, quantity in enumerate(self.quantities) if quantity.dimension != "date"]


class Figure:
    """A quantity in its sentence, from `start` to `end` of the text: the one at index `at` of its quantities."""

    __slots__ = ("at", "end", "low", "quantity", "sentence", "start")

    def __init__(self, sentence: Sentence, at: int) -> None:
        """Take the quantity at index `at` of a sentence."""
        self.sentence = sentence
        self.at = at
        self.quantity = sentence.quantities[at]
        self.start, self.end = self.quantity.span
        self.low = sentence.low

    def before(self, size: int = 40) -> str:
        """Return the sentence's text before the figure, in lower case, at most `size` characters of it."""
        return self.low[max(self.sentence.span.start, self.start - size) : self.start]

    def after(self, size: int = 40) -> str:
        """Return the sentence's text after the figure, in lower case, at most `size` characters of it."""
        return self.low[self.end : min(self.sentence.span.end, self.end + size)]

    def around(self) -> str:
        """Return the sentence, as far as it is read around a figure."""
        return self.before(_WHOLE) + self.quantity.surface + self.after(_WHOLE)

    def neighbours(self, back: int, ahead: int) -> tuple[Quantity, ...]:
        """Return up to `back` quantities before the figure and `ahead` after it, in order, without itself."""
        quantities, at = self.sentence.quantities, self.at
        behind = quantities[max(0, at - back) : at] if back else ()
        return behind + quantities[at + 1 : at + 1 + ahead] if ahead else behind

    def following(self) -> Quantity | None:
        """Return the next quantity that is no date, a few quantities ahead at most."""
        for quantity in self.sentence.quantities[self.at + 1 : self.at + 7]:
            if quantity.dimension != "date":
                return quantity
        return None

    def between(self, other: Quantity) -> str:
        """Return the text between the figure and another quantity of the sentence."""
        start, end = other.span
        if start < self.start:
            return self.low[end : min(self.start, end + _WHOLE)]
        return self.low[self.end : min(start, self.end + _WHOLE)]


def find_sentences(numbers: Numbers) -> list[Sentence]:
    """Return the sentences that hold a quantity; a mark within a quantity ends nothing."""
    language, folded, quantities = language_of(numbers.language), numbers.folded, numbers.quantities
    low, given = language.lowered(folded), language.targets
    runs = numbers.runs if numbers.runs and given.run.search(low) else ()
    sentences: list[Sentence] = []
    at = first = run = 0
    while first < len(quantities):
        end = _end(folded, given.end, at, quantities, first)
        last = first
        while last < len(quantities) and quantities[last].span.start < end:
            last += 1
        inner = run
        while inner < len(runs) and runs[inner][0].start < end:
            inner += 1
        if last > first:
            surface = numbers.text[at:end].strip()
            inside, times = quantities[first:last], runs[run:inner]
            sentences.append(Sentence(folded, low, given, Span(at, end), surface, inside, times))
        at, first, run = end, last, inner
    return sentences


def _end(text: str, ends: re.Pattern[str], start: int, quantities: Sequence[Quantity], first: int) -> int:
    """Return where the sentence that starts at `start` ends; a line break in 200 亿元 or the point of 4.2 is no end."""
    end = start
    while match := ends.search(text, end):
        mark, end = match.span()
        while first < len(quantities) and quantities[first].span.end <= mark:
            first += 1
        if first == len(quantities) or quantities[first].span.start > mark:
            return end
    return len(text)


@cache
def chinese_words() -> Mapping[str, re.Pattern[str]]:
    """Return the Chinese word lists as patterns.

    `… before` ends at a place, `… after` starts there; the others are looked for in a text that opens with a blank.
    """
    return {name: _pattern(name, choice, r"\s?$") for name, choice in _choices("zh")}


@cache
def english_words() -> Mapping[str, re.Pattern[str]]:
    """Return the English word lists as such patterns, of whole words."""
    whole = ((name, rf"{_opening(name)}{choice}(?![a-z])") for name, choice in _choices("en"))
    return {name: _pattern(name, choice, r"\s?(?:the\s)?[(\[]?$") for name, choice in whole}


def _opening(name: str) -> str:
    """Return what stands before a whole word: a search that may skip all letters is several times faster."""
    return "(?<![a-z])" if name.endswith((" before", " after")) else "[^a-z]"


def _choices(language: Language) -> Iterator[tuple[str, str]]:
    for key, listed in read_lists("targets.tsv").items():
        spoken, _, name = key.partition(" ")
        if spoken == language:
            yield name, any_of(listed)


def _pattern(name: str, choice: str, before: str) -> re.Pattern[str]:
    if name.endswith(" before"):
        return re.compile(choice + before)
    return re.compile(rf"[\s-]{{0,2}}{choice}" if name.endswith(" after") else choice)
