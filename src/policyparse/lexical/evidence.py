"""The fit of a source segment and a translation segment: a likelihood ratio over matching words.

This is a naive Bayes model over the dictionary. If a translation segment T renders a source segment S, a content word
of T is a translation option of the words of S with probability `found`. It is an option of a segment that T does not
render at the rate q of this document. Each word of T adds log(found / q) if it is an option of S, else log((1 - found)
/ (1 - q)), so a word that is an option of half the document is weak evidence. The words of S are weighted in the same
way by the rate at which segments T match them. Both sums are natural logarithms; zero means even odds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from policyparse.lexical.offers import Offer, Offers, Part
from policyparse.lexical.vocabulary import Vocabulary
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon
from policyparse.sums import float_sum

# Fields of offers and words go by their places where much time is spent: compiled code is slow to look up their names.
_UNSEEN = -1.0  # score of a translation segment that shares nothing yet
_MOST = 4.0  # nats that one word may say among others, however rare it is
_FEW = 16  # source segments that are asked one by one what they claim

_Entry = tuple[str, str, float, float]  # a translation word: stem, form, what it adds when it is offered, when not
_Offered = tuple[tuple[int, int], str, float]  # a part of a source word, a lemma that it offers, and the portion
_Said = tuple[str, str]  # stem and form of a translation word
_Key = tuple[str, str, int]  # form, kind and length: all that the offers of a word depend on


class Reading:
    """What a source word offers the translation's vocabulary; words of one form, kind and length have one in common.

    `best` has the strongest offer of each stem by the word and its parts, `offered` what offers each stem in it.
    `number` counts the readings of the evidence.
    """

    def __init__(self, word: Word, number: int, parts: tuple[Part, ...]) -> None:
        """Take a word that reads so, and the dictionary words in it."""
        self.word = word
        self.number = number
        self.size = word.end - word.start
        self.parts = parts
        self.best = best_offers([offer for _, _, offers in parts for offer in offers])
        self.offered: dict[str, list[_Offered]] = {}
        for start, end, offers in parts:
            part = start, end
            for stem, lemma, _, portion in offers:
                if stem in self.offered:
                    self.offered[stem].append((part, lemma, portion))
                else:
                    self.offered[stem] = [(part, lemma, portion)]
        self.known: bool | None = None
        self.rate: float | None = None
        self.stakes: tuple[float, float] | None = None
        self._covers: dict[tuple[_Said, ...], float] = {}

    def cover(self, said: tuple[_Said, ...]) -> float:
        """Return the share of the word's characters that translation words, by stem and form, render."""
        found = self._covers.get(said)
        if found is None:
            portions: dict[tuple[int, int], float] = {}
            for stem, form in said:
                for part, lemma, portion in self.offered[stem]:
                    rendered = portion if form == lemma else portion * WEIGHTS.stem
                    portions[part] = portions.get(part, 0.0) + rendered
            found = self._covers[said] = _cover(portions, self.size)
        return found


