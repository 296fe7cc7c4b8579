"""How well a source segment and a translation segment fit: a likelihood ratio over the words that answer each other.

A naive Bayes reading of the dictionary. Let a translation segment T render a source segment S. A content word of T is
then offered by the words of S with probability `found`; offered by a segment that T does not render, with the rate q
at which segments of this document offer it at all. Each word of T adds log(found / q) where S offers it and
log((1 - found) / (1 - q)) where not, so that a word which half the document offers bears little. The words of S are
weighed in the same way by the rate at which T's find them. Both sums are natural logarithms; zero is a toss-up.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from policyparse.lexical.offers import Offer, Offers, Part
from policyparse.lexical.rivals import Rivals, best_offers, strongest
from policyparse.lexical.vocabulary import Vocabulary
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon

_CLAIMED = 0.5
_SEVERAL, _WHOLLY = 6, 0.95  # words from which a segment may be wholly rendered, and the share of them that is
_UNOFFERED = -0.2  # what it says that a word which no source word could offer is not offered


_Entry = tuple[str, str, float, float]  # a translation word: stem, form, what it adds when it is offered, when not
_Reading = tuple[str, str, int]  # form, kind and length: all that the offers of a word depend on


class Fit(NamedTuple):
    """Evidence for one source and one translation segment, in nats.

    `source`: the source segment's words in the translation; `segment` and `sentence`: the translation's words in the
    source segment alone, and in the whole sentence of which it is part; `share`: what the sentence's score owes to
    this segment, which no other part of the sentence would give (≥ 0).
    """

    source: float
    segment: float
    sentence: float
    share: float

    @property
    def translation(self) -> float:
        """The translation's words in whatever of the source fits them better."""
        return max(self.segment, self.sentence)


