"""Views of an alignment from either side: its own segments, and how those of the other side match them.

The aligner has a Chinese and an English side, either of which may be the source. Verdicts on the segments of the source
are based on its own view, whichever language it is in.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from policyparse.align.core import Alignment, Words
from policyparse.align.documents import Aligned
from policyparse.chinese_english import PAIR
from policyparse.lexical.coverage import Answer, Coverage, counterparts, cover_source, cover_translation, places_of
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.model.document import Language
from policyparse.model.structure import Segment
from policyparse.verdicts.wording import Wording

Links = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class View:
    """One side of an alignment: its `own` segments beside the `other` ones, by index.

    `forward` has the links of each own segment, `backward` those of each other one; `covers` how own segments are
    answered, `backs` how the other ones are accounted for. `rendered` and `accounted` are the chances that an own
    segment is rendered at all, and that another one renders anything. A link between an own segment in `quoting` and
    another one in `quoted` ties a text to the same text. `usual_ratio` is the log of own words for each word of their
    counterparts in any pair, `wording` which words render which, `doubt` what speaks against any omission, in log odds.
    """

    language: Language
    own: tuple[Segment, ...]
    other: tuple[Segment, ...]
    words: Words
    other_words: Words
    forward: Links
    backward: Links
    covers: tuple[Coverage, ...]
    backs: tuple[Coverage, ...]
    rendered: tuple[float, ...]
    accounted: tuple[float, ...]
    quoting: frozenset[int]
    quoted: frozenset[int]
    usual_ratio: float
    wording: Wording
    doubt: float = 0.0

    def by_sentence(self) -> dict[int, set[int]]:
        """Return the other segments that any segment of an own sentence is linked to."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for i, links in self.forward.items():
            found[self.own[i].sentence].update(links)
        return found


def chinese_view(aligned: Aligned) -> View:
    """Return the view from the Chinese side."""
    alignment = aligned.alignment
    forward: defaultdict[int, list[int]] = defaultdict(list)
    backward: defaultdict[int, list[int]] = defaultdict(list)
    for i, j, _ in alignment.links:
        forward[i].append(j)
        backward[j].append(i)
    return View(
        PAIR.first,
        aligned.source,
        aligned.translation,
        alignment.source,
        alignment.translation,
        forward,
        backward,
        tuple(_covers(aligned.source, alignment, forward)),
        tuple(_back_covers(aligned.source, alignment, backward)),
        alignment.rendered,
        alignment.accounted,
        frozenset(range(len(aligned.source))),
        alignment.quotations,
        WEIGHTS.usual_ratio,
        Wording(alignment.evidence, forth=True),
    )


def english_view(view: View) -> View:
    """Return the view from the English side, derived from that of the Chinese side."""
    return View(
        PAIR.second,
        view.other,
        view.own,
        view.other_words,
        view.words,
        view.backward,
        view.forward,
        tuple(_answered(view)),
        view.covers,
        tuple(map(_raised, view.accounted)),
        view.rendered,
        view.quoted,
        view.quoting,
        -view.usual_ratio,
        view.wording.turned(),
        WEIGHTS.english_doubt,
    )


def _raised(chance: float) -> float:
    """Return the chance that an English segment is rendered, doubt about omissions counted in."""
    odds = math.exp(WEIGHTS.english_doubt) * chance
    return odds / (odds + 1 - chance)


def sentences(segments: Sequence[Segment]) -> list[list[int]]:
    """Return the segments of each sentence, by index, in their order."""
    found: list[list[int]] = []
    last: int | None = None
    for i, segment in enumerate(segments):
        number = segment.sentence
        if number == last:
            found[-1].append(i)
        else:
            found.append([i])
            last = number
    return found


def _covers(source: Sequence[Segment], alignment: Alignment, forward: Links) -> list[Coverage]:
    """Return the coverage of each segment by everything that its sentence is linked to; without links, by nothing."""
    nothing = counterparts([], (), alignment.evidence)
    covers: list[Coverage] = []
    for members in sentences(source):
        linked = sorted({j for i in members for j in forward.get(i, [])})
        if not linked:
            covers += [cover_source(i, nothing, {}, alignment.evidence) for i in members]
            continue
        readings = [reading for i in members for reading in alignment.evidence.readings[i]]
        counter = counterparts(readings, linked, alignment.evidence)
        places = places_of([(j, alignment.translation[j]) for j in linked], alignment.evidence)
        covers += [cover_source(i, counter if i in forward else nothing, places, alignment.evidence) for i in members]
    return covers


def _back_covers(source: Sequence[Segment], alignment: Alignment, backward: Links) -> list[Coverage]:
    """Return the coverage of each translation segment by the sentences that it is linked to."""
    numbers = [segment.sentence for segment in source]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i, number in enumerate(numbers):
        members[number].append(i)
    backs: list[Coverage] = []
    for j, words in enumerate(alignment.translation):
        linked = sorted({numbers[i] for i in backward.get(j, [])})
        claims = alignment.evidence.claims([i for number in linked for i in members[number]], j)
        backs.append(cover_translation(words, claims, alignment.evidence))
    return backs


def _answered(view: View) -> list[Coverage]:
    """Return how the other segments are accounted for, with the words that answer theirs: the heaviest for each.

    An answer counts where a segment of the same sentence is linked to the one that it is in.
    """
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for j, links in view.backward.items():
        linked[view.other[j].sentence].update(links)
    best: defaultdict[int, dict[tuple[int, int], Answer]] = defaultdict(dict)
    for i, cover in enumerate(view.covers):
        for answer in cover.answers:
            if i not in linked[view.other[answer.unit].sentence]:
                continue
            word = Word(answer.start, answer.end, "", answer.word.kind)
            turned = Answer(word, i, answer.word.start, answer.word.end, answer.weight)
            found = best[answer.unit].setdefault((answer.start, answer.end), turned)
            if found.weight < answer.weight:
                best[answer.unit][answer.start, answer.end] = turned
    return [
        back._replace(answers=tuple([answer for _, answer in sorted(best[j].items())]))
        for j, back in enumerate(view.backs)
    ]
