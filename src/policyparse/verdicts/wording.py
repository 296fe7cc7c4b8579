"""Which words of one side render which of the other, from either side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.words import Word

_TEMPER: Final = 0.7  # words are not independent of each other: the evidence is worth less than its sum

Shown = dict[int, dict[str, float]]
"""The shares of a word that the words of each chunk render, by chunk and by what they are."""


Stake = tuple[float, float]
"""What it says in nats that a word is rendered, and that it is not (0 at most)."""


class Wording:
    """The words of both sides as one side sees them: Chinese words offer English ones, whichever is the source."""

    def __init__(self, evidence: Evidence, *, forth: bool) -> None:
        """Take the evidence of an alignment; `forth` says that its own side is the Chinese one."""
        self._evidence = evidence
        self._forth = forth

    def turned(self) -> Wording:
        """Return the words of both sides as the other side sees them."""
        return Wording(self._evidence, forth=not self._forth)

    def stake(self, word: Word) -> Stake:
        """Return what is at stake with an own word."""
        if self._forth:
            gain, miss = self._evidence.stakes(word)
            return _TEMPER * gain, _TEMPER * miss
        stem = self._evidence.vocabulary.stem(word.form)
        if stem not in self._evidence.rates:
            return 0.0, 0.0
        return _TEMPER * self._evidence.gains[stem], _TEMPER * self._evidence.miss(stem, word.form)

    def shown(self, members: Iterable[Sequence[Word]], chunks: Sequence[Sequence[Word]]) -> list[list[Shown]]:
        """Return for each own word of each member which words of `chunks` render a share of it: by chunk and stem."""
        return self._shown_forth(members, chunks) if self._forth else self._shown_back(members, chunks)

    def _shown_forth(self, members: Iterable[Sequence[Word]], chunks: Sequence[Sequence[Word]]) -> list[list[Shown]]:
        places: defaultdict[str, dict[int, str]] = defaultdict(dict)
        vocabulary = self._evidence.vocabulary
        for at, chunk in enumerate(chunks):
            for _, _, form, _ in chunk:
                places[vocabulary.stem(form)][at] = form
        return [[self._rendered(word, places) for word in words] for words in members]

    def _rendered(self, word: Word, places: dict[str, dict[int, str]]) -> Shown:
        found: dict[int, dict[str, float]] = {}
        size = word[1] - word[0]
        for start, end, offers in self._evidence.parts(word):
            for offer in offers:
                stem = offer[0]
                if stem not in places:
                    continue
                for at, form in places[stem].items():
                    own = found.setdefault(at, {})
                    share = offer.part_in(form) * (end - start) / size
                    if share > own.get(stem, 0.0):
                        own[stem] = share
        return found

    def _shown_back(self, members: Iterable[Sequence[Word]], chunks: Sequence[Sequence[Word]]) -> list[list[Shown]]:
        places: defaultdict[str, dict[int, dict[str, float]]] = defaultdict(dict)
        for at, chunk in enumerate(chunks):
            for word in chunk:
                for offer in self._evidence.claimed(word):
                    own = places[offer.stem].setdefault(at, {})
                    own[word.form] = max(offer.strength, own.get(word.form, 0.0))
        stem = self._evidence.vocabulary.stem
        return [[places.get(stem(word.form), {}) for word in words] for words in members]
