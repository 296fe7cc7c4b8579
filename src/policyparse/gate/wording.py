"""One wording of the source beside the translation: which of its words and facts the translation renders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from policyparse.align.documents import Aligned
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.model.bitext import Bitext, Difference, Rendering
from policyparse.model.drift import Sign, WordingName
from policyparse.model.structure import Segment

_FACT = 4.0  # nats that a difference of fact speaks against a wording, where it is certain

Units = frozenset[int]
"""Translation segments by their index in the alignment, which is the same for both wordings."""


class _Answer(NamedTuple):
    """How much a word gains by what a unit has for it, in nats (≥ 0), and by which stem."""

    worth: float
    stem: str | None
    unit: int


class Wording:
    """The look-ups of one comparison of a Chinese source: words, links and differences by source segment."""

    def __init__(self, name: WordingName, aligned: Aligned, bitext: Bitext, lone: frozenset[str]) -> None:
        """Take a source that was aligned with the translation and judged; `lone` are segments that it alone has."""
        self._name = name
        self._aligned = aligned
        self._bitext = bitext
        self._lone = lone
        own, other = self._sides(aligned)
        self._at = {segment.id: at for at, segment in enumerate(own)}
        self._units = {segment.id: at for at, segment in enumerate(other)}
        self._renderings = {rendering.segment.id: rendering for rendering in bitext.renderings}

    @staticmethod
    def _sides(aligned: Aligned) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
        """Return the segments of the source and those of the translation."""
        return aligned.source, aligned.translation

    def rendering(self, segment: Segment) -> Rendering:
        """Return what became of a segment of this wording."""
        return self._renderings[segment.id]

    def links(self, segment: Segment) -> Units:
        """Return the units that render a segment."""
        return self._of(self.rendering(segment).links)

    def sentence_links(self, segment: Segment) -> Units:
        """Return the units that render the sentence of a segment; none if none renders the segment itself."""
        if not self.rendering(segment).links:
            return frozenset()
        return self._of(link for rendering in self._sentences[segment.sentence] for link in rendering.links)

    def is_unshared(self, segment: Segment) -> bool:
        """Return whether the units that render a segment render nothing that the other wording has too."""
        own = self._sides(self._aligned)[0]
        sources = {own[i].id for unit in self.links(segment) for i in self._sources[unit]}
        return sources <= self._lone

    def segments(self, units: Units) -> tuple[Segment, ...]:
        """Return the translation segments of `units`, in document order."""
        other = self._sides(self._aligned)[1]
        return tuple(other[unit] for unit in sorted(units))

    def word_signs(self, segment: Segment, units: Units, other: Wording, counterpart: Segment | None) -> Iterator[Sign]:
        """Yield for each word that the sentence of a segment's counterpart does not have whether `units` render it.

        What `units` have for the rest of either wording stands for that, and not for this segment.
        """
        shared = other._forms(counterpart) if counterpart else frozenset()
        owed = {unit: self._owed(unit, segment) & other._owed(unit, counterpart) for unit in units}
        return (self._word_sign(segment, word, owed) for word in self._words(segment) if word.form not in shared)

    def differences(self, segment: Segment) -> dict[tuple[str, str, str], Difference]:
        """Return the facts that the translation states otherwise than a segment, by what they are."""
        return {
            (difference.kind, difference.expected, difference.actual): difference
            for difference in self._differences[segment.id]
        }

    def fact_sign(self, difference: Difference) -> Sign:
        """Return a difference of fact as a sign against this wording."""
        source, translation = difference.source, difference.translation
        return Sign(
            self._name,
            difference.kind,
            source.text if source else difference.expected,
            translation.text if translation else None,
            round(-_FACT * difference.confidence, 3),
            difference.reason,
        )

    def _words(self, segment: Segment) -> tuple[Word, ...]:
        return self._aligned.alignment.source[self._at[segment.id]]

    def _forms(self, segment: Segment) -> frozenset[str]:
        """Return the words of a segment's whole sentence."""
        members = (rendering.segment for rendering in self._sentences[segment.sentence])
        return frozenset(word.form for member in members if member.id in self._at for word in self._words(member))

    def _owed(self, unit: int, without: Segment | None) -> Counter[str]:
        """Return by stem how many words of the source segments of `unit`, without one, it may render."""
        own = self._at[without.id] if without else None
        words = (word for i in self._sources[unit] if i != own for word in self._aligned.alignment.source[i])
        return Counter(stem for word in words for stem in self._stems(word, unit))

    def _word_sign(self, segment: Segment, word: Word, owed: Mapping[int, Counter[str]]) -> Sign:
        evidence = self._aligned.alignment.evidence
        answers = (_Answer(*evidence.answer(word, unit), unit) for unit in owed)
        free = [one for one in answers if one.stem and owed[one.unit][one.stem] < len(self._places(one.stem, one.unit))]
        best = max(free, default=_Answer(0.0, None, 0))
        return Sign(
            self._name,
            word.kind,
            segment.text[word.start : word.end],
            self._places(best.stem, best.unit)[-1] if best.stem else None,
            round(WEIGHTS.temper * (best.worth + evidence.stakes(word)[1]), 3),
        )

    def _stems(self, word: Word, unit: int) -> set[str]:
        """Return the stems in a unit that may render a source word, or a part of it."""
        evidence = self._aligned.alignment.evidence
        offers = {known.stem for _, _, offers in evidence.parts(word) for known in offers}
        return offers.intersection(evidence.vocabulary.bags[unit])

    def _places(self, stem: str, unit: int) -> list[str]:
        """Return the words of a unit that have a stem, as written."""
        vocabulary, text = self._aligned.alignment.evidence.vocabulary, self._aligned.translation[unit].text
        words = self._aligned.alignment.translation[unit]
        return [text[word.start : word.end] for word in words if vocabulary.stem(word.form) == stem]

    def _of(self, links: Iterable[str]) -> Units:
        return frozenset(self._units[link] for link in links if link in self._units)

    @cached_property
    def _sentences(self) -> dict[int, list[Rendering]]:
        sentences: defaultdict[int, list[Rendering]] = defaultdict(list)
        for rendering in self._bitext.renderings:
            sentences[rendering.segment.sentence].append(rendering)
        return sentences

    @cached_property
    def _sources(self) -> dict[int, list[int]]:
        """The source segments that each unit renders, by index."""
        sources: defaultdict[int, list[int]] = defaultdict(list)
        for rendering in self._bitext.renderings:
            for unit in self._of(rendering.links):
                sources[unit].append(self._at[rendering.segment.id])
        return sources

    @cached_property
    def _differences(self) -> dict[str, list[Difference]]:
        """Differences by source segment; those of the translation alone go to the segments that it renders there."""
        found: defaultdict[str, list[Difference]] = defaultdict(list)
        links: dict[str, list[str]] = defaultdict(list)
        for rendering in self._bitext.renderings:
            for link in rendering.links:
                links[link].append(rendering.segment.id)
        for difference in self._bitext.differences:
            if difference.source:
                found[difference.source.segment].append(difference)
            elif difference.translation:
                for source in links[difference.translation.segment]:
                    found[source].append(difference)
        return found
