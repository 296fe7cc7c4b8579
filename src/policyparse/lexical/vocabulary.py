"""The index of a translation's words for the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon

_FORMS: Final = 3  # segments that show which forms of a stem the translation has


class Posting:
    """The translation segments that hold a `stem`, and its form in each.

    `rank` counts the stems from that of the fewest segments on; `is_uniform` says that all forms are the same.
    """

    __slots__ = ("forms", "is_uniform", "rank", "stem", "where")

    def __init__(self, stem: str, where: int, form: str) -> None:
        """Take the first segment and the form there."""
        self.stem = stem
        self.where = [where]
        self.forms = [form]
        self.is_uniform = True
        self.rank = 0

    def often_has(self, form: str) -> bool:
        """Return whether the first few segments have `form`."""
        return form == self.forms[0] or (not self.is_uniform and form in self.forms[:_FORMS])


class Vocabulary:
    """The translation's words by derivational stem, with the segments that hold them."""

    def __init__(self, segments: Sequence[Sequence[Word]], lexicon: Lexicon) -> None:
        """Index the words of the translation's segments."""
        self._lexicon = lexicon
        self._stems: dict[str, str] = {}
        self.bags: list[dict[str, str]] = [self._bag(words) for words in segments]
        self.postings: dict[str, Posting] = {}
        self._post()
        stems = sorted(self.postings)
        stems.sort(key=self._frequency)
        self.by_rank: list[Posting] = [self.postings[stem] for stem in stems]
        for rank, posting in enumerate(self.by_rank):
            posting.rank = rank

    def stem(self, key: str) -> str:
        """Return what derivationally related lemmas share; a number stays itself."""
        found = self._stems.get(key)
        if found is None:
            found = self._stems[key] = key if key[0] == "#" else self._lexicon.stem(key)
        return found

    def _bag(self, words: Iterable[Word]) -> dict[str, str]:
        stems, bag = self._stems, dict[str, str]()
        for word in words:
            form = word[2]
            bag[stems.get(form) or self.stem(form)] = form
        return bag

    def _post(self) -> None:
        postings = self.postings
        for index, bag in enumerate(self.bags):
            for stem, form in bag.items():
                posting = postings.get(stem)
                if posting is None:
                    postings[stem] = Posting(stem, index, form)
                    continue
                posting.where.append(index)
                posting.forms.append(form)
                if form != posting.forms[0]:
                    posting.is_uniform = False

    def _frequency(self, stem: str) -> int:
        return len(self.postings[stem].where)
