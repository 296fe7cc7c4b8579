"""Sentences with the quantities that stand in them, and the words that targets are judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from policyparse.facts.dates import find_dates
from policyparse.facts.wordlists import any_of, read_lists
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Language, Span
from policyparse.model.facts import Quantity

_WHOLE = 400
"""How far a sentence is read around a figure: the work for a figure does not grow with the sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as a span of the folded text, with its quantities; `low` is the whole text in lower case.

    `runs` are the times to run (三年内) with their ISO forms, `surface` the sentence's own words.
    """

    text: str
    low: str
    language: Language
    span: Span
    surface: str
    quantities: tuple[Quantity, ...]
    runs: tuple[tuple[Span, str], ...]

    def figures(self) -> Iterator[Figure]:
        """Yield the quantities of the sentence that are no dates."""
        return (Figure(self, at) for at, quantity in enumerate(self.quantities) if quantity.dimension != "date")

    @cached_property
    def last_plan_year(self) -> int:
        """The last year of the periods that the sentence names, 0 without one."""
        return max((int(q.value_max) for q in self.quantities if q.dimension == "date" and q.value_max), default=0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its sentence: the one at index `at` of the sentence's quantities."""

    sentence: Sentence
    at: int

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        return self.sentence.quantities[self.at]

    def before(self, size: int = 40) -> str:
        """Return the sentence's text before the figure, in lower case, at most `size` characters of it."""
        start = self.quantity.span.start
        return self.sentence.low[max(self.sentence.span.start, start - size) : start]

    def after(self, size: int = 40) -> str:
        """Return the sentence's text after the figure, in lower case, at most `size` characters of it."""
        end = self.quantity.span.end
        return self.sentence.low[end : min(self.sentence.span.end, end + size)]

    def around(self) -> str:
        """Return the sentence, as far as it is read around a figure."""
        return self.before(_WHOLE) + self.quantity.surface + self.after(_WHOLE)

    def neighbours(self, back: int, ahead: int) -> tuple[Quantity, ...]:
        """Return up to `back` quantities before the figure and `ahead` after it, in order, without itself."""
        quantities = self.sentence.quantities
        return quantities[max(0, self.at - back) : self.at] + quantities[self.at + 1 : self.at + 1 + ahead]

    def following(self) -> Quantity | None:
        """Return the next quantity that is no date, a few quantities ahead at most."""
        return next((q for q in self.neighbours(0, 6) if q.dimension != "date"), None)

    def between(self, other: Quantity) -> str:
        """Return the text between the figure and another quantity of the sentence."""
        first, last = sorted((self.quantity.span, other.span))
        return self.sentence.low[first.end : min(last.start, first.end + _WHOLE)]


def find_sentences(text: str, language: Language, quantities: Sequence[Quantity]) -> Iterator[Sentence]:
    """Yield the sentences that hold a quantity; a mark within a quantity ends nothing."""
    folded = fold(text)
    low = language_of(language).lowered(folded)
    timed = find_dates(text, language) if quantities and language_of(language).targets.run.search(low) else ()
    runs = [(date.span, date.due) for date in timed if date.kind == "duration"]
    at = first = run = 0
    while first < len(quantities):
        end = _end(folded, language, at, quantities, first)
        last = first
        while last < len(quantities) and quantities[last].span.start < end:
            last += 1
        inner = run
        while inner < len(runs) and runs[inner][0].start < end:
            inner += 1
        if last > first:
            inside, times = tuple(quantities[first:last]), tuple(runs[run:inner])
            yield Sentence(folded, low, language, Span(at, end), text[at:end].strip(), inside, times)
        at, first, run = end, last, inner


def _end(text: str, language: Language, start: int, quantities: Sequence[Quantity], first: int) -> int:
    """Return where the sentence that starts at `start` ends; a line break in 200 亿元 or the point of 4.2 is no end."""
    end = start
    ends = language_of(language).targets.end
    while match := ends.search(text, end):
        end = match.end()
        while first < len(quantities) and quantities[first].span.end <= match.start():
            first += 1
        if first == len(quantities) or quantities[first].span.start > match.start():
            return end
    return len(text)


def words(language: Language) -> Mapping[str, re.Pattern[str]]:
    """Return the word lists as patterns: `… before` ends at a place, `… after` starts there, others match anywhere."""
    return language_of(language).targets.words()


@cache
def chinese_words() -> Mapping[str, re.Pattern[str]]:
    """Return the Chinese word lists as patterns."""
    return {name: _pattern(name, choice, r"\s?$") for name, choice in _choices("zh")}


@cache
def english_words() -> Mapping[str, re.Pattern[str]]:
    """Return the English word lists as patterns of whole words."""
    whole = ((name, rf"(?<![a-z]){choice}(?![a-z])") for name, choice in _choices("en"))
    return {name: _pattern(name, choice, r"\s?(?:the\s)?[(\[]?$") for name, choice in whole}


def _choices(language: Language) -> Iterator[tuple[str, str]]:
    for key, listed in read_lists("targets.tsv").items():
        spoken, _, name = key.partition(" ")
        if spoken == language:
            yield name, any_of(listed)


def _pattern(name: str, choice: str, before: str) -> re.Pattern[str]:
    if name.endswith(" before"):
        return re.compile(choice + before)
    return re.compile(rf"[\s-]{{0,2}}{choice}" if name.endswith(" after") else choice)