class Evidence:
    """The fit of every source segment with the translation segments that share telling words with it."""

    def __init__(
        self,
        source: Sequence[Sequence[Word]],
        translation: Sequence[Sequence[Word]],
        sentences: Sequence[int],
        offers: Offers,
        lexicon: Lexicon,
    ) -> None:
        """Take the words of both sides by segment, and the sentence of each source segment."""
        self.vocabulary = Vocabulary(translation, lexicon)
        self.source = source
        self._sentences = sentences
        self._offers = offers
        self._lexicon = lexicon
        self._size = len(translation)
        self._known: dict[_Reading, tuple[Part, ...]] = {}
        self._misses: dict[str, float] = {}
        self._stakes: dict[_Reading, tuple[float, float]] = {}
        self._covers: dict[_Reading, dict[int, float]] = {}
        self._claims: dict[_Reading, tuple[Offer, ...]] = {}
        self.wholes = [self._whole(words) for words in source]
        self.rates = self._offer_rates()
        self.gains = {stem: max(0.0, math.log(WEIGHTS.found / rate)) for stem, rate in self.rates.items()}
        self._blank = [self._unanswered(bag) for bag in self.vocabulary.bags]

    def fits(self) -> list[dict[int, Fit]]:
        """Return for each source segment its fits by translation segment."""
        out: list[dict[int, Fit]] = []
        for _, members in groupby(range(len(self.source)), key=self._sentences.__getitem__):
            clauses = list(members)
            together = strongest(self.wholes[i] for i in clauses)
            shared = {j: self._shared(self.vocabulary.bags[j], together) for j in self.candidates(together)}
            sums = {j: self._blank[j] + _gained(entries, together) for j, entries in shared.items()}
            rivals = Rivals([(i, self.wholes[i]) for i in clauses])
            out.extend(self._fits_of(i, rivals, shared, sums) for i in clauses)
        return out

    def _shared(self, bag: Mapping[str, str], whole: Mapping[str, Offer]) -> list[_Entry]:
        """Return the words of the translation in `bag` that `whole` offers."""
        gains, misses = self.gains, self._misses
        shared = [(stem, form) for stem, form in bag.items() if stem in whole]
        return [(stem, form, gains[stem], misses[stem]) for stem, form in shared]

    def candidates(self, whole: Mapping[str, Offer]) -> list[int]:
        """Return the translation segments that share most with a sentence; words of many segments do not count."""
        most = WEIGHTS.telling + self._size // 50
        scores: defaultdict[int, float] = defaultdict(float)
        rare_first = sorted((len(self.vocabulary.postings[stem]), stem) for stem in whole)
        for count, stem in rare_first:
            if count > most and len(scores) >= WEIGHTS.candidates:
                break
            offer, gain = whole[stem], self.gains[stem]
            exact, related = offer.strength * gain, offer.strength * gain * WEIGHTS.stem
            for j, form in self.vocabulary.postings[stem][: 4 * most]:
                scores[j] += exact if form == offer.lemma else related
        least = WEIGHTS.contender * max(scores.values(), default=0.0)
        contenders = [j for j, score in scores.items() if score >= least]
        return sorted(contenders, key=lambda j: (-scores[j], j))[: WEIGHTS.candidates]

    def _fits_of(
        self, i: int, rivals: Rivals, shared: Mapping[int, Sequence[_Entry]], sums: Mapping[int, float]
    ) -> dict[int, Fit]:
        """Return the fits of segment `i` of a sentence.

        `shared` has the words of each candidate that the sentence offers, `sums` what the sentence scores there.
        """
        whole, words = self.wholes[i], self.source[i]
        places = self.places(words)
        covers = [self._covers.setdefault(_reading(word), {}) for word in words]
        stakes = [self.stakes(word) for word in words]
        missing = sum([miss for _, miss in stakes])
        found: dict[int, Fit] = {}
        for j, entries in shared.items():
            alone = share = 0.0
            answered: dict[int, None] = {}
            for stem, form, gain, miss in entries:
                if stem in whole:
                    value = gain * whole[stem].in_form(form)
                    rival = rivals.of(i, stem)
                    alone += value - miss
                    share += max(0.0, value - (gain * rival.in_form(form) if rival else miss))
                    answered.update(places[stem])
            if answered:
                score = missing
                for at in answered:
                    if j not in covers[at]:
                        covers[at][j] = self.cover(words[at], self.vocabulary.bags[j])
                    score += covers[at][j] * (stakes[at][0] - stakes[at][1])
                found[j] = Fit(score, self._blank[j] + alone, sums[j], share)
        return found

    def places(self, words: Sequence[Word]) -> dict[str, dict[int, None]]:
        """Return by stem the words that offer it, by index."""
        places: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for at, word in enumerate(words):
            for offer in self.claimed(word):
                places[offer.stem][at] = None
        return places

    def is_known(self, word: Word) -> bool:
        """Return whether a glossary or the dictionary has a source word as a whole."""
        return self._offers.known(word)

    def rate(self, word: Word) -> float:
        """Return the chance that a translation segment renders a source word by accident."""
        return (self._expected_hits(word) + WEIGHTS.background * 0.05) / (self._size + WEIGHTS.background)

    def strangers(self, source: int, translation: int) -> float:
        """Return the score, in nats, of two segments that share no word at all."""
        own = sum(self.stakes(word)[1] for word in self.source[source])
        return WEIGHTS.temper * 0.5 * (own + self._blank[translation])

    def parts(self, word: Word) -> tuple[Part, ...]:
        """Return `(start, end, offers)` of the dictionary words in `word`, the translation's vocabulary alone."""
        key = _reading(word)
        found = self._known.get(key)
        if found is None:
            parts = ((start, end, self.vocabulary.known(offers)) for start, end, offers in self._offers.parts(word))
            found = self._known[key] = tuple(part for part in parts if part[2])
        return found

    def claimed(self, word: Word) -> tuple[Offer, ...]:
        """Return the strongest offer of each stem of the translation's vocabulary by a source word and its parts."""
        key = _reading(word)
        found = self._claims.get(key)
        if found is None:
            found = self._claims[key] = tuple(
                best_offers(o for _, _, offers in self.parts(word) for o in offers).values()
            )
        return found

    def _whole(self, words: Iterable[Word]) -> dict[str, Offer]:
        """Return the strongest offer of each stem of the translation's vocabulary, over all of `words`."""
        return best_offers(offer for word in words for offer in self.claimed(word))

    def _offer_rates(self) -> dict[str, float]:
        offering = Counter(stem for whole in self.wholes for stem in whole)
        size, weight = len(self.wholes), WEIGHTS.background
        mean = sum(map(len, self.source)) / max(1, size)
        rates = {}
        for stem, postings in self.vocabulary.postings.items():
            general = 1.0 - (1.0 - self._general_rate(postings[0][1])) ** mean
            seen = offering[stem] + weight * general
            rates[stem] = min(0.9, max(seen, 0.3) / (size + weight))
        return rates

    def _general_rate(self, lemma: str) -> float:
        return 0.0 if lemma[0] == "#" else self._lexicon.offer_rate(lemma)

    def _unanswered(self, bag: Mapping[str, str]) -> float:
        """Return the score of a translation segment of which the source offers nothing."""
        return sum(self.miss(stem, lemma) for stem, lemma in bag.items())

    def miss(self, stem: str, lemma: str) -> float:
        """Return what it says that a translation word is not offered: little if no source word could offer it."""
        found = self._misses.get(stem)
        if found is None:
            offered = self._general_rate(lemma) > 0 or self.rates[stem] * (len(self.wholes) + WEIGHTS.background) >= 1
            found = self._misses[stem] = math.log(1 - WEIGHTS.found) if offered else _UNOFFERED
        return found

    def stakes(self, word: Word) -> tuple[float, float]:
        """Return what a source word adds when it is found in a translation segment, and when it is not (≤ 0)."""
        key = _reading(word)
        stakes = self._stakes.get(key)
        if stakes is None:
            found = WEIGHTS.found_source if self._offers.known(word) else WEIGHTS.unknown_source
            rate = self.rate(word)
            gain = max(0.0, math.log(found / min(0.9, rate)))
            stakes = self._stakes[key] = gain, min(0.0, math.log((1 - found) / (1 - min(0.6, rate))))
        return stakes

    def _expected_hits(self, word: Word) -> float:
        """Return how many translation segments render `word`, its offers taken as independent of each other."""
        if not self._size:
            return 0.0
        size = word.end - word.start
        absent = 1.0
        for start, end, offers in self.parts(word):
            part = (end - start) / size
            for offer in offers:
                forms, segments = self.vocabulary.spread[offer.stem]
                portion = offer.portion if offer.lemma in forms else offer.portion * WEIGHTS.stem
                absent *= 1.0 - min(1.0, portion * part) * segments / self._size
        return self._size * (1.0 - absent)

    def worth(self, word: Word) -> float:
        """Return what a translation word adds when the source offers it, in nats."""
        stem = self.vocabulary.stem(word.form)
        rate = self.rates.get(stem)
        if rate is None:
            return 0.0
        return min(4.0, self.gains[stem]) * (1.0 if self.miss(stem, word.form) < -0.5 else 0.3)

    def answer(self, word: Word, translation: int) -> tuple[float, str | None]:
        """Return what a fit owes to a source word, in nats (≥ 0), and the stem that renders most of the word.

        The first is what `Fit.source` would lose if the translation segment did not answer the word.
        """
        bag = self.vocabulary.bags[translation]
        parts = [
            (known.part_in(bag[known.stem]) * (end - start), known.stem)
            for start, end, offers in self.parts(word)
            for known in offers
            if known.stem in bag
        ]
        gain, miss = self.stakes(word)
        return (self.cover(word, bag) * (gain - miss), max(parts)[1]) if parts else (0.0, None)

    def back_answers(self, source: int, translation: int) -> dict[str, float]:
        """Return by stem what `Fit.segment` owes to each translation word that the source segment offers, in nats."""
        whole = self.wholes[source]
        return {entry[0]: _gained((entry,), whole) for entry in self._shared(self.vocabulary.bags[translation], whole)}

    def claims(self, members: Iterable[int], translation: int) -> dict[str, float]:
        """Return how strongly the source segments `members` claim each stem of the translation segment."""
        bag = self.vocabulary.bags[translation]
        claims: dict[str, float] = {}
        for member in members:
            whole = self.wholes[member]
            for stem, form in bag.items():
                known = whole.get(stem)
                if known:
                    claims[stem] = max(known.in_form(form), claims.get(stem, 0.0))
        return claims

    def is_wholly_in(self, source: int, translation: int) -> bool:
        """Say whether a source segment has several words, and nearly all of them a rendering in the translation's."""
        words, bag = self.source[source], self.vocabulary.bags[translation]
        return len(words) >= _SEVERAL and sum(self.cover(word, bag) for word in words) >= _WHOLLY * len(words)

    def fit_of_rest(self, source: int, translation: int, claims: Mapping[str, float]) -> Fit:
        """Return the fit of a source segment with what `claims` leave of the translation segment."""
        bag = self.vocabulary.bags[translation]
        free = {stem: lemma for stem, lemma in bag.items() if claims.get(stem, 0.0) < _CLAIMED}
        score = 0.0
        for word in self.source[source]:
            gain, miss = self.stakes(word)
            value = self.cover(word, free)
            score += value * gain + (1 - value) * miss
        side = self._one_side(free, self.wholes[source])
        return Fit(score, side, side, max(0.0, side))

    def fit_to_rest(self, source: int, translation: int, others: Iterable[int]) -> Fit:
        """Return the fit of a translation segment with what `others` of the translation leave of the source segment."""
        bags = self.vocabulary.bags
        owners = [bags[other] for other in others]
        score = 0.0
        left = []
        for word in self.source[source]:
            value = self.cover(word, bags[translation])
            taken = max((self.cover(word, owner) for owner in owners), default=0.0)
            if taken >= max(_CLAIMED, value):
                continue
            gain, miss = self.stakes(word)
            score += value * gain + (1 - value) * miss
            left.append(word)
        side = self._one_side(bags[translation], self._whole(left))
        return Fit(score, side, side, max(0.0, side))

    def _one_side(self, bag: Mapping[str, str], whole: Mapping[str, Offer]) -> float:
        """Return the score of the translation words in `bag` where `whole` is offered."""
        return self._unanswered(bag) + _gained(self._shared(bag, whole), whole)

    def cover(self, word: Word, bag: Mapping[str, str]) -> float:
        """Return the share of a word's characters that the words in `bag` render."""
        found = []
        for start, end, offers in self.parts(word):
            portion = sum([offer.part_in(bag[offer.stem]) for offer in offers if offer.stem in bag])
            if portion:
                found.append((start, end, portion))
        return cover_of(found, word.end - word.start)


def cover_of(parts: Sequence[tuple[int, int, float]], size: int) -> float:
    """Return the share of a word of `size` characters that is rendered, where a portion of each of its parts is.

    `parts` are `(start, end, portion)` and may overlap: of two portions of a character the larger one counts.
    """
    if len(parts) <= 1:
        return sum([min(1.0, portion) * (end - start) for start, end, portion in parts]) / size
    cover = [0.0] * size
    for start, end, portion in parts:
        for at in range(start, end):
            cover[at] = max(cover[at], min(1.0, portion))
    return sum(cover) / size


def _gained(entries: Iterable[_Entry], whole: Mapping[str, Offer]) -> float:
    """Return what translation words that `whole` offers add to the score of their segment with nothing offered."""
    return sum([whole[stem].in_form(form) * gain - miss for stem, form, gain, miss in entries])


def _reading(word: Word) -> _Reading:
    return word.form, word.kind, word.end - word.start
