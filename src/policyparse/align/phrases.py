"""Evidence below the sentence: which phrases of a bead's English render which of its clauses.

A hidden Markov model in the manner of Vogel, Ney and Tillmann (1996). The phrases of a bead are read in their order;
each renders one clause, by the words that the clause offers, or shows nothing, and from phrase to phrase the clause
stays, moves on by one, or now and then jumps. So a phrase in words that no dictionary lists falls to the clause that
stands where it stands, and a clause is left with nothing where the phrases of its neighbours join without a gap.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from operator import mul
from typing import Final, NamedTuple

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import Offer
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

_HEADS = ("and", "with", "which", "including", "while", "as well as", "by", "to", "for", "but", "or", "plus")
_FIRST_LETTERS = "".join(sorted({head[0] for head in _HEADS}))  # few words have one: the rest is not looked for
_BREAK = re.compile(rf"[,;:—–()\[\]“”\"|•]|\s-\s|\b(?=[{_FIRST_LETTERS}])(?:{'|'.join(_HEADS)})\b", re.IGNORECASE)
_TEMPER: Final = 0.7  # words are not independent of each other: the evidence is worth less than its sum
_BARE: Final = 0.1  # chance of a phrase that shows nothing of its clause
_STAY, _NEXT = 0.28, 0.36  # chances that the clause of the next phrase is the same, and the one behind it
_SKIP, _FURTHER = 0.12, 0.55  # that it is the one after that, and what each further clause divides it by
_BACK, _FARTHER = 0.032, 0.6  # the same for those before
_FIRST, _LATER = 0.6, 0.04  # how fast the chance to begin with a clause falls, and to where
_MOST: Final = 40.0  # worth in nats beyond which the words of a phrase say no more
_CELLS: Final = 400_000  # steps between the clauses of a bead that are weighed at most
LETTERS: Final = 3.3
"""Of English for a Chinese character."""


class PhraseFeatures(NamedTuple):
    """What the phrases of a bead say of one of its clauses.

    `extent` is the log of the length of those that render it against a full rendering's, `number` that of how many
    they are and one. Of the likeliest phrase, `words` is what its words say in nats, `chance` how likely it is, and
    `lead` by how much more than for the next clause. `worth` has what the words of all say, `shown` how many of them
    show the clause in words.
    """

    extent: float = 0.0
    words: float = 0.0
    number: float = 0.0
    chance: float = 0.0
    worth: float = 0.0
    lead: float = 0.0
    shown: float = 0.0


NONE = PhraseFeatures()
"""Of a clause in no bead."""


class UnitPhraseFeatures(NamedTuple):
    """What the phrases of a translation unit say of its rendering anything of its bead.

    `number` is the log of how many they are and one; `worth` what the words of one say in nats, on average, and
    `strongest` the most that the words of any say; `shown` the share of the letters of those that show a clause in
    words. `extent` is the log of the length of a full rendering of what the unit shows, shared with the other units
    that show it too, against the unit's own. `lead` has by how many phrases more than any other unit it shows a clause.
    """

    number: float = 0.0
    worth: float = 0.0
    strongest: float = 0.0
    shown: float = 0.0
    extent: float = 0.0
    lead: float = 0.0


ALONE = UnitPhraseFeatures()
"""Of a translation unit in no bead."""


class Phrase(NamedTuple):
    """A stretch of a translation unit between two breaks: its words by stem, and its characters."""

    unit: int
    words: dict[str, str]
    length: int


_clause_features = partial(tuple.__new__, PhraseFeatures)  # the names take three times as long
_unit_features = partial(tuple.__new__, UnitPhraseFeatures)
_phrase = partial(tuple.__new__, Phrase)


class Shares(NamedTuple):
    """What clauses and units of a bead have of its phrases, and how many of a unit's each clause is likely to have."""

    features: Mapping[int, PhraseFeatures]
    counts: Mapping[tuple[int, int], float]
    units: Mapping[int, UnitPhraseFeatures]


