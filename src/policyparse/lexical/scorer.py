"""The fit of groups of segments: log-likelihood ratios over the union of their words.

`Evidence` scores one segment against one. A bead may join several segments, and a word is an option of the bead if it
is an option of any of them. The more segments are joined, the more likely that is by chance: the rate is 1 - (1 - q)^n
for n segments with rate q each. The probabilities that a word of a true rendering is found are fitted to the pair,
because they differ between a close translation (0.7) and a novel (0.4), and overestimating them harms the aligner most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.readings import Said
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

LARGEST: Final = 6
"""Segments that a side of a bead joins at most."""
_SIZES = range(1, LARGEST + 1)
_UNOFFERED: Final = -0.2  # what it says that a word which no source word could offer is not offered
_PRIOR: Final = 4.0  # observations that the chances to begin with count for
_LEAST, _MOST = 0.1, 0.9


Beads = Iterable[tuple[Sequence[int], Sequence[int]]]
"""Segments of both sides that render each other."""


class Found(NamedTuple):
    """Probabilities that a word of a true rendering is found on the other side."""

    offered: float = WEIGHTS.found
    rendered: float = WEIGHTS.found_source
    unknown: float = WEIGHTS.unknown_source


class Match:
    """What a source and a translation segment share: strength by stem, and cover by index of the source word."""

    __slots__ = ("covered", "offered")

    def __init__(self, offered: dict[str, float], covered: dict[int, float]) -> None:
        """Take both."""
        self.offered = offered
        self.covered = covered


class Scorer:
    """Scores for one pair of documents, with one set of probabilities."""

    def __init__(
        self, evidence: Evidence, before: Scorer | None = None, beads: Beads | None = None, *, largest: int = LARGEST
    ) -> None:
        """Take the words of both sides from `evidence`, and what holds of them still from the scorer `before`.

        The chances are fitted to `beads`; without, they are those of `before` or the usual ones. Until they are fitted
        again, `largest` is how many segments are joined at most.
        """
        self._largest = largest
        self.evidence = evidence
        self.words: Sequence[Sequence[Word]] = evidence.source
        self.bags: list[dict[str, str]] = evidence.vocabulary.bags
        self._known = {
            stem: evidence.miss(stem, posting.forms[0]) < _UNOFFERED
            for stem, posting in evidence.vocabulary.postings.items()
        }
        self.shared: list[dict[int, Match | None]] = [
            before.shared[i] if before and i not in evidence.changed else {} for i in range(len(self.words))
        ]
        numbers: dict[float, int] = {}
        self._rate_of = {stem: numbers.setdefault(rate, len(numbers)) for stem, rate in evidence.rates.items()}
        kinds: dict[tuple[bool, float], int] = {}
        self._kind_of = [0] * evidence.number_read
        for reading in evidence.read.values():
            self._kind_of[reading.number] = kinds.setdefault((reading.known, reading.rate), len(kinds))
        self._joint: dict[float, list[float]] = before._joint if before else {}  # noqa: SLF001  (of the same class)
        self._rates = [(rate, self._joined(rate)) for rate in numbers]  # many words are equally rare
        self._kinds = [(known, rate, self._joined(rate)) for known, rate in kinds]
        if beads is None:
            self.fit(before.found if before else Found())
        else:
            self.refit(beads)

    def fit(self, found: Found) -> None:
        """Set the probabilities to score with."""
        self.found = found
        offered = found.offered
        largest = self._largest
        gains: list[list[float]] = []
        misses: list[float] = []
        for rate, joined in self._rates:
            gains.append(_logs(offered, joined, largest))
            misses.append(min(0.0, math.log((1 - offered) / (1 - min(rate, 0.6)))))
        offerable = self._known
        self.gain: dict[str, list[float]] = {stem: gains[at] for stem, at in self._rate_of.items()}
        self.miss: dict[str, float] = {
            stem: misses[at] if offerable[stem] else _UNOFFERED for stem, at in self._rate_of.items()
        }
        miss = self.miss
        self.blank = [float_sum([miss[stem] for stem in bag]) for bag in self.bags]
        self.stakes: list[tuple[list[float], float]] = [
            self._stake(known, rate, joined) for known, rate, joined in self._kinds
        ]
        """Of each kind of source word: what it gains over its miss when 1, 2, … segments render it; the miss (≤ 0)."""
        gained = [self.stakes[kind][0] for kind in self._kind_of]
        missed = [self.stakes[kind][1] for kind in self._kind_of]
        rows = self.evidence.readings
        self.gains: list[list[list[float]]] = [[gained[reading.number] for reading in row] for row in rows]
        self.missing = [float_sum([missed[reading.number] for reading in row]) for row in rows]

    def _stake(self, known: bool, rate: float, joined: list[float]) -> tuple[list[float], float]:
        found = self.found.rendered if known else self.found.unknown
        miss = min(0.0, math.log((1 - found) / (1 - min(0.6, rate))))
        gains = _logs(found, joined, self._largest)
        return [gain - miss for gain in gains], miss

    def _joined(self, rate: float) -> list[float]:
        """Return the chance that 1, 2, … joined segments offer what each offers at `rate`."""
        found = self._joint.get(rate)
        if found is None:
            absent = 1 - min(_MOST, rate)
            found = [1 - absent**size for size in _SIZES]
            if found[-1] > _MOST:  # the largest
                found = [min(_MOST, chance) for chance in found]
            self._joint[rate] = found
        return found

    def refit(self, beads: Beads) -> None:
        """Fit the chances to beads, those of one source segment each."""
        self._largest = LARGEST
        words, known_words, unknown_words = _PRIOR, _PRIOR, _PRIOR / 2
        offered, known_hits, unknown_hits = (
            words * WEIGHTS.found,
            known_words * WEIGHTS.found_source,
            unknown_words * WEIGHTS.unknown_source,
        )
        known = self._known
        for source, translation in beads:
            if len(source) != 1 or not translation:
                continue
            i, j = source[0], translation[0]
            if len(translation) == 1:
                bag, match = self.bags[j], self.match(i, j)
            else:
                bag = {stem: form for j in translation for stem, form in self.bags[j].items()}
                match = self._shared(i, bag)
            words += sum([known[stem] for stem in bag])
            covered: dict[int, float] = {}
            if match is not None:
                offered += sum([known[stem] for stem in match.offered])
                covered = match.covered
            for at, reading in enumerate(self.evidence.readings[i]):
                if reading.known:
                    known_words += 1
                    known_hits += covered.get(at, 0.0)
                else:
                    unknown_words += 1
                    unknown_hits += covered.get(at, 0.0)
        self.fit(
            Found(_bounded(offered / words), _bounded(known_hits / known_words), _bounded(unknown_hits / unknown_words))
        )

    def match(self, i: int, j: int) -> Match | None:
        """Return what a source and a translation segment share, None if nothing."""
        row = self.shared[i]
        if j in row:
            return row[j]
        found = row[j] = self._shared(i, self.bags[j])
        return found

    def _shared(self, i: int, bag: dict[str, str]) -> Match | None:
        whole, related = self.evidence.wholes[i], WEIGHTS.stem
        said: list[Said] = []
        offered: dict[str, float] = {}
        for stem, form in bag.items():
            offer = whole.get(stem)
            if offer is not None:
                said.append((stem, form))
                offered[stem] = offer[2] if form == offer[1] else offer[2] * related
        return Match(offered, self.evidence.covers(i, said)) if said else None

    def forget(self, i: int, *, but_matches: bool = False) -> None:
        """Let go of what is known of a source segment, `but_matches` if so: it can be found again."""
        if not but_matches:
            self.shared[i].clear()  # in place: a scorer before may have the same
        self.evidence.forget(i)

    def candidates(self, i: int, count: int = WEIGHTS.candidates) -> list[int]:
        """Return the `count` translation segments that are the likeliest to render source segment `i`."""
        return self.evidence.candidates(self.evidence.wholes[i], count)

    def score(self, i: int, j: int) -> tuple[float, float]:
        """Return the scores of the source's and of the translation's words of one segment each, in nats."""
        match = self.match(i, j)
        if match is None:
            return self.missing[i], self.blank[j]
        own, gain, miss = self.gains[i], self.gain, self.miss
        source = translation = 0.0
        for at, cover in match.covered.items():
            source += cover * own[at][0]
        for stem, strength in match.offered.items():
            translation += strength * gain[stem][0] - miss[stem]
        return self.missing[i] + source, self.blank[j] + translation

    def both(self, i: int, j: int) -> float:
        """Return the scores of both sides' words together."""
        source, translation = self.score(i, j)
        return source + translation


def _bounded(chance: float) -> float:
    return min(_MOST, max(_LEAST, chance))


def _logs(found: float, chances: list[float], most: int) -> list[float]:
    """Return how much likelier than each chance, of so many, `found` is, in nats (≥ 0)."""
    log = math.log
    return [log(found / chance) if chance < found else 0.0 for chance in chances[:most]]
