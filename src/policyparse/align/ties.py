"""Which words of two segments answer each other, and what each adds to their score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from policyparse.align.core import Words
from policyparse.align.documents import Aligned
from policyparse.lexical import evidence
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.model.bitext import Evidence
from policyparse.model.document import Span
from policyparse.model.structure import Segment

_DIGITS: Final = 3


class Unanswered(NamedTuple):
    """A word without an answer: its document span, and what its absence takes from the score, in nats (≤ 0)."""

    span: Span
    weight: float


Ties = tuple[tuple[Evidence, ...], tuple[Unanswered, ...]]
"""The words that answer each other, by `weight` in nats: what the score would lose if they did not; and the rest."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The segments of two documents and their words, with the evidence that weighs these."""

    source: tuple[Segment, ...]
    translation: tuple[Segment, ...]
    source_words: Words
    translation_words: Words
    evidence: evidence.Evidence


def worded(aligned: Aligned) -> Worded:
    """Return the words of aligned documents."""
    alignment = aligned.alignment
    return Worded(aligned.source, aligned.translation, alignment.source, alignment.translation, alignment.evidence)


def source_ties(pair: Worded, i: int, j: int) -> Ties:
    """Return how the words of source segment `i` are answered in translation segment `j`."""
    answering = _by_stem(pair, j)
    found: list[Evidence] = []
    missing: list[Unanswered] = []
    for word in pair.source_words[i]:
        weight, stem = pair.evidence.answer(word, j)
        if stem is None:
            miss = pair.evidence.stakes(word)[1]
            missing.append(Unanswered(_span(pair.source[i], word), _nats(miss)))
        else:
            found.append(_tie(pair, (i, word), (j, answering[stem]), weight))
    return tuple(found), tuple(missing)


def translation_ties(pair: Worded, i: int, j: int) -> Ties:
    """Return how the words of translation segment `j` are offered by source segment `i`."""
    owed = pair.evidence.back_answers(i, j)
    offering = _offering(pair, i)
    found: list[Evidence] = []
    missing: dict[Span, float] = defaultdict(float)
    for stem, word in _by_stem(pair, j).items():
        if stem in owed:
            found.append(_tie(pair, (i, offering[stem]), (j, word), owed[stem]))
        else:
            missing[_span(pair.translation[j], word)] += pair.evidence.miss(stem, word.form)
    for tie in found:
        missing.pop(tie.translation, None)  # one reading of it is answered
    return tuple(found), tuple(Unanswered(span, _nats(weight)) for span, weight in missing.items())


def turned(tie: Evidence) -> Evidence:
    """Return a tie with the English word as that of the source."""
    return replace(tie, source=tie.translation, translation=tie.source)


def strongest(ties: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return for each source word the tie that weighs most, in the order of the source."""
    best: dict[Span, Evidence] = {}
    for tie in ties:
        if tie.source not in best or tie.weight > best[tie.source].weight:
            best[tie.source] = tie
    return tuple(sorted(best.values(), key=lambda tie: tie.source))


def _by_stem(pair: Worded, j: int) -> dict[str, Word]:
    """Return the words of a translation segment by stem; of those that share one, the last, as the evidence has it."""
    vocabulary = pair.evidence.vocabulary
    return {vocabulary.stem(word.form): word for word in pair.translation_words[j]}


def _offering(pair: Worded, i: int) -> dict[str, Word]:
    """Return for each stem the word of a source segment that offers it most strongly."""
    offers = sorted(_offers(pair, i), key=lambda offer: offer[0])
    return {stem: word for _, stem, word in offers}


def _offers(pair: Worded, i: int) -> Iterator[tuple[float, str, Word]]:
    for word in pair.source_words[i]:
        for _, _, offers in pair.evidence.parts(word):
            yield from ((known.strength, known.stem, word) for known in offers)


def _tie(pair: Worded, source: tuple[int, Word], translation: tuple[int, Word], weight: float) -> Evidence:
    (i, word), (j, other) = source, translation
    return Evidence(_span(pair.source[i], word), _span(pair.translation[j], other), _kind(word), _nats(weight))


def _span(segment: Segment, word: Word) -> Span:
    return segment.passage.locate(word.start, word.end)


def _kind(word: Word) -> Literal["term", "number", "word"]:
    return "term" if word.kind == "term" else "number" if word.kind == "number" else "word"


def _nats(weight: float) -> float:
    """Return a weight on the scale of the scores."""
    return round(WEIGHTS.temper * weight, _DIGITS) + 0.0  # no minus before a zero
