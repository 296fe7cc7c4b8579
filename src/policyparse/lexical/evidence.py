"""The fit of a source segment and a translation segment: a likelihood ratio over matching words.

This is a naive Bayes model over the dictionary. If a translation segment T renders a source segment S, a content word
of T is a translation option of the words of S with probability `found`. It is an option of a segment that T does not
render at the rate q of this document. Each word of T adds log(found / q) if it is an option of S, else log((1 - found)
/ (1 - q)), so a word that is an option of half the document is weak evidence. The words of S are weighted in the same
way by the rate at which segments T match them. Both sums are natural logarithms; zero means even odds.
"""

from __future__ import annotations

import math
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from policyparse.arrays import i64, vec
from policyparse.lexical.offers import Offer, Offers, Part
from policyparse.lexical.readings import Earlier, Key, Offered, Reading, Said, cover_of, holders, whole_of
from policyparse.lexical.vocabulary import Posting, Vocabulary
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon
from policyparse.sums import float_sum

# Fields of offers and words go by their places where much time is spent: compiled code is slow to look up their names.
_MOST: Final = 4.0  # nats that one word may say among others, however rare it is
_FEW: Final = 16  # source segments that are asked one by one what they claim
_MANY: Final = 64  # words of a source segment that are not asked one by one which of them offer a stem
_FIFTIETH, _COMMON = 50, 320  # a word of every fiftieth segment may name candidates, unless these are so many

