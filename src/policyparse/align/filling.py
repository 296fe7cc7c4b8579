"""Links between neighbours of links: where two documents run in step, what stands between two links belongs together.

Short statements (*For example:*), headings in other words and sentences beyond the dictionary share too few words to be
linked on their own. Between two links in the same order on both sides, their place speaks for them. A monotone
alignment by dynamic programming (Gale and Church 1993) of what is left there decides, with the pair's own rate of
steps in order as the prior, the lengths and the kinds of segments as evidence beside the words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from policyparse.align.competition import source_score, translation_score
from policyparse.lexical.evidence import Evidence, Fit
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS

_LETTERS = 3.3  # of English for a Chinese character, where the pair itself does not tell
_ENOUGH = 8  # links from which on it does
_LARGEST = 40  # segments on one side of a stretch; a longer one is no longer between two links


def fill(
    source: Sequence[Unit],
    translation: Sequence[Unit],
    links: set[tuple[int, int]],
    fits: Sequence[Mapping[int, Fit]],
    evidence: Evidence,
) -> set[tuple[int, int]]:
    """Return links for unlinked sentences and segments that stand between links in step."""
    filling = _Filling(source, translation, links, fits, evidence)
    found = filling.links()
    return found | _Filling(source, translation, links | found, fits, evidence).attachments()


class _Filling:
    def __init__(
        self,
        source: Sequence[Unit],
        translation: Sequence[Unit],
        links: set[tuple[int, int]],
        fits: Sequence[Mapping[int, Fit]],
        evidence: Evidence,
    ) -> None:
        self._source = source
        self._translation = translation
        self._fits = fits
        self._evidence = evidence
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for index, unit in enumerate(source):
            if _states(unit):
                self._members[unit.sentence].append(index)
        self._numbers = sorted(self._members)
        self._rendered: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in links:
            self._rendered[source[i].sentence].add(j)
        self._owners: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in links:
            self._owners[j].add(source[i].sentence)
        self._order = self._rate_of_steps()

    def _rate_of_steps(self) -> float:
        """Return the share of linked sentences whose successor goes on where they end."""
        steps = [
            min(self._rendered[after]) - max(self._rendered[before])
            for before, after in zip(self._numbers, self._numbers[1:], strict=False)
            if self._rendered[before] and self._rendered[after]
        ]
        return (sum(0 <= step <= 1 for step in steps) + 2) / (len(steps) + 2.5)

    def links(self) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for numbers, units in self._stretches():
            for number, j in self._best(numbers, units):
                found |= {(i, j) for i in self._members[number]}
        return found

    def attachments(self) -> set[tuple[int, int]]:
        """Return links for sentences that a neighbour's counterpart has room for: it is too long for its own.

        A short statement among several that one long sentence renders shares too few words to be found there.
        """
        if self._order < WEIGHTS.in_step:
            return set()
        usual = self._usual_length()
        found: set[tuple[int, int]] = set()
        for at, number in enumerate(self._numbers):
            if not self._rendered[number]:
                for j in self._beside(at):
                    size = self._size_of(number) * usual
                    words = sum(self._words(i, j) for i in self._members[number])
                    if self._room(j, usual) >= WEIGHTS.fills * size and words > WEIGHTS.foreign:
                        found |= {(i, j) for i in self._members[number]}
                        self._rendered[number].add(j)
                        self._owners[j].add(number)
                        break
        return found

    def _beside(self, at: int) -> list[int]:
        """Return the last counterpart of the sentence before and the first of the one after."""
        before = self._rendered[self._numbers[at - 1]] if at else set[int]()
        after = self._rendered[self._numbers[at + 1]] if at + 1 < len(self._numbers) else set[int]()
        return [*([max(before)] if before else []), *([min(after)] if after else [])]

    def _usual_length(self) -> float:
        """Return the usual number of letters of a translation for each character of its source."""
        ratios = [
            len(self._translation[j].text.strip()) / max(1, self._size_of(number))
            for number, rendered in self._rendered.items()
            if len(rendered) == 1
            for j in rendered
        ]
        return median(ratios) if len(ratios) >= _ENOUGH else _LETTERS

    def _size_of(self, number: int) -> int:
        return sum(len(self._source[i].text.strip()) for i in self._members[number])

    def _room(self, j: int, usual: float) -> float:
        """Return how many letters a translation segment has beyond what its source segments need."""
        taken = sum(map(self._size_of, self._owners[j]))
        return len(self._translation[j].text.strip()) - usual * taken

    def _stretches(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the sentences and segments without links that stand between two links in step."""
        last, waiting = -1, list[int]()
        for number in [*self._numbers, None]:
            if number is not None and not self._rendered[number]:
                waiting.append(number)
                continue
            first = min(self._rendered[number]) if number is not None else len(self._translation)
            between = [j for j in range(last + 1, first) if j not in self._owners and _states(self._translation[j])]
            if waiting and between and max(len(waiting), len(between)) <= _LARGEST:
                yield waiting, between
            waiting = []
            if number is not None:
                last = max(self._rendered[number])

    def _best(self, numbers: Sequence[int], units: Sequence[int]) -> list[tuple[int, int]]:
        """Return the best pairs in order; a pair must score above nothing."""
        rows, columns = len(numbers), len(units)
        score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        taken = [[False] * (columns + 1) for _ in range(rows + 1)]
        for a in range(rows - 1, -1, -1):
            for b in range(columns - 1, -1, -1):
                skip = max(score[a + 1][b], score[a][b + 1])
                pair = self._score(numbers[a], units[b]) + score[a + 1][b + 1]
                score[a][b], taken[a][b] = max((skip, False), (pair, True))
        return self._trace(score, taken, numbers, units)

    @staticmethod
    def _trace(
        score: list[list[float]], taken: list[list[bool]], numbers: Sequence[int], units: Sequence[int]
    ) -> list[tuple[int, int]]:
        pairs, a, b = [], 0, 0
        while a < len(numbers) and b < len(units):
            if taken[a][b]:
                pairs.append((numbers[a], units[b]))
                a, b = a + 1, b + 1
            elif score[a + 1][b] >= score[a][b + 1]:
                a += 1
            else:
                b += 1
        return pairs

    def _score(self, number: int, j: int) -> float:
        members = self._members[number]
        words = sum(self._words(i, j) for i in members)
        length = _length(
            sum(len(self._source[i].text.strip()) for i in members), len(self._translation[j].text.strip())
        )
        same = self._source[members[0]].heading == self._translation[j].heading
        place = math.log(self._order / (1 - self._order))
        if len(self._numbers) == 1 == len(self._translation):
            place += WEIGHTS.lone
        return words + place - length - (0.0 if same else WEIGHTS.other_kind)

    def _words(self, i: int, j: int) -> float:
        fit = self._fits[i].get(j)
        if fit is None:
            if not self._evidence.back_answers(i, j):
                return max(WEIGHTS.stranger, self._evidence.strangers(i, j))
            fit = self._evidence.fit_of_rest(i, j, {})
        return max(WEIGHTS.stranger, 0.5 * (source_score(fit) + translation_score(fit)))


def _states(unit: Unit) -> bool:
    """Return whether a unit stands in the run of the text and says anything."""
    return not unit.aside and bool(unit.text.strip())


def _length(source: int, translation: int) -> float:
    """Return how far the lengths are from what is usual, in nats: an English text has three letters a character."""
    return WEIGHTS.length * math.log((_LETTERS * source + 12) / (translation + 12)) ** 2