def phrases_of(j: int, unit: Unit, words: Iterable[Word], evidence: Evidence) -> list[Phrase]:
    """Return the phrases of a translation unit that have words; its words are in their order."""
    breaks = [found.start() for found in _BREAK.finditer(unit.text)] + [len(unit.text)]
    vocabulary = evidence.vocabulary
    out: list[Phrase] = []
    own: dict[str, str] = {}
    start, at, last = 0, 0, len(breaks) - 1
    for place, _, form, _ in words:
        while at < last and breaks[at] <= place:
            if own:
                out.append(_phrase((j, own, breaks[at] - start)))
                own = {}
            start = breaks[at]
            at += 1
        own[vocabulary.stem(form)] = form
    if own:
        out.append(_phrase((j, own, len(unit.text) - start)))
    return out


def shares(clauses: Sequence[int], sizes: list[int], phrases: list[Phrase], evidence: Evidence) -> Shares:
    """Return what each of `clauses`, of so many characters, has of the phrases of its bead."""
    size = len(clauses)
    if not phrases or size * size * len(phrases) > _CELLS:
        return Shares({}, {}, {})
    wholes = [evidence.wholes[i] for i in clauses]
    said = [_said(words, wholes, evidence) for _, words, _ in phrases]
    shown = [[(1 - _BARE) * math.exp(max(-20.0, min(20.0, nats))) for nats in row] for row in said]
    chances = _chances([[value + _BARE for value in row] for row in shown])
    features: dict[int, PhraseFeatures] = {}
    counts: dict[tuple[int, int], float] = {}
    for at, i in enumerate(clauses):
        best, top = 0, -1.0
        length = number = worth = visible = 0.0
        for k, (j, _, letters) in enumerate(phrases):
            chance, value = chances[k][at], shown[k][at]
            if chance > top:
                best, top = k, chance
            length += chance * letters
            number += chance
            worth += chance * said[k][at]
            visible += chance * value / (value + _BARE)
            counts[i, j] = counts.get((i, j), 0.0) + chance
        row = chances[best]
        extent = math.log(length / (LETTERS * (sizes[at] + 1)) + 0.02)
        lead = top - max([*row[:at], *row[at + 1 :]], default=0.0)
        features[i] = _clause_features(
            (
                max(-3.0, min(1.5, extent)),
                max(-6.0, min(8.0, said[best][at])),
                math.log1p(number),
                top,
                max(-8.0, min(12.0, worth)),
                lead,
                visible,
            )
        )
    return Shares(features, counts, _units(sizes, phrases, said, shown, chances))


class _Shown:
    """What a translation unit shows of each clause, in phrases and in letters, and what its phrases are worth."""

    __slots__ = ("counts", "length", "letters", "worths")

    def __init__(self, size: int) -> None:
        """Begin without a phrase, for so many clauses."""
        self.counts, self.letters = [0.0] * size, [0.0] * size
        self.worths: list[float] = []
        self.length = 0

    def add(self, length: int, said: list[float], shown: list[float], chances: list[float]) -> None:
        """Add a phrase of so many letters."""
        worth = 0.0
        for k, chance in enumerate(chances):
            bare = chance * shown[k] / (shown[k] + _BARE)
            self.counts[k] += bare
            self.letters[k] += bare * length
            worth += chance * said[k]
        self.worths.append(worth)
        self.length += length