_Entry = tuple[str, str, float, float]  # a translation word: stem, form, what it adds when it is offered, when not


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
        earlier: Earlier | None = None,
    ) -> None:
        """Take the words of both sides by segment.

        `before` is the evidence of the same words by fewer offers, `earlier` what words of the same offers offered
        other segments.
        """
        self.vocabulary: Vocabulary = before.vocabulary if before else Vocabulary(translation, lexicon)
        self.source = source
        self._offers = offers
        self._lexicon = lexicon
        self._size = len(translation)
        self._misses: dict[str, float] = {}
        self.read: dict[Key, Reading] = {}
        self._earlier: dict[Key, Offered] = {}
        self._gone: frozenset[str] = frozenset()
        if earlier and self.vocabulary.postings.keys() <= earlier.stems:
            self._earlier, self._gone = earlier.offered, earlier.stems.difference(self.vocabulary.postings)
        self.number_read = 0
        self._asked: tuple[int, ...] = ()
        self._layers: list[dict[str, Offer]] = []
        self._telling = max(WEIGHTS.telling, min(self._size // _FIFTIETH, _COMMON))
        self._scores = vec[float]([0.0] * self._size)  # of what is being compared with the translation segments
        if before:
            new = frozenset([form for form in {form for form, _, _ in before.read} if offers.holds_learnt(form)])
            self.read = {key: reading for key, reading in before.read.items() if key[0] not in new}
            self.number_read = before.number_read
            self.changed = frozenset(
                [i for i, words in enumerate(source) if not new.isdisjoint([word[2] for word in words])]
            )
        else:
            self.changed = frozenset(range(len(source)))
        self.held: list[dict[str, list[int]] | None] = [
            before.held[i] if before and i not in self.changed else None for i in range(len(source))
        ]
        self.readings: list[list[Reading]] = [
            before.readings[i] if before and i not in self.changed else self._read(words)
            for i, words in enumerate(source)
        ]
        """Of the words of each source segment."""
        self.wholes: list[dict[str, Offer]] = [
            before.wholes[i] if before and i not in self.changed else whole_of(readings)
            for i, readings in enumerate(self.readings)
        ]
        self.usual: dict[str, float] = before.usual if before else self._usual_rates()
        self.rates = self._offer_rates()
        found = WEIGHTS.found
        self.gains = {stem: max(0.0, math.log(found / rate)) for stem, rate in self.rates.items()}
        self.bounded = {stem: min(_MOST, gain) for stem, gain in self.gains.items()}

    def _shared(self, bag: Mapping[str, str], whole: Mapping[str, Offer]) -> list[_Entry]:
        """Return the words of the translation in `bag` that `whole` offers."""
        shared = [(stem, form) for stem, form in bag.items() if stem in whole]
        return [(stem, form, self.gains[stem], self.miss(stem, form)) for stem, form in shared]

    def candidates(self, whole: dict[str, Offer], count: int = WEIGHTS.candidates) -> list[int]:
        """Return the `count` translation segments that share most with a sentence; words of many do not count."""
        scores = self._scores
        met = self._weigh(whole)
        best: list[tuple[float, int]] = []
        least, last = 0.0, 0  # of the best ones, when there are enough
        for where in met:
            for j in where:
                score = scores[j]
                if not score:
                    continue
                scores[j] = 0.0  # another word may have met it, too
                if score >= least and (score > least or j < last):
                    insort(best, (-score, j))
                    if len(best) > count:
                        best.pop()
                        least, last = -best[-1][0], best[-1][1]
        if not best:
            return sorted(_union(met))[:count]
        most = WEIGHTS.contender * best[0][0]  # negative, as they are
        return [j for negative, j in best if negative <= most]

    def _weigh(self, whole: dict[str, Offer]) -> list[vec[i64]]:
        """Score the translation segments by what they share with a sentence; return those of each word."""
        most, few, postings = self._telling, WEIGHTS.candidates, self.vocabulary.postings
        met: list[vec[i64]] = []
        rarest: Posting | None = None  # of the words of too many segments
        for stem, offer in whole.items():
            posting = postings[stem]
            if len(posting.forms) <= most:
                self._add(posting, posting.where, offer)
                met.append(posting.where)
            elif rarest is None or (len(posting.forms), stem) < (len(rarest.forms), rarest.stem):
                rarest = posting
        if rarest is not None and max(map(len, met), default=0) < few and len(_union(met)) < few:
            first = rarest.where[: 4 * most]
            self._add(rarest, first, whole[rarest.stem])
            met.append(first)
        return met

    def _add(self, posting: Posting, where: vec[i64], offer: Offer) -> None:
        """Add what a word says for the translation segments that hold it, or the first of them."""
        scores, lemma = self._scores, offer[1]
        exact = offer[2] * self.gains[posting.stem]
        related = exact * WEIGHTS.stem
        forms = posting.forms
        if posting.is_uniform:
            gain = exact if forms[0] == lemma else related
            for j in where:
                scores[j] = scores[j] + gain  # compiled, `+=` adds objects
        else:
            for at in range(len(where)):
                j = where[at]
                scores[j] = scores[j] + (exact if forms[at] == lemma else related)

    def covers(self, i: int, said: list[Said]) -> dict[int, float]:
        """Return the share of the characters of source segment `i`'s words that are rendered, by index; no zeros.

        `said` are words of the translation, by stem and form.
        """
        readings = self.readings[i]
        held = self.held[i]
        if held is None:
            held = self.held[i] = holders(readings) if len(readings) > _MANY else {}
        found: dict[int, float] = {}
        first: dict[int, Said] = {}
        several: dict[int, list[Said]] = {}
        for word in said:
            stem = word[0]
            where = held.get(stem)
            if where is None:
                where = held[stem] = [at for at, reading in enumerate(readings) if stem in reading.best]
            for at in where:
                if at not in first:
                    first[at] = word
                    found[at] = readings[at].offered.cover_by(word)
                elif at in several:
                    several[at].append(word)
                else:
                    several[at] = [first[at], word]
        for at, words in several.items():
            found[at] = readings[at].offered.cover(tuple(words))
        return found

    def forget(self, i: int) -> None:
        """Let go of what `covers` looks source segment `i` up in: it can be made again."""
        self.held[i] = None

    def earlier(self) -> Earlier:
        """Return what the words offer, for the evidence of other segments of the same documents."""
        return Earlier(
            frozenset(self.vocabulary.postings), {key: reading.offered for key, reading in self.read.items()}
        )

    def reading(self, word: Word) -> Reading:
        """Return what a source word offers."""
        key = word[2], word[3], word[1] - word[0]
        found = self.read.get(key)
        return self._read_anew(key, word) if found is None else found

    def _read(self, words: Sequence[Word]) -> list[Reading]:
        read = self.read
        readings: list[Reading] = []
        for word in words:
            key = word[2], word[3], word[1] - word[0]
            found = read.get(key)
            readings.append(self._read_anew(key, word) if found is None else found)
        return readings

    def _read_anew(self, key: Key, word: Word) -> Reading:
        offered = self._earlier.get(key)
        if offered is None or not self._gone.isdisjoint(offered.best):
            offered = Offered(key[2], self._offers.parts(word), self.vocabulary.postings)
        found = self.read[key] = Reading(word, self.number_read, offered, known=self._offers.known(word))
        self.number_read += 1
        hits = self._expected_hits(found) + WEIGHTS.background * 0.05
        found.rate = hits / (self._size + WEIGHTS.background)
        return found

    def parts(self, word: Word) -> tuple[Part, ...]:
        """Return `(start, end, offers)` of the dictionary words in `word`, the translation's vocabulary alone."""
        return self.reading(word).parts

    def claimed(self, word: Word) -> tuple[Offer, ...]:
        """Return the strongest offer of each stem of the translation's vocabulary by a source word and its parts."""
        return tuple(self.reading(word).best.values())

    def _usual_rates(self) -> dict[str, float]:
        """Return by stem how many of the segments that the general background counts for offer it."""
        mean, background = sum(map(len, self.source)) / max(1, len(self.wholes)), WEIGHTS.background
        return {
            stem: background * (1.0 - (1.0 - self._general_rate(posting.forms[0])) ** mean)
            for stem, posting in self.vocabulary.postings.items()
        }

    def _offer_rates(self) -> dict[str, float]:
        offering = Counter(chain.from_iterable(self.wholes))
        size = len(self.wholes) + WEIGHTS.background
        return {stem: min(0.9, max(offering.get(stem, 0) + usual, 0.3) / size) for stem, usual in self.usual.items()}

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
            found = WEIGHTS.found_source if reading.known else WEIGHTS.unknown_source
            rate = reading.rate
            gain = max(0.0, math.log(found / min(0.9, rate)))
            stakes = reading.stakes = gain, min(0.0, math.log((1 - found) / (1 - min(0.6, rate))))
        return stakes

    def trust(self, word: Word) -> float:
        """Return how strong the evidence is if no rendering of a source word is found, 0 to 1."""
        return self._offers.trust(word)

    def _expected_hits(self, reading: Reading) -> float:
        """Return the expected number of translation segments that match a word, assuming independent options."""
        segments = self._size
        if not segments:
            return 0.0
        size = reading.offered.size
        postings, related = self.vocabulary.postings, WEIGHTS.stem
        absent = 1.0
        for start, end, offers in reading.parts:
            part = (end - start) / size
            for stem, lemma, _, portion in offers:
                posting = postings[stem]
                first = posting.forms[0]
                is_usual = lemma == first if posting.is_uniform else posting.often_has(lemma)
                hit = (portion if is_usual else portion * related) * part
                absent *= 1.0 - min(1.0, hit) * len(posting.forms) / segments
        return segments * (1.0 - absent)

    def worth(self, stem: str, form: str) -> float:
        """Return the gain of a translation word that is an option of the source, in nats."""
        bounded = self.bounded.get(stem)
        if bounded is None:
            return 0.0
        return bounded * (1.0 if self.miss(stem, form) < -0.5 else 0.3)

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
                    before = claims.get(stem)
                    if before is None or strength > before:
                        claims[stem] = strength
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
        found: list[tuple[int, int, float]] = []
        for start, end, offers in self.parts(word):
            portion = float_sum([offer.part_in(bag[offer.stem]) for offer in offers if offer.stem in bag])
            if portion:
                found.append((start, end, portion))
        return cover_of(found, word.end - word.start)


def _union(lists: list[vec[i64]]) -> set[int]:
    return set(chain.from_iterable(lists))


def _gained(entries: Iterable[_Entry], whole: Mapping[str, Offer]) -> float:
    """Return what translation words that `whole` offers add to the score of their segment with nothing offered."""
    return float_sum([whole[stem].in_form(form) * gain - miss for stem, form, gain, miss in entries])
