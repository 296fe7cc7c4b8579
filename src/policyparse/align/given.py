"""Two analysed sides of a bilingual file: which units render each other is given, which of their clauses do is not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from policyparse.align.bitext import Bead
from policyparse.align.core import RENDERED, Alignment, Joined, Read, linked, read_words, texts_of, words_of
from policyparse.align.documents import Aligned
from policyparse.align.segments import units_of
from policyparse.align.sentences import by_sentence
from policyparse.chinese_english import PAIR
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.induction import learn
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Analysis
from policyparse.model.structure import Segment
from policyparse.termbase import Termbase

_ASTRAY = math.log(0.05)  # evidence that outweighs what is usual: of twenty units one at most is astray


def align_given(source: Analysis, translation: Analysis, lexicon: Lexicon, termbase: Termbase) -> Aligned:
    """Return how the segments of two sides align within their units, in either direction; no link leaves its unit.

    A unit whose words say clearly that its two texts do not render each other has no links.
    """
    direction = PAIR.direction_from(source.structure.document.language)
    chinese, english = PAIR.ordered(direction, source, translation)
    source_segments, source_units = units_of(chinese)
    translation_segments, translation_units = units_of(english)
    sides = source_units, translation_units
    read = read_words(*sides, lexicon, termbase)
    beads, read = _sound(_beads(source_segments, translation_segments), sides, read, lexicon)
    beads = by_sentence(beads, sides, read, lexicon, direction)
    joined = Joined(read.source, read.translation, beads, (0.0,) * len(beads), read.quotations, read.offers)
    alignment = linked(*sides, joined, lexicon, given=True)
    if direction == PAIR.back:
        alignment = _without_unanswered(alignment, translation_units)
    return Aligned(source_segments, translation_segments, *sides, alignment)


def _without_unanswered(alignment: Alignment, units: Sequence[Unit]) -> Alignment:
    """Return the alignment without the links of English sentences that render nothing, beside others that do.

    A Chinese clause has links where it is rendered, an English one those that some Chinese clause draws to it. Where
    English is the source, a sentence that no clause answers was left out.
    """
    drawn = {j for _, j, origin in alignment.links if origin == "bead"}
    answered = {(units[j].paragraph, units[j].sentence) for j in drawn if alignment.accounted[j] >= RENDERED}
    paragraphs = {paragraph for paragraph, _ in answered}
    left = {
        j for j in drawn if units[j].paragraph in paragraphs and (units[j].paragraph, units[j].sentence) not in answered
    }
    return replace(alignment, links=tuple(link for link in alignment.links if link.translation not in left))


def _beads(source: tuple[Segment, ...], translation: tuple[Segment, ...]) -> tuple[Bead, ...]:
    members: defaultdict[str | None, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, segments in enumerate((source, translation)):
        for at, segment in enumerate(segments):
            members[segment.unit][side].append(at)
    return tuple(Bead(tuple(left), tuple(right)) for left, right in members.values() if left and right)


def _sound(
    beads: Sequence[Bead], sides: tuple[Sequence[Unit], Sequence[Unit]], read: Read, lexicon: Lexicon
) -> tuple[tuple[Bead, ...], Read]:
    """Return the beads but for those that are astray, and the words with what the beads teach of their renderings."""
    groups, others = [bead.source for bead in beads], [bead.translation for bead in beads]
    ours = words_of(groups, texts_of(groups, sides[0]), sides[0], read.source, PAIR.first)
    theirs = words_of(others, texts_of(others, sides[1]), sides[1], read.translation, PAIR.second)
    evidence = Evidence(ours, theirs, read.offers, lexicon)
    numbers = range(len(beads))
    learnt = learn(ours, theirs, numbers, zip(numbers, numbers, strict=True), evidence)
    if learnt:
        read = read._replace(offers=read.offers.with_learnt(learnt))
        evidence = Evidence(ours, theirs, read.offers, lexicon, evidence)
    scorer = Scorer(evidence)
    scorer.refit([((number,), (number,)) for number in numbers])
    scores = (WEIGHTS.temper * 0.5 * scorer.both(number, number) for number in numbers)
    return tuple(bead for bead, score in zip(beads, scores, strict=True) if score > _ASTRAY), read
