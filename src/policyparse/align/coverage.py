"""Which words of a segment are answered in its counterparts, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from policyparse.align.evidence import Evidence
from policyparse.align.words import Word

_FOUND = 0.3  # a word of which this much is answered counts as found when runs of missing words are sought
_FULL = 0.6  # an answer of this strength is as good as one of full strength: dictionaries know some renderings only
_LEAST, _MOST = 0.3, 4.0  # bounds on what one word may weigh


@dataclass(frozen=True, slots=True)
class Answer:
    """A source word and the translation word that renders it: `text[start:end]` of translation unit `unit`."""

    word: Word
    unit: int
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row without an answer: offsets in the segment's text, and their weight in nats."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """`share` of `weight` (nats) is answered; `runs` are not; `answers` say by what."""

    share: float
    weight: float
    runs: tuple[Run, ...]
    answers: tuple[Answer, ...]

    @property
    def heaviest(self) -> float:
        """Weight of the heaviest run, 0 where all is answered."""
        return max((run.weight for run in self.runs), default=0.0)


def weight_of(word: Word, evidence: Evidence, *, known: bool) -> float:
    """Return what it says, in nats, that a source word is found or missing; little where no dictionary knows it."""
    gain, _ = evidence.stakes(word)
    trust = 1.0 if known else 0.3
    short = 0.5 if word.kind == "word" and len(word.form) == 1 else 1.0
    return min(_MOST, max(_LEAST, gain)) * trust * short


def cover_source(
    words: Sequence[Word], counterparts: Mapping[int, Sequence[Word]], evidence: Evidence, knows: Mapping[Word, bool]
) -> Coverage:
    """Return how the translation units `counterparts` (words by unit index) answer a source segment's `words`."""
    index = {evidence.vocabulary.stem(w.form): (unit, w) for unit, ws in counterparts.items() for w in ws}
    scored = [(word, weight_of(word, evidence, known=knows[word]), _best(word, index, evidence)) for word in words]
    total = sum(weight for _, weight, _ in scored)
    found = sum(weight * min(1.0, value / _FULL) for _, weight, (value, _) in scored)
    answers = tuple(
        Answer(word, match[0], match[1].start, match[1].end, weight * value)
        for word, weight, (value, match) in scored
        if match is not None and value >= _FOUND
    )
    runs = _runs([(word, weight, value) for word, weight, (value, _) in scored])
    return Coverage(found / total if total else 1.0, total, runs, answers)


def _best(
    word: Word, index: Mapping[str, tuple[int, Word]], evidence: Evidence
) -> tuple[float, tuple[int, Word] | None]:
    """Return how much of `word` is rendered, and the one translation word that renders most of it."""
    cover = [0.0] * (word.end - word.start)
    top, match = 0.0, None
    for start, end, offers in evidence.parts(word):
        found = 0.0
        for known in offers:
            if known.stem in index:
                part = known.part_in(index[known.stem][1].form)
                found += part
                if part * (end - start) > top:
                    top, match = part * (end - start), index[known.stem]
        for at in range(start, end):
            cover[at] = max(cover[at], min(1.0, found))
    return sum(cover) / len(cover), match


def _runs(scored: Iterable[tuple[Word, float, float]]) -> tuple[Run, ...]:
    runs = []
    for missing, group in groupby(scored, key=lambda item: item[2] < _FOUND):
        members = list(group)
        if missing:
            runs.append(Run(members[0][0].start, members[-1][0].end, sum(weight for _, weight, _ in members)))
    return tuple(runs)


def cover_translation(words: Sequence[Word], claims: Mapping[str, float], evidence: Evidence) -> Coverage:
    """Return how far source segments that make `claims` (strength by stem) account for a translation segment."""
    scored = [
        (word, max(_LEAST, evidence.worth(word)), claims.get(evidence.vocabulary.stem(word.form), 0.0))
        for word in _outermost(words)
    ]
    total = sum(weight for _, weight, _ in scored)
    found = sum(weight * min(1.0, value / _FULL) for _, weight, value in scored)
    return Coverage(found / total if total else 1.0, total, _runs(scored), ())


def _outermost(words: Iterable[Word]) -> list[Word]:
    """Leave out compounds whose parts follow: the parts are what is answered."""
    ordered = list(words)
    return [
        word
        for at, word in enumerate(ordered)
        if not (at + 1 < len(ordered) and ordered[at + 1].start == word.start and ordered[at + 1].end < word.end)
    ]
