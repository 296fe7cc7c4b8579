"""What source words offer the vocabulary of a translation, and what of them its words render."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policyparse.lexical.offers import Offer, Part
from policyparse.lexical.vocabulary import Posting
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

Key = tuple[str, str, int]
"""Form, kind and length of a word: all that its offers depend on."""
Said = tuple[str, str]
"""Stem and form of a translation word."""

_PartOffer = tuple[int, int, str, float]  # a part of a word, a lemma that it offers, and the portion


class Offered:
    """What a source word offers the words of a translation.

    `parts` has the dictionary words in it, `best` the strongest offer of each stem by the word and its parts, `whole`
    the offers of the word as a whole.
    """

    __slots__ = ("_by_stem", "_by_word", "_by_words", "best", "parts", "size", "whole")

    def __init__(self, size: int, parts: Iterable[Part], vocabulary: dict[str, Posting]) -> None:
        """Take the number of the word's characters, what it offers anyone, and the translation's vocabulary by stem."""
        self.size = size
        self.whole: tuple[Offer, ...] = ()
        self._by_stem: dict[str, list[_PartOffer]] = {}
        self._by_word: dict[str, float] = {}
        self._by_words: dict[tuple[Said, ...], float] = {}
        best: dict[str, Offer] = {}
        kept: list[Part] = []
        for start, end, offers in parts:
            known = tuple([offer for offer in offers if offer[0] in vocabulary])
            if not known:
                continue
            kept.append((start, end, known))
            if end - start == size:
                self.whole = known
            for offer in known:
                stem = offer[0]
                before = best.get(stem)
                if before is None or offer[2] > before[2]:
                    best[stem] = offer
        self.best = best
        self.parts = tuple(kept)

    def cover_by(self, said: Said) -> float:
        """Return the share of the word's characters that a translation word renders, of a stem that is offered."""
        stem, form = said
        found = self._by_word.get(form)
        if found is None:
            offers = self._offers_of(stem)
            if len(offers) == 1:
                start, end, lemma, portion = offers[0]
                found = _share(start, end, portion if form == lemma else portion * WEIGHTS.stem, self.size)
            else:
                found = self._measured((said,))
            self._by_word[form] = found
        return found

    def cover(self, said: tuple[Said, ...]) -> float:
        """Return the share of the word's characters that translation words, of stems that are offered, render."""
        found = self._by_words.get(said)
        if found is None:
            found = self._by_words[said] = self._measured(said)
        return found

    def _measured(self, said: tuple[Said, ...]) -> float:
        portions: dict[tuple[int, int], float] = {}
        for stem, form in said:
            for start, end, lemma, portion in self._offers_of(stem):
                rendered = portion if form == lemma else portion * WEIGHTS.stem
                portions[start, end] = portions.get((start, end), 0.0) + rendered
        return cover_of([(start, end, portion) for (start, end), portion in portions.items()], self.size)

    def _offers_of(self, stem: str) -> list[_PartOffer]:
        """Return the parts that offer a stem; many words are never asked."""
        found = self._by_stem
        if not found:
            for start, end, offers in self.parts:
                for own, lemma, _, portion in offers:
                    known = found.get(own)
                    if known is None:
                        found[own] = [(start, end, lemma, portion)]
                    else:
                        known.append((start, end, lemma, portion))
        return found[stem]


class Reading:
    """What the source words of one form, kind and length say for a pair; `number` counts the readings of an evidence.

    `known` says whether a glossary or the dictionary has the word as a whole, `rate` at which rate a translation
    segment matches it by chance. The rest is that of `offered`, and what is worked out when it is first asked for.
    """

    __slots__ = ("best", "known", "number", "offered", "parts", "rate", "stakes", "weight", "whole", "word")

    def __init__(self, word: Word, number: int, offered: Offered, *, known: bool) -> None:
        """Take a word that reads so, and what it offers."""
        self.word = word
        self.number = number
        self.known = known
        self.rate = 0.0
        self.stakes: tuple[float, float] | None = None
        self.weight: float | None = None
        self.offered = offered
        self.parts = offered.parts
        self.best = offered.best
        self.whole = offered.whole

    def cover(self, said: tuple[Said, ...]) -> float:
        """Return the share of the word's characters that translation words, by stem and form, render."""
        return self.offered.cover(said)


class Earlier(NamedTuple):
    """What source words offered a translation that had `stems`."""

    stems: frozenset[str]
    offered: dict[Key, Offered]


def whole_of(readings: list[Reading]) -> dict[str, Offer]:
    """Return the strongest offer of each stem of the translation's vocabulary, over the words of a segment."""
    if not readings:
        return {}
    best = dict(readings[0].best)
    for reading in readings[1:]:
        for stem, offer in reading.best.items():
            before = best.get(stem)
            if before is None or offer[2] > before[2]:
                best[stem] = offer
    return best


def holders(readings: list[Reading]) -> dict[str, list[int]]:
    """Return by stem the indices of the words that offer it."""
    held: dict[str, list[int]] = {}
    for at, reading in enumerate(readings):
        for stem in reading.best:
            where = held.get(stem)
            if where is None:
                held[stem] = [at]
            else:
                where.append(at)
    return held


def cover_of(parts: list[tuple[int, int, float]], size: int) -> float:
    """Return the share of a word of `size` characters that is rendered, where a portion of each of its parts is.

    `parts` are `(start, end, portion)` and may overlap: of two portions of a character the larger one counts.
    """
    if not parts:
        return 0.0
    if len(parts) == 1:
        start, end, portion = parts[0]
        return _share(start, end, portion, size)
    cover = [0.0] * size
    for start, end, portion in parts:
        value = min(1.0, portion)
        for at in range(start, end):
            cover[at] = max(cover[at], value)
    return float_sum(cover) / size


def _share(start: int, end: int, portion: float, size: int) -> float:
    """Return the share of a word's characters that a portion of one of its parts is."""
    return min(1.0, portion) * (end - start) / size
