"""Words of small sets of which one excludes the others: an approval that became a filing, a landlord a tenant.

A word was exchanged if nothing in what renders its clause stands for it, and there another word of its set stands
that nothing in the source sentences accounts for. The new word must stand nearest to words of the clause that lost its
own, so that what is said elsewhere in a long sentence excuses much and accuses nobody. Offices are such sets, too, by
their level and by what they deal with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.homes import home_of
from policyparse.comparison.offices import LOOSE, Readers, fields, levels
from policyparse.facts.cues import Cue, find_cues, load_table
from policyparse.facts.wordlists import any_of
from policyparse.folding import fold
from policyparse.model.bitext import Difference, DifferenceKind, Place, Rendering
from policyparse.model.document import Direction
from policyparse.model.structure import Segment

_TABLE = "sets"
_CONFIDENCE = 0.7


class _Linked(NamedTuple):
    """A sentence of the source: its segments, and the translation segments that render any of them."""

    segments: tuple[Rendering, ...]
    links: tuple[str, ...]


class _Exchange(NamedTuple):
    """A word of a segment of the Chinese side that became another one of its set, and what that is a difference of."""

    segment: Segment
    was: Cue
    unit: Segment
    now: Cue
    kind: DifferenceKind


def compare_sets(
    renderings: Sequence[Rendering], translation: Iterable[Segment], direction: Direction = PAIR.forth
) -> Iterator[Difference]:
    """Yield the words that are exchanged for others of their set, told by `direction`.

    `renderings` are those of the Chinese side, `translation` the segments of the English one that may be linked.
    """
    units = {segment.id: segment for segment in translation}
    sentences = _sentences(renderings, units)
    back: defaultdict[str, dict[int, _Linked]] = defaultdict(dict)
    for number, sentence in sentences.items():
        for link in sentence.links:
            back[link][number] = sentence
    texts = {
        number: "\n".join([fold(one.segment.text) for one in sentence.segments])
        for number, sentence in sentences.items()
        if sentence.links
    }
    for readers in (_words(), levels(), fields()):
        read = _Reading(units, back, readers)
        for number, text in texts.items():
            if readers.quick.search(text):
                for found in _exchanged(sentences[number], read):
                    yield _difference(found, direction)


def _sentences(renderings: Sequence[Rendering], units: dict[str, Segment]) -> dict[int, _Linked]:
    grouped: defaultdict[int, list[Rendering]] = defaultdict(list)
    for rendering in renderings:
        grouped[rendering.segment.sentence].append(rendering)
    return {
        number: _Linked(tuple(group), tuple(dict.fromkeys(k for r in group for k in r.links if k in units)))
        for number, group in grouped.items()
    }


class _Stray(NamedTuple):
    """A word that nothing stands for in some of its sets, and something in others; both by the names of the sets."""

    cue: Cue
    alone: frozenset[str]
    known: frozenset[str]


class _Unit(NamedTuple):
    """A translation segment: its words with their labels, and the sentences that it renders."""

    segment: Segment
    cues: tuple[Cue, ...]
    labels: frozenset[str]
    sentences: tuple[_Linked, ...]


class _Reading:
    """The texts of both sides with the words that `readers` find in them, each read once, when it is asked for."""

    def __init__(
        self, segments: Mapping[str, Segment], sentences: Mapping[str, Mapping[int, _Linked]], readers: Readers
    ) -> None:
        self.readers = readers
        self._segments = segments
        self._sentences = sentences
        self._zh: dict[str, tuple[Cue, ...]] = {}
        self._units: dict[str, _Unit] = {}
        self._strays: dict[str, list[_Stray]] = {}

    def zh(self, text: str) -> tuple[Cue, ...]:
        """Return the words of a Chinese text."""
        found = self._zh.get(text)
        if found is None:
            found = self._zh[text] = self.readers.zh(text)
        return found

    def unit(self, link: str) -> _Unit:
        """Return a translation segment."""
        found = self._units.get(link)
        if found is None:
            segment = self._segments[link]
            cues = self.readers.en(segment.text)
            found = self._units[link] = _Unit(segment, cues, _labels(cues), tuple(self._sentences[link].values()))
        return found

    def strays(self, unit: _Unit) -> list[_Stray]:
        """Return the words of a translation segment that the sentences which it renders lack."""
        found = self._strays.get(unit.segment.id)
        if found is None:
            texts = [one.segment.text for sentence in unit.sentences for one in sentence.segments if unit.cues]
            there = _labels(cue for text in texts for cue in self.zh(text))
            strays = [_stray(cue, there, self.readers) for cue in unit.cues]
            found = self._strays[unit.segment.id] = [stray for stray in strays if stray.alone]
        return found


def _stray(cue: Cue, there: frozenset[str], readers: Readers) -> _Stray:
    alone, known = set[str](), set[str]()
    for label in _own(cue, readers):
        (known if _stands((label,), there) else alone).add(readers.sets[label])
    return _Stray(cue, frozenset(alone), frozenset(known))


def _exchanged(sentence: _Linked, read: _Reading) -> Iterator[_Exchange]:
    links = set(sentence.links)
    for rendering in sentence.segments:
        own_links = [link for link in rendering.links if link in links]
        for cue in read.zh(rendering.segment.text) if own_links else ():
            own = _own(cue, read.readers)
            if own:
                linked = [read.unit(link) for link in own_links]
                if not any(_stands(own, unit.labels) for unit in linked):
                    yield from _replaced(rendering, cue, linked, read)


def _replaced(rendering: Rendering, was: Cue, units: Iterable[_Unit], read: _Reading) -> Iterator[_Exchange]:
    """Yield the first word of the same set that nothing in the sentences that a unit renders accounts for."""
    readers = read.readers
    sets = {readers.sets[label] for label in _own(was, readers)}
    for unit in units:
        now = next((cue for cue, alone, known in read.strays(unit) if sets & alone and not sets & known), None)
        if now and _is_home(rendering, unit.segment, now, unit.sentences):
            yield _Exchange(rendering.segment, was, unit.segment, now, readers.kind)
            return


def _labels(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset(label for cue in cues for label in cue.labels)


def _own(cue: Cue, readers: Readers) -> list[str]:
    """Return the labels of the sets that a word belongs to, other than those that it only accounts for."""
    return [label for label in cue.labels if label in readers.sets]


def _stands(labels: Iterable[str], said: frozenset[str]) -> bool:
    """Return whether anything on the other side stands for a word with these labels."""
    return any(label in said or label + LOOSE in said for label in labels)


def _is_home(rendering: Rendering, unit: Segment, cue: Cue, sentences: Iterable[_Linked]) -> bool:
    """Return whether a word of a translation segment stands nearest to words of one of those that it renders."""
    linked = [one for sentence in sentences for one in sentence.segments if unit.id in one.links]
    home = home_of(Place.within(unit, *cue.span), linked)
    return home is not None and home.segment.id == rendering.segment.id


def _difference(found: _Exchange, direction: Direction) -> Difference:
    ends = Place.within(found.segment, *found.was.span), Place.within(found.unit, *found.now.span)
    source, translation = PAIR.ordered(direction, *ends)
    reason = f"{source.text} became {translation.text}"
    return Difference(found.kind, source, translation, source.text, translation.text, reason, _CONFIDENCE)


# ------------------------------------------------------------------ the two kinds of sets


@cache
def _words() -> Readers:
    table = load_table(_TABLE)
    sets = {label: name for name, labels in table["sets"].items() for label in labels.split()}
    firm = any_of(word for label in sets for word in table["zh"][label].split())
    return Readers("category", _cues_zh, _cues_en, sets, re.compile(firm))


def _cues_zh(text: str) -> tuple[Cue, ...]:
    return find_cues(text, _TABLE, "zh")


def _cues_en(text: str) -> tuple[Cue, ...]:
    return find_cues(text, _TABLE, "en")
