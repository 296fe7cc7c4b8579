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
from functools import cache
from typing import NamedTuple

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

_HEADS = ("and", "with", "which", "including", "while", "as well as", "by", "to", "for", "but", "or", "plus")
_BREAK = re.compile(rf"[,;:—–()\[\]“”\"|•]|\s-\s|\b(?:{'|'.join(_HEADS)})\b", re.IGNORECASE)
_TEMPER = 0.7  # words are not independent of each other: the evidence is worth less than its sum
_BARE = 0.1  # chance of a phrase that shows nothing of its clause
_STAY, _NEXT = 0.28, 0.36  # chances that the clause of the next phrase is the same, and the one behind it
_SKIP, _FURTHER = 0.12, 0.55  # that it is the one after that, and what each further clause divides it by
_BACK, _FARTHER = 0.032, 0.6  # the same for those before
_FIRST, _LATER = 0.6, 0.04  # how fast the chance to begin with a clause falls, and to where
_MOST = 40.0  # worth in nats beyond which the words of a phrase say no more
_CELLS = 400_000  # steps between the clauses of a bead that are weighed at most
LETTERS = 3.3
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


class Phrase(NamedTuple):
    """A stretch of a translation unit between two breaks: its words by stem, and its characters."""

    unit: int
    words: Mapping[str, str]
    length: int


class Shares(NamedTuple):
    """What each clause of a bead has of its phrases, and how many of a unit's phrases it is likely to have."""

    features: Mapping[int, PhraseFeatures]
    counts: Mapping[tuple[int, int], float]


def phrases_of(j: int, unit: Unit, words: Iterable[Word], evidence: Evidence) -> list[Phrase]:
    """Return the phrases of a translation unit that have words."""
    breaks = [found.start() for found in _BREAK.finditer(unit.text)] + [len(unit.text)]
    stem, out, start, own = evidence.vocabulary.stem, list[Phrase](), 0, dict[str, str]()
    at = 0
    for word in sorted(words, key=lambda word: word.start):
        while breaks[at] <= word.start and at + 1 < len(breaks):
            if own:
                out.append(Phrase(j, own, breaks[at] - start))
                own = {}
            start = breaks[at]
            at += 1
        own[stem(word.form)] = word.form
    return [*out, Phrase(j, own, len(unit.text) - start)] if own else out


def shares(clauses: Sequence[int], sizes: Sequence[int], phrases: Sequence[Phrase], evidence: Evidence) -> Shares:
    """Return what each of `clauses`, of so many characters, has of the phrases of its bead."""
    size = len(clauses)
    if not phrases or size * size * len(phrases) > _CELLS:
        return Shares({}, {})
    said = [_said(phrase.words, clauses, evidence) for phrase in phrases]
    shown = [[(1 - _BARE) * math.exp(max(-20.0, min(20.0, nats))) for nats in row] for row in said]
    chances = _chances([[value + _BARE for value in row] for row in shown])
    features: dict[int, PhraseFeatures] = {}
    counts: dict[tuple[int, int], float] = {}
    for at, i in enumerate(clauses):
        own = [row[at] for row in chances]
        best = max(range(len(own)), key=own.__getitem__)
        length = float_sum([chance * phrase.length for chance, phrase in zip(own, phrases, strict=True)])
        others = [chance for k, chance in enumerate(chances[best]) if k != at]
        features[i] = PhraseFeatures(
            extent=max(-3.0, min(1.5, math.log(length / (LETTERS * (sizes[at] + 1)) + 0.02))),
            words=max(-6.0, min(8.0, said[best][at])),
            number=math.log1p(float_sum(own)),
            chance=own[best],
            worth=max(-8.0, min(12.0, float_sum([chance * row[at] for chance, row in zip(own, said, strict=True)]))),
            lead=own[best] - max(others, default=0.0),
            shown=float_sum([chance * row[at] / (row[at] + _BARE) for chance, row in zip(own, shown, strict=True)]),
        )
        for chance, phrase in zip(own, phrases, strict=True):
            counts[i, phrase.unit] = counts.get((i, phrase.unit), 0.0) + chance
    return Shares(features, counts)


def _said(words: Mapping[str, str], clauses: Sequence[int], evidence: Evidence) -> list[float]:
    """Return what the words of a phrase say for each clause, in nats."""
    bounded, related = evidence.bounded, WEIGHTS.stem
    known = [(stem, form, evidence.miss(stem, form), bounded[stem]) for stem, form in words.items() if stem in bounded]
    blank = float_sum([miss for _, _, miss, _ in known])
    out = []
    for i in clauses:
        whole, total = evidence.wholes[i], blank
        for stem, form, miss, gain in known:
            offer = whole.get(stem)
            if offer is not None:
                total += (offer[2] if form == offer[1] else offer[2] * related) * (gain - miss)
        out.append(_TEMPER * max(-_MOST, min(_MOST, total)))
    return out


def _chances(likely: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return for each phrase how likely it renders each clause: the forward and the backward pass."""
    size = len(likely[0])
    steps = _steps(size)
    first = [_LATER / 2 + 0.5 * _FIRST**k for k in range(size)]
    ahead = [_scaled([chance * value for chance, value in zip(first, likely[0], strict=True)])]
    columns = list(zip(*steps, strict=True))
    for row in likely[1:]:
        last = ahead[-1]
        ahead.append(
            _scaled(
                [
                    value * float_sum([a * b for a, b in zip(last, column, strict=True)])
                    for value, column in zip(row, columns, strict=True)
                ]
            )
        )
    behind = [1.0] * size
    out = [ahead[-1]]
    for row, before in zip(likely[:0:-1], ahead[-2::-1], strict=True):
        weighed = [value * chance for value, chance in zip(row, behind, strict=True)]
        behind = _scaled([float_sum([a * b for a, b in zip(step, weighed, strict=True)]) for step in steps])
        out.append(_scaled([a * b for a, b in zip(before, behind, strict=True)]))
    return out[::-1]


def _scaled(row: Sequence[float]) -> list[float]:
    total = float_sum(row)
    return [value / total for value in row]


@cache
def _steps(size: int) -> tuple[tuple[float, ...], ...]:
    """Return the chances to go from each of so many clauses to each."""
    return tuple(tuple(_scaled([_step(b - a) for b in range(size)])) for a in range(size))


def _step(distance: int) -> float:
    if distance < 0:
        return _BACK * _FARTHER ** (-distance - 1)
    return (_STAY, _NEXT)[distance] if distance < 2 else _SKIP * _FURTHER ** (distance - 2)
