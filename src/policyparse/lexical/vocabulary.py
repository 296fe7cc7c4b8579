"""The index of a translation's words for the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from policyparse.arrays import i64, vec
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon

_FORMS: Final = 3  # segments that show which forms of a stem the translation has


class Posting:
    """The translation segments that hold a `stem`, and its form in each; `is_uniform` says that all are the same."""

    __slots__ = ("forms", "is_uniform", "stem", "where")

    def __init__(self, stem: str, where: list[int], forms: list[str]) -> None:
        """Take the segments and the form in each."""
        self.stem = stem
        self.where = vec[i64](where)
        self.forms = forms
        self.is_uniform = forms.count(forms[0]) == len(forms)

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
        self.postings = self._posted()

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

    def _posted(self) -> dict[str, Posting]:
        found: dict[str, tuple[list[int], list[str]]] = {}
        for index, bag in enumerate(self.bags):
            for stem, form in bag.items():
                known = found.get(stem)
                if known is None:
                    found[stem] = [index], [form]
                else:
                    known[0].append(index)
                    known[1].append(form)
        return {stem: Posting(stem, where, forms) for stem, (where, forms) in found.items()}
