"""Version evidence for an English source and its Chinese translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from policyparse.align.documents import Aligned
from policyparse.gate.wording import Wording
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.model.drift import Sign
from policyparse.model.structure import Segment


class EnglishWording(Wording):
    """The same look-ups for a source on the English side of the alignment, where words are compared by stem."""

    @staticmethod
    def _sides(aligned: Aligned) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
        return aligned.translation, aligned.source

    def _words(self, segment: Segment) -> tuple[Word, ...]:
        return self._aligned.alignment.translation[self._at[segment.id]]

    def _owed(self, unit: int, without: Segment | None) -> Counter[str]:
        """Return by stem how many words of the source segments of `unit`, without one, it may render."""
        own, offered = self._at[without.id] if without else None, self._places_in(unit)
        words = (word for j in self._sources[unit] if j != own for word in self._aligned.alignment.translation[j])
        return Counter(stem for word in words if (stem := self._stem(word)) in offered)

    def _word_sign(self, segment: Segment, word: Word, owed: Mapping[int, Counter[str]]) -> Sign:
        evidence, stem, at = self._aligned.alignment.evidence, self._stem(word), self._at[segment.id]
        free = [unit for unit in owed if owed[unit][stem] < len(self._places_in(unit).get(stem, ()))]
        worth, unit = max(((evidence.back_answers(unit, at).get(stem, 0.0), unit) for unit in free), default=(0.0, 0))
        return Sign(
            self._name,
            word.kind,
            segment.text[word.start : word.end],
            self._rendering_in(unit, stem) if worth else None,
            round(WEIGHTS.temper * (worth + evidence.miss(stem, word.form)), 3),
        )

    def _stem(self, word: Word) -> str:
        return self._aligned.alignment.evidence.vocabulary.stem(word.form)

    def _places_in(self, unit: int) -> Mapping[str, set[int]]:
        """Return the words of a Chinese unit, by index, that may be rendered by each stem."""
        places: defaultdict[str, set[int]] = defaultdict(set)
        for at, word in enumerate(self._aligned.alignment.source[unit]):
            for offer in self._aligned.alignment.evidence.claimed(word):
                places[offer.stem].add(at)
        return places

    def _rendering_in(self, unit: int, stem: str) -> str:
        word = self._aligned.alignment.source[unit][max(self._places_in(unit)[stem])]
        return self._aligned.source[unit].text[word.start : word.end]
