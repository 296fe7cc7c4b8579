"""The index of a translation's words for the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from policyparse.lexical.offers import Offer
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon

_FORMS = 3  # segments that show which forms of a stem the translation has


class Vocabulary:
    """The translation's words by derivational stem, with the segments that hold them."""

    def __init__(self, segments: Sequence[Sequence[Word]], lexicon: Lexicon) -> None:
        """Index the words of the translation's segments."""
        self._lexicon = lexicon
        self._stems: dict[str, str] = {}
        self.bags: list[dict[str, str]] = [self._bag(words) for words in segments]
        postings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for index, bag in enumerate(self.bags):
            for stem, lemma in bag.items():
                postings[stem].append((index, lemma))
        self.postings: dict[str, list[tuple[int, str]]] = dict(postings)
        self.spread: dict[str, tuple[frozenset[str], int]] = {
            stem: (frozenset(form for _, form in where[:_FORMS]), len(where)) for stem, where in postings.items()
        }
        """The forms that a stem mostly has, and in how many segments it stands."""
        self.same: dict[str, tuple[str, list[int]]] = {
            stem: (where[0][1], [index for index, _ in where])
            for stem, where in self.postings.items()
            if len({form for _, form in where}) == 1
        }
        """The form and the segments of a stem that has one form alone."""

    def stem(self, key: str) -> str:
        """Return what derivationally related lemmas share; a number stays itself."""
        found = self._stems.get(key)
        if found is None:
            found = self._stems[key] = key if key[0] == "#" else self._lexicon.stem(key)
        return found

    def known(self, offers: Iterable[Offer]) -> tuple[Offer, ...]:
        """Return those of `offers` whose stem the translation has at all."""
        postings = self.postings
        return tuple([offer for offer in offers if offer[0] in postings])

    def _bag(self, words: Iterable[Word]) -> dict[str, str]:
        return {self.stem(word.form): word.form for word in words}
