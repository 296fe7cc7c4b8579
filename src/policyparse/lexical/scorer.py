"""How well groups of segments render each other: log-likelihood ratios over the union of their words.

`Evidence` scores one segment against one. A bead may join several, and then a word that any of them offers is offered;
but the more segments are joined, the sooner a word is offered by chance: at rate 1 - (1 - q)^n for n segments that
each offer it at rate q. The chances that a word of a true rendering is found are fitted to the pair, for they differ
between a close translation (0.7) and a novel (0.4), and nothing costs an aligner more than to overrate them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word

LARGEST = 6
"""Segments that a side of a bead joins at most."""
_UNOFFERED = -0.2  # what it says that a word which no source word could offer is not offered
_PRIOR = 4.0  # observations that the chances to begin with count for
_LEAST, _MOST = 0.1, 0.9


class Found(NamedTuple):
    """Chances that a word of a true rendering is found on the other side."""

    offered: float = WEIGHTS.found
    rendered: float = WEIGHTS.found_source
    unknown: float = WEIGHTS.unknown_source


class Match(NamedTuple):
    """What a source and a translation segment share: strength by stem, and cover by index of the source word."""

    offered: Mapping[str, float]
    covered: Mapping[int, float]


class Scorer:
    """Scores for one pair of documents, at one set of chances."""

    def __init__(self, evidence: Evidence, found: Found | None = None) -> None:
        """Take the words of both sides from `evidence`."""
        self.evidence = evidence
        self.words: Sequence[Sequence[Word]] = evidence.source
        self.bags: Sequence[Mapping[str, str]] = evidence.vocabulary.bags
        self._postings = {
            stem: ([j for j, _ in where], [form for _, form in where])
            for stem, where in evidence.vocabulary.postings.items()
        }
        self._known = {
            stem: evidence.miss(stem, where[0][1]) < _UNOFFERED for stem, where in evidence.vocabulary.postings.items()
        }
        self._places: dict[int, Mapping[str, Mapping[int, None]]] = {}
        self._chances: dict[tuple[str, str, int], tuple[bool, float]] = {}
        self.fit(found or Found())

    def fit(self, found: Found) -> None:
        """Take the chances to score by."""
        self.found = found
        offered = found.offered
        self.gain: dict[str, list[float]] = {}
        self.miss: dict[str, float] = {}
        for stem, seen in self.evidence.rates.items():
            rate = min(_MOST, seen)
            miss = math.log((1 - offered) / (1 - min(rate, 0.6))) if self._known[stem] else _UNOFFERED
            self.miss[stem] = min(0.0, miss)
            self.gain[stem] = [max(0.0, math.log(offered / chance)) for chance in _joined(rate)]
        self.blank = [sum([self.miss[stem] for stem in bag]) for bag in self.bags]
        self._stakes: dict[tuple[str, str, int], tuple[list[float], float]] = {}
        self.missing = [sum([self.stake(word)[1] for word in words]) for words in self.words]

    def stake(self, word: Word) -> tuple[list[float], float]:
        """Return what a source word gains over its miss when 1, 2, … translation segments render it; and the miss."""
        key = word.form, word.kind, word.end - word.start
        stake = self._stakes.get(key)
        if stake is None:
            chances = self._chances.get(key)
            if chances is None:
                chances = self._chances[key] = self.evidence.is_known(word), self.evidence.rate(word)
            known, rate = chances
            found = self.found.rendered if known else self.found.unknown
            miss = min(0.0, math.log((1 - found) / (1 - min(0.6, rate))))
            gains = [max(0.0, math.log(found / chance)) - miss for chance in _joined(min(_MOST, rate))]
            stake = self._stakes[key] = gains, miss
        return stake

    def refit(self, beads: Iterable[tuple[Sequence[int], Sequence[int]]]) -> None:
        """Fit the chances to beads, those of one source segment each."""
        seen = [_PRIOR, _PRIOR, _PRIOR / 2]
        hits = [_PRIOR * WEIGHTS.found, _PRIOR * WEIGHTS.found_source, _PRIOR / 2 * WEIGHTS.unknown_source]
        for source, translation in beads:
            if len(source) != 1 or not translation:
                continue
            bag = {stem: form for j in translation for stem, form in self.bags[j].items()}
            whole = self.evidence.wholes[source[0]]
            for stem in bag:
                if self._known[stem]:
                    seen[0] += 1
                    hits[0] += stem in whole
            for word in self.words[source[0]]:
                kind = 1 if self.evidence.is_known(word) else 2
                seen[kind] += 1
                hits[kind] += self.evidence.cover(word, bag)
        self.fit(Found(*(min(_MOST, max(_LEAST, hit / all_)) for hit, all_ in zip(hits, seen, strict=True))))

    def matches(self, i: int, low: int, high: int) -> dict[int, Match]:
        """Return what source segment `i` shares with each of the translation segments `low` to `high`."""
        offered: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for stem, offer in self.evidence.wholes[i].items():
            places, forms = self._postings[stem]
            for at in range(bisect_left(places, low), len(places)):
                j = places[at]
                if j >= high:
                    break
                offered[j][stem] = offer.in_form(forms[at])
        if not offered:
            return {}
        return {j: self._match(i, j, strengths) for j, strengths in offered.items()}

    def _match(self, i: int, j: int, offered: Mapping[str, float]) -> Match:
        """Return what two segments share, `offered` by stem with its strength."""
        words, bag, cover = self.words[i], self.bags[j], self.evidence.cover
        holders = self._places.get(i)
        if holders is None:
            holders = self._places[i] = self.evidence.places(words)
        return Match(offered, {at: cover(words[at], bag) for at in {at for stem in offered for at in holders[stem]}})

    def candidates(self, i: int) -> dict[int, Match]:
        """Return what source segment `i` shares with each of the translation segments that may render it."""
        whole = self.evidence.wholes[i]
        out = {}
        for j in self.evidence.candidates(whole):
            offered = {stem: whole[stem].in_form(form) for stem, form in self.bags[j].items() if stem in whole}
            out[j] = self._match(i, j, offered)
        return out

    def score(self, i: int, j: int, match: Match | None = None) -> tuple[float, float]:
        """Return the scores of the source's and of the translation's words of one segment each, in nats."""
        if match is None:
            match = self.matches(i, j, j + 1).get(j)
        if match is None:
            return self.missing[i], self.blank[j]
        words = self.words[i]
        source = self.missing[i] + sum([value * self.stake(words[at])[0][0] for at, value in match.covered.items()])
        gain, miss = self.gain, self.miss
        return source, self.blank[j] + sum([v * gain[stem][0] - miss[stem] for stem, v in match.offered.items()])


def _joined(rate: float) -> list[float]:
    """Return the chance that 1, 2, … joined segments offer what each offers at `rate`."""
    absent = 1 - rate
    return [min(_MOST, 1 - absent**size) for size in range(1, LARGEST + 1)]
