"""Figures exchanged over two lines: 小学300、初中500, *primary schools 500* and *middle schools 300*.

Lines that are alike but for a name and their figures are linked by the figures, so that nothing in either bead differs.
Two beads whose translations stand in the other order are told apart by the words of one line that the other lacks:
where these answer each other in the order of the lines, and none of them as the figures have it, the figures moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from policyparse.chinese_english import PAIR
from policyparse.comparison.answers import Answers
from policyparse.comparison.sides import Bead, Side
from policyparse.comparison.stated import differing
from policyparse.facts.amounts import comparable, same_amount
from policyparse.facts.cues import find_cues, tokens
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Language
from policyparse.model.facts import Quantity

Paired = tuple[Quantity, Quantity]
_SURE: Final = 0.8  # of figures of two lines that they were exchanged


def exchanges(
    beads: Sequence[tuple[Bead, Sequence[Paired]]], lexicon: Lexicon, direction: Direction = PAIR.forth
) -> Iterator[Difference]:
    """Yield that two neighbouring beads exchange figures; each comes with its pairs of equal figures."""
    for (one, here), (other, there) in pairwise(beads):
        if here and len(here) == len(there) and _are_lines(one, other) and _is_crossed(one, other, lexicon):
            figures = [(a, b, c, d) for (a, b), (c, d) in zip(here, there, strict=True)]
            if all(comparable(a, c) for a, _, c, _ in figures):
                for a, b, c, d in figures:
                    if not same_amount(a, c):
                        yield _exchanged(a, one.source, d, other.translation, direction)
                        yield _exchanged(c, other.source, b, one.translation, direction)


def _exchanged(figure: Quantity, here: Side, said: Quantity, there: Side, direction: Direction) -> Difference:
    """Return that the translation of a line says the figure of another one."""
    ends = PAIR.ordered(direction, (figure, here.place(figure.span)), (said, there.place(said.span)))
    (source, place), (translation, other) = ends
    found = differing("value", source, translation, _SURE, "the figures of two lines are exchanged")
    return found.placed(place, other)


def _are_lines(one: Bead, other: Bead) -> bool:
    """Return whether two beads are a line each, whose renderings are neighbours in the other order."""
    there = one.translation.segments, other.translation.segments
    if not len(there[0]) == len(there[1]) == 1 or _numbers(one) & _numbers(other):
        return False
    return there[1][0].span.end <= there[0][0].span.start


def _numbers(bead: Bead) -> set[int]:
    return {segment.sentence for segment in bead.source.segments}


def _is_crossed(one: Bead, other: Bead, lexicon: Lexicon) -> bool:
    """Return whether what tells the lines apart answers in their order, and not as their figures do."""
    straight = _answered(one, other, other, one, lexicon) + _answered(other, one, one, other, lexicon)
    return straight > 0 and not (
        _answered(one, other, one, other, lexicon) + _answered(other, one, other, one, lexicon)
    )


def _answered(source: Bead, rival: Bead, translation: Bead, without: Bead, lexicon: Lexicon) -> int:
    """Return how many words and directions of one source alone are those of one translation alone."""
    answers = Answers(source.source.text, translation.translation.text, lexicon)
    shared = {token.word for token in tokens(without.translation.text)}
    others = rival.source.text
    here = _ways(source.source.text, "zh") - _ways(others, "zh")
    there = _ways(translation.translation.text, "en") - _ways(without.translation.text, "en")
    return len(here & there) + sum(
        any(answers.tokens[token].word not in shared for token in answers.tokens_of(word))
        for word in answers.words
        if answers.source[word.start : word.end] not in others
    )


def _ways(text: str, language: Language) -> set[str]:
    return {label for cue in find_cues(text, "direction", language) for label in cue.labels}