class Evidence:
    """The evidence of the words of both sides: matches, chance rates and weights.

    `changed` are the source segments whose words differ from the evidence before, or all if there was none.
    """

    def __init__(
        self,
        source: Sequence[Sequence[Word]],
        translation: Sequence[Sequence[Word]],
        offers: Offers,
        lexicon: Lexicon,
        before: Evidence | None = None,
    ) -> None:
        """Take the words of both sides by segment; `before` is the evidence of the same words by fewer offers."""
        self.vocabulary: Vocabulary = before.vocabulary if before else Vocabulary(translation, lexicon)
        self.source = source
        self._offers = offers
        self._lexicon = lexicon
        self._size = len(translation)
        self._misses: dict[str, float] = {}
        self.read: dict[_Key, Reading] = {}
        self.number_read = 0
        self._asked: tuple[int, ...] = ()
        self._layers: list[dict[str, Offer]] = []
        self._scores = [_UNSEEN] * self._size
        if before:
            new = frozenset(form for form in {form for form, _, _ in before.read} if offers.holds_learnt(form))
            self.read = {key: reading for key, reading in before.read.items() if key[0] not in new}
            self.number_read = before.number_read
            self.changed = frozenset(i for i, words in enumerate(source) if any(word.form in new for word in words))
        else:
            self.changed = frozenset(range(len(source)))
        self.held: list[dict[str, list[int]] | None] = [
            before.held[i] if before and i not in self.changed else None for i in range(len(source))
        ]
        self.readings: list[list[Reading]] = [
            before.readings[i] if before and i not in self.changed else [self.reading(word) for word in words]
            for i, words in enumerate(source)
        ]
        """Of the words of each source segment."""
        self.wholes: list[dict[str, Offer]] = [
            before.wholes[i] if before and i not in self.changed else _whole(readings)
            for i, readings in enumerate(self.readings)
        ]
        self.usual: dict[str, float] = before.usual if before else self._usual_rates()
        self.rates = self._offer_rates()
        self.gains = {stem: max(0.0, math.log(WEIGHTS.found / rate)) for stem, rate in self.rates.items()}
        self.bounded = {stem: min(_MOST, gain) for stem, gain in self.gains.items()}

    def _shared(self, bag: Mapping[str, str], whole: Mapping[str, Offer]) -> list[_Entry]:
        """Return the words of the translation in `bag` that `whole` offers."""
        shared = [(stem, form) for stem, form in bag.items() if stem in whole]
        return [(stem, form, self.gains[stem], self.miss(stem, form)) for stem, form in shared]

    def candidates(self, whole: dict[str, Offer]) -> list[int]:
        """Return the translation segments that share most with a sentence; words of many segments do not count."""
        most, few, stem_strength = WEIGHTS.telling, WEIGHTS.candidates, WEIGHTS.stem
        scores = self._scores
        seen: list[int] = []
        postings, same, gains = self.vocabulary.postings, self.vocabulary.same, self.gains
        for count, stem in sorted([(len(postings[stem]), stem) for stem in whole]):
            if count > most and len(seen) >= few:
                break
            offer = whole[stem]
            lemma = offer[1]
            exact = offer[2] * gains[stem]
            related = exact * stem_strength
            alike = same.get(stem)
            if alike is not None:
                form, places = alike
                gain = exact if form == lemma else related
                for j in places if count <= 4 * most else places[: 4 * most]:
                    score = scores[j]
                    if score < 0.0:
                        seen.append(j)
                        score = 0.0
                    scores[j] = score + gain
                continue
            where = postings[stem]
            for j, form in where if count <= 4 * most else where[: 4 * most]:
                score = scores[j]
                if score < 0.0:
                    seen.append(j)
                    score = 0.0
                scores[j] = score + (exact if form == lemma else related)
        found = [scores[j] for j in seen]
        least = WEIGHTS.contender * max(found, default=0.0)
        contenders = sorted([(-score, j) for j, score in zip(seen, found, strict=True) if score >= least])
        for j in seen:
            scores[j] = _UNSEEN
        return [j for _, j in contenders[:few]]

    def covers(self, i: int, said: Iterable[_Said]) -> dict[int, float]:
        """Return the share of the characters of source segment `i`'s words that are rendered, by index; no zeros.

        `said` are words of the translation, by stem and form.
        """
        readings = self.readings[i]
        holders = self.held[i]
        if holders is None:
            holders = self.held[i] = _holders(readings)
        found: dict[int, tuple[_Said, ...]] = {}
        for word in said:
            where = holders.get(word[0])
            if where is not None:
                for at in where:
                    before = found.get(at)
                    found[at] = (word,) if before is None else (*before, word)
        return {at: readings[at].cover(words) for at, words in found.items()}

    def forget(self, i: int) -> None:
        """Let go of what `covers` looks source segment `i` up in: it can be made again."""
        self.held[i] = None

    def reading(self, word: Word) -> Reading:
        """Return what a source word offers."""
        key = word[2], word[3], word[1] - word[0]
        found = self.read.get(key)
        if found is None:
            parts = [(start, end, self.vocabulary.known(offers)) for start, end, offers in self._offers.parts(word)]
            found = self.read[key] = Reading(word, self.number_read, tuple([part for part in parts if part[2]]))
            self.number_read += 1
        return found

    def is_known(self, word: Word) -> bool:
        """Return whether a glossary or the dictionary has a source word as a whole."""
        reading = self.reading(word)
        known = reading.known
        if known is None:
            known = reading.known = self._offers.known(word)
        return known

    def rate(self, word: Word) -> float:
        """Return the rate at which a translation segment matches a source word by chance."""
        reading = self.reading(word)
        rate = reading.rate
        if rate is None:
            hits = self._expected_hits(reading) + WEIGHTS.background * 0.05
            rate = reading.rate = hits / (self._size + WEIGHTS.background)
        return rate

    def parts(self, word: Word) -> tuple[Part, ...]:
        """Return `(start, end, offers)` of the dictionary words in `word`, the translation's vocabulary alone."""
        return self.reading(word).parts

    def claimed(self, word: Word) -> tuple[Offer, ...]:
        """Return the strongest offer of each stem of the translation's vocabulary by a source word and its parts."""
        return tuple(self.reading(word).best.values())

    def _usual_rates(self) -> dict[str, float]:
        """Return by stem how many of the segments that the general background counts for offer it."""
        mean = sum(map(len, self.source)) / max(1, len(self.wholes))
        return {
            stem: WEIGHTS.background * (1.0 - (1.0 - self._general_rate(postings[0][1])) ** mean)
            for stem, postings in self.vocabulary.postings.items()
        }

    def _offer_rates(self) -> dict[str, float]:
        offering = Counter(chain.from_iterable(self.wholes))
        size = len(self.wholes) + WEIGHTS.background
        return {stem: min(0.9, max(offering[stem] + usual, 0.3) / size) for stem, usual in self.usual.items()}

    def _general_rate(self, lemma: str) -> float:
        return 0.0 if lemma[0] == "#" else self._lexicon.offer_rate(lemma)

    def miss(self, stem: str, lemma: str) -> float:
        """Return the weight of a translation word that is no option: low if it is one of no source word at all."""
        found = self._misses.get(stem)
        if found is None:
            offered = self._general_rate(lemma) > 0 or self.rates[stem] * (len(self.wholes) + WEIGHTS.background) >= 1
            found = self._misses[stem] = math.log(1 - WEIGHTS.found) if offered else 0.0
        return found

    def stakes(self, word: Word) -> tuple[float, float]:
        """Return the log-likelihood ratios of a source word for a hit and for a miss (≤ 0) in a translation segment."""
        reading = self.reading(word)
        stakes = reading.stakes
        if stakes is None:
            found = WEIGHTS.found_source if self.is_known(word) else WEIGHTS.unknown_source
            rate = self.rate(word)
            gain = max(0.0, math.log(found / min(0.9, rate)))
            stakes = reading.stakes = gain, min(0.0, math.log((1 - found) / (1 - min(0.6, rate))))
        return stakes

    def _expected_hits(self, reading: Reading) -> float:
        """Return the expected number of translation segments that match a word, assuming independent options."""
        if not self._size:
            return 0.0
        size = reading.size
        spread, related = self.vocabulary.spread, WEIGHTS.stem
        absent = 1.0
        for start, end, offers in reading.parts:
            part = (end - start) / size
            for stem, lemma, _, portion in offers:
                forms, segments = spread[stem]
                rendered = portion if lemma in forms else portion * related
                absent *= 1.0 - min(1.0, rendered * part) * segments / self._size
        return self._size * (1.0 - absent)

    def worth(self, word: Word) -> float:
        """Return the gain of a translation word that is an option of the source, in nats."""
        stem = self.vocabulary.stem(word.form)
        rate = self.rates.get(stem)
        if rate is None:
            return 0.0
        return self.bounded[stem] * (1.0 if self.miss(stem, word.form) < -0.5 else 0.3)

    def answer(self, word: Word, translation: int) -> tuple[float, str | None]:
        """Return the contribution of a source word to a fit, in nats (≥ 0), and the stem that renders most of the word.

        The contribution is what `Fit.source` would lose if the translation segment did not match the word.
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
        bag, related = self.vocabulary.bags[translation], WEIGHTS.stem
        claims: dict[str, float] = {}
        for whole in self._claimants(tuple(members)):
            for stem, form in bag.items():
                known = whole.get(stem)
                if known is not None:
                    strength = known[2] if form == known[1] else known[2] * related
                    claims[stem] = max(strength, claims.get(stem, 0.0))
        return claims

    def _claimants(self, members: tuple[int, ...]) -> list[dict[str, Offer]]:
        """Return what the source segments `members` offer, of very many as few mappings as there can be.

        Those of a long sentence are asked for once for each segment that renders a part of it.
        """
        if len(members) <= _FEW:
            return [self.wholes[member] for member in members]
        if members != self._asked:
            best: dict[tuple[str, str], Offer] = {}
            for offer in (offer for member in members for offer in self.wholes[member].values()):
                known = best.get((offer.stem, offer.lemma))
                if known is None or offer.strength > known.strength:
                    best[offer.stem, offer.lemma] = offer
            layers: list[dict[str, Offer]] = []
            for (stem, _), offer in best.items():
                free = next((layer for layer in layers if stem not in layer), None)
                if free is None:
                    layers.append(free := {})
                free[stem] = offer
            self._asked, self._layers = members, layers
        return self._layers

    def cover(self, word: Word, bag: Mapping[str, str]) -> float:
        """Return the share of a word's characters that the words in `bag` render."""
        found = []
        for start, end, offers in self.parts(word):
            portion = float_sum([offer.part_in(bag[offer.stem]) for offer in offers if offer.stem in bag])
            if portion:
                found.append((start, end, portion))
        return cover_of(found, word.end - word.start)


