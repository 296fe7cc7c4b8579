"""Words of small sets of which one excludes the others: an approval that became a filing, a landlord a tenant.

A word was exchanged if nothing in what renders its clause stands for it, and there another word of its set stands
that nothing in the source sentences accounts for. The new word must stand nearest to words of the clause that lost its
own, so that what is said elsewhere in a long sentence excuses much and accuses nobody. Offices are such sets, too, by
their level and by what they deal with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.homes import home_of
from policyparse.comparison.offices import LOOSE, Readers, fields, levels
from policyparse.facts.cues import find_words, load_table
from policyparse.facts.wordlists import any_of
from policyparse.folding import fold
from policyparse.languages.language import Found
from policyparse.model.bitext import Difference, DifferenceKind, Place, Rendering
from policyparse.model.document import Direction
from policyparse.model.structure import Segment

_TABLE = "sets"
_CONFIDENCE: Final = 0.7


_Sentence = list[Rendering]


class _Exchange(NamedTuple):
    """A word of a segment of the Chinese side that became another one of its set, and what that is a difference of."""

    segment: Segment
    was: Found
    unit: Segment
    now: Found
    kind: DifferenceKind


def compare_sets(
    renderings: Sequence[Rendering], translation: Iterable[Segment], direction: Direction = PAIR.forth
) -> list[Difference]:
    """Return the words that are exchanged for others of their set, told by `direction`.

    `renderings` are those of the Chinese side, `translation` the segments of the English one that may be linked.
    """
    units = {segment.id: segment for segment in translation}
    sentences: defaultdict[int, _Sentence] = defaultdict(list)
    for rendering in renderings:
        sentences[rendering.segment.sentence].append(rendering)
    back: defaultdict[str, list[_Sentence]] = defaultdict(list)
    for sentence in sentences.values():
        for link in dict.fromkeys([link for one in sentence for link in one.links if link in units]):
            back[link].append(sentence)
    linked = [one for sentence in sentences.values() for one in sentence if any(link in units for link in one.links)]
    texts = [fold(one.segment.text) for one in linked]
    found = list[Difference]()
    for readers in (_words(), levels(), fields()):
        read = _Reading(units, back, readers)
        for text, rendering in zip(texts, linked, strict=True):
            if readers.quick.search(text):
                found += [_difference(one, direction) for one in _exchanged(rendering, read)]
    return found


class _Unit:
    """A translation segment: its words with their labels, and the sentences that it renders."""

    def __init__(self, segment: Segment, words: list[Found], sentences: list[_Sentence]) -> None:
        self.segment = segment
        self.words = words
        self.labels = _labels(words)
        self.sentences = sentences


_Stray = tuple[Found, frozenset[str], frozenset[str]]
"""A word that nothing stands for in some of its sets, and something in others; both by the names of the sets."""


class _Reading:
    """The texts of both sides with the words that `readers` find in them, each read once, when it is asked for."""

    def __init__(
        self, segments: Mapping[str, Segment], sentences: Mapping[str, list[_Sentence]], readers: Readers
    ) -> None:
        self.readers = readers
        self.segments = segments
        self._sentences = sentences
        self._zh: dict[str, list[Found]] = {}
        self._units: dict[str, _Unit] = {}
        self._strays: dict[str, list[_Stray]] = {}

    def zh(self, text: str) -> list[Found]:
        """Return the words of a Chinese text."""
        found = self._zh.get(text)
        if found is None:
            found = self._zh[text] = self.readers.zh(text)
        return found

    def unit(self, link: str) -> _Unit:
        """Return a translation segment."""
        found = self._units.get(link)
        if found is None:
            segment = self.segments[link]
            found = self._units[link] = _Unit(segment, self.readers.en(segment.text), self._sentences[link])
        return found

    def strays(self, unit: _Unit) -> list[_Stray]:
        """Return the words of a translation segment that the sentences which it renders lack."""
        found = self._strays.get(unit.segment.id)
        if found is None:
            texts = [one.segment.text for sentence in unit.sentences for one in sentence if unit.words]
            there = _labels([word for text in texts for word in self.zh(text)])
            strays = [_stray(word, there, self.readers) for word in unit.words]
            found = self._strays[unit.segment.id] = [stray for stray in strays if stray[1]]
        return found


def _stray(word: Found, there: frozenset[str], readers: Readers) -> _Stray:
    alone, known = set[str](), set[str]()
    for label in _own(word, readers):
        (known if _stands([label], there) else alone).add(readers.sets[label])
    return word, frozenset(alone), frozenset(known)


def _exchanged(rendering: Rendering, read: _Reading) -> list[_Exchange]:
    links = [link for link in rendering.links if link in read.segments]
    found = list[_Exchange]()
    for word in read.zh(rendering.segment.text):
        own = _own(word, read.readers)
        if own:
            linked = [read.unit(link) for link in links]
            if not any(_stands(own, unit.labels) for unit in linked):
                found += _replaced(rendering, word, linked, read)
    return found


def _replaced(rendering: Rendering, was: Found, units: Iterable[_Unit], read: _Reading) -> list[_Exchange]:
    """Return the first word of the same set that nothing in the sentences that a unit renders accounts for."""
    readers = read.readers
    sets = {readers.sets[label] for label in _own(was, readers)}
    for unit in units:
        strays = read.strays(unit)
        now = next((word for word, alone, known in strays if sets & alone and not sets & known), None)
        if now and _is_home(rendering, unit, now):
            return [_Exchange(rendering.segment, was, unit.segment, now, readers.kind)]
    return []


def _labels(words: list[Found]) -> frozenset[str]:
    return frozenset([label for labels, _, _ in words for label in labels])


def _own(word: Found, readers: Readers) -> list[str]:
    """Return the labels of the sets that a word belongs to, other than those that it only accounts for."""
    sets = readers.sets
    return [label for label in word[0] if label in sets]


def _stands(labels: list[str], said: frozenset[str]) -> bool:
    """Return whether anything on the other side stands for a word with these labels."""
    return any(label in said or label + LOOSE in said for label in labels)


def _is_home(rendering: Rendering, unit: _Unit, word: Found) -> bool:
    """Return whether a word of a translation segment stands nearest to words of one of those that it renders."""
    linked = [one for sentence in unit.sentences for one in sentence if unit.segment.id in one.links]
    home = home_of(_place(unit.segment, word), linked)
    return home is not None and home.segment.id == rendering.segment.id


def _difference(found: _Exchange, direction: Direction) -> Difference:
    source, translation = PAIR.ordered(direction, _place(found.segment, found.was), _place(found.unit, found.now))
    reason = f"{source.text} became {translation.text}"
    return Difference(found.kind, source, translation, source.text, translation.text, reason, _CONFIDENCE)


def _place(segment: Segment, word: Found) -> Place:
    _, start, end = word
    return Place.within(segment, start, end)


# ------------------------------------------------------------------ the two kinds of sets


@cache
def _words() -> Readers:
    table = load_table(_TABLE)
    sets = {label: name for name, labels in table["sets"].items() for label in labels.split()}
    firm = any_of(word for label in sets for word in table["zh"][label].split())
    return Readers("category", _words_zh, _words_en, sets, re.compile(firm))


def _words_zh(text: str) -> list[Found]:
    return find_words(text, _TABLE, "zh")


def _words_en(text: str) -> list[Found]:
    return find_words(text, _TABLE, "en")
