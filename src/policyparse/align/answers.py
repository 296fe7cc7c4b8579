"""How far the words of translation units render the words of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.lexical.coverage import weight_of
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.readings import Reading, Said
from policyparse.sums import float_sum

Answer = tuple[float, float]
"""The weights of a clause's words that are rendered, and of those that are not."""

_FULL = 0.6  # a cover of this much is as good as a whole one: dictionaries know some renderings only
_VERY_MANY = 250  # words of a clause that are weighed by what they read as
_FEW_WORDS = 64  # of units that are all looked at for those that a clause offers


class Answers:
    """The clauses of a source as the words of translation units answer them."""

    def __init__(self, evidence: Evidence) -> None:
        """Weigh the words of all clauses."""
        self._evidence = evidence
        self._bags = evidence.vocabulary.bags
        self._weights = [[weight_of(reading, evidence) for reading in row] for row in evidence.readings]
        self.totals = [float_sum(row) for row in self._weights]
        """By clause the weight of its words."""
        self._joint: dict[tuple[tuple[int, ...], int], tuple[dict[str, str], dict[str, int]]] = {}
        self._long: _Long | None = None

    def of(self, i: int, said: list[Said]) -> Answer:
        """Return how words answer a clause."""
        weights = self._weights[i]
        if not said:
            return 0.0, self.totals[i]
        if len(weights) > _VERY_MANY:
            return self._of_long(i).answer(said)
        found = missing = 0.0
        covers = self._evidence.covers(i, said)
        for at, weight in enumerate(weights):
            if at not in covers:
                missing += weight
                continue
            value = covers[at] / _FULL
            if value >= 1.0:
                found += weight
            else:
                found += value * weight
                missing += (1 - value) * weight
        return found, missing

    def offered(self, i: int, units: tuple[int, ...]) -> list[Said]:
        """Return the words of some units that a clause offers: those of very many are not all looked at."""
        bag = self._bags[units[0]] if len(units) == 1 else self._joined(units)[0]
        whole = self._evidence.wholes[i]
        if len(bag) <= _FEW_WORDS:
            return [word for word in bag.items() if word[0] in whole]
        places = self._joined(units)[1]
        return [(stem, bag[stem]) for stem in sorted(whole.keys() & bag.keys(), key=places.__getitem__)]

    def _joined(self, units: tuple[int, ...]) -> tuple[dict[str, str], dict[str, int]]:
        """Return the words of a unit, or of all units of a bead, by stem, and the place of each stem among them."""
        key = units[:1], len(units)
        found = self._joint.get(key)
        if found is None:
            if len(units) == 1:
                bag = self._bags[units[0]]
            else:
                bag = {stem: form for j in units for stem, form in self._bags[j].items()}
            places = {stem: at for at, stem in enumerate(bag)} if len(bag) > _FEW_WORDS else {}
            found = self._joint[key] = bag, places
        return found

    def _of_long(self, i: int) -> _Long:
        """Return the words of a very long clause, which is asked once for each unit that renders a part of it."""
        if self._long is None or self._long.number != i:
            self._long = _Long(i, self._evidence.readings[i], self._weights[i])
        return self._long


class _Long:
    """The words of a very long clause, those that read alike together."""

    def __init__(self, number: int, readings: Sequence[Reading], weights: Sequence[float]) -> None:
        """Take the number of a clause, and what its words read as and weigh."""
        self.number = number
        self._readings: dict[int, Reading] = {reading.number: reading for reading in readings}
        self._weights: dict[int, float] = {}
        for reading, weight in zip(readings, weights, strict=True):
            self._weights[reading.number] = self._weights.get(reading.number, 0.0) + weight
        self._holders: dict[str, list[int]] = {}
        for known in self._readings.values():
            for stem in known.best:
                self._holders.setdefault(stem, []).append(known.number)
        self._total = float_sum(weights)

    def answer(self, said: Sequence[Said]) -> Answer:
        """Return how words answer the clause."""
        rendering: dict[int, tuple[Said, ...]] = {}
        for word in said:
            for number in self._holders.get(word[0], ()):
                rendering[number] = (*rendering.get(number, ()), word)
        found = 0.0
        for number, words in rendering.items():
            found += min(1.0, self._readings[number].cover(words) / _FULL) * self._weights[number]
        return found, max(0.0, self._total - found)