def best_offers(offers: Sequence[Offer]) -> dict[str, Offer]:
    """Return the strongest offer of each stem."""
    best: dict[str, Offer] = {}
    for offer in offers:
        stem = offer[0]
        before = best.get(stem)
        if before is None or offer[2] > before[2]:
            best[stem] = offer
    return best


def _whole(readings: list[Reading]) -> dict[str, Offer]:
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


def _holders(readings: list[Reading]) -> dict[str, list[int]]:
    """Return by stem the indices of the words that offer it."""
    held: dict[str, list[int]] = {}
    for at, reading in enumerate(readings):
        for stem in reading.offered:
            if stem in held:
                held[stem].append(at)
            else:
                held[stem] = [at]
    return held


def cover_of(parts: Sequence[tuple[int, int, float]], size: int) -> float:
    """Return the share of a word of `size` characters that is rendered, where a portion of each of its parts is.

    `parts` are `(start, end, portion)` and may overlap: of two portions of a character the larger one counts.
    """
    if len(parts) <= 1:
        return float_sum([min(1.0, portion) * (end - start) for start, end, portion in parts]) / size
    cover = [0.0] * size
    for start, end, portion in parts:
        value = min(1.0, portion)
        for at in range(start, end):
            cover[at] = max(cover[at], value)
    return float_sum(cover) / size


def _cover(portions: Mapping[tuple[int, int], float], size: int) -> float:
    """Return the share of a word of `size` characters that is rendered, where portions of its parts are."""
    if len(portions) == 1:
        (((start, end), portion),) = portions.items()
        return min(1.0, portion) * (end - start) / size
    return cover_of([(start, end, portion) for (start, end), portion in portions.items()], size)


def _gained(entries: Iterable[_Entry], whole: Mapping[str, Offer]) -> float:
    """Return what translation words that `whole` offers add to the score of their segment with nothing offered."""
    return float_sum([whole[stem].in_form(form) * gain - miss for stem, form, gain, miss in entries])