def _units(
    sizes: list[int],
    phrases: list[Phrase],
    said: list[list[float]],
    shown: list[list[float]],
    chances: list[list[float]],
) -> dict[int, UnitPhraseFeatures]:
    """Return what the phrases of each translation unit say of its rendering anything."""
    clauses = range(len(sizes))
    units: dict[int, _Shown] = {}
    for at, (j, _, letters) in enumerate(phrases):
        unit = units.get(j)
        if unit is None:
            unit = units[j] = _Shown(len(sizes))
        unit.add(letters, said[at], shown[at], chances[at])
    totals = [1.0] * len(sizes)
    most, next_most = [0.0] * len(sizes), [0.0] * len(sizes)
    for k in clauses:
        total = 0.0
        for unit in units.values():
            total += unit.letters[k]
            count = unit.counts[k]
            if count > most[k]:
                most[k], next_most[k] = count, most[k]
            elif count > next_most[k]:
                next_most[k] = count
        totals[k] = total + 1.0
    out: dict[int, UnitPhraseFeatures] = {}
    for j, unit in units.items():
        length, many = unit.length + 1.0, len(unit.worths)
        visible = part = 0.0
        lead = -math.inf
        for k in clauses:
            own, count = unit.letters[k], unit.counts[k]
            visible += own
            part += sizes[k] * own / totals[k]
            lead = max(lead, count - (next_most[k] if count == most[k] else most[k]))
        extent = math.log(LETTERS * part / length + 0.05)
        out[j] = _unit_features(
            (
                math.log1p(many),
                max(-6.0, min(8.0, float_sum(unit.worths) / many)),
                max(-6.0, min(12.0, max(unit.worths))),
                visible / length,
                max(-3.0, min(1.5, extent)),
                lead,
            )
        )
    return out


def _said(words: dict[str, str], wholes: list[dict[str, Offer]], evidence: Evidence) -> list[float]:
    """Return what the words of a phrase say for each clause, in nats; `wholes` has what these offer."""
    bounded, related = evidence.bounded, WEIGHTS.stem
    known: list[tuple[str, str, float]] = []
    blank = 0.0
    for stem, form in words.items():
        gain = bounded.get(stem)
        if gain is not None:
            miss = evidence.miss(stem, form)
            blank += miss
            known.append((stem, form, gain - miss))
    out: list[float] = []
    for whole in wholes:
        total = blank
        for stem, form, more in known:
            if stem in whole:
                offer = whole[stem]
                total += (offer[2] if form == offer[1] else offer[2] * related) * more
        out.append(_TEMPER * max(-_MOST, min(_MOST, total)))
    return out


def _chances(likely: list[list[float]]) -> list[list[float]]:
    """Return for each phrase how likely it renders each clause: the forward and the backward pass."""
    size = len(likely[0])
    if size == 1:
        return [[1.0]] * len(likely)
    steps, columns = _steps(size), _columns(size)
    first = [_LATER / 2 + 0.5 * _FIRST**k for k in range(size)]
    ahead = [_scaled([chance * first[k] for k, chance in enumerate(likely[0])])]
    for row in likely[1:]:
        last = ahead[-1]
        ahead.append(_scaled([value * _dot(last, columns[k]) for k, value in enumerate(row)]))
    behind = [1.0] * size
    out = [ahead[-1]]
    for at in range(len(likely) - 1, 0, -1):
        weighed = [value * behind[k] for k, value in enumerate(likely[at])]
        behind = _scaled([_dot(step, weighed) for step in steps])
        out.append(_scaled([chance * behind[k] for k, chance in enumerate(ahead[at - 1])]))
    return out[::-1]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(map(mul, one, other), 0.0)


def _scaled(row: list[float]) -> list[float]:
    total = float_sum(row)
    return [value / total for value in row]


@cache
def _steps(size: int) -> tuple[tuple[float, ...], ...]:
    """Return the chances to go from each of so many clauses to each."""
    return tuple(tuple(_scaled([_step(b - a) for b in range(size)])) for a in range(size))


@cache
def _columns(size: int) -> tuple[tuple[float, ...], ...]:
    """Return the chances to come to each of so many clauses from each."""
    return tuple(zip(*_steps(size), strict=True))


def _step(distance: int) -> float:
    if distance < 0:
        return _BACK * _FARTHER ** (-distance - 1)
    return (_STAY, _NEXT)[distance] if distance < 2 else _SKIP * _FURTHER ** (distance - 2)
