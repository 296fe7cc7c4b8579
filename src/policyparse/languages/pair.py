"""The two languages that are compared with each other, whichever of them the source is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from policyparse.languages.language import language_of
from policyparse.model.document import Direction, Language

if TYPE_CHECKING:
    from policyparse.lexicon import Lexicon
    from policyparse.termbase import Termbase

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePair:
    """What is of two languages at once: the directions between them, general words and the glossaries' terms.

    The aligner and the comparison of facts hold a text of the `first` language against one of the `second`. `detect`
    tells which of the two a text is in.
    """

    first: Language
    second: Language
    forth: Direction
    back: Direction
    detect: Callable[[str], Language]
    lexicon: Callable[[Callable[[str], None] | None], Lexicon]
    termbase: Callable[[Sequence[Path]], Termbase]

    def languages_of(self, direction: Direction) -> tuple[Language, Language]:
        """Return the language of the source and that of the translation."""
        return (self.first, self.second) if direction == self.forth else (self.second, self.first)

    def direction_from(self, source: Language) -> Direction:
        """Return the direction from the language of a source into the other one."""
        return self.forth if source == self.first else self.back

    def direction_of(self, source: str, translation: str) -> Direction:
        """Return the direction between two texts: from the second language where they seem to be so, else forth.

        A translation that is in the second language for the most part may be one into the first that was left off
        halfway.
        """
        found, word = (self.detect(source), self.detect(translation)), language_of(self.first).word
        halfway = found == (self.second, self.second) and bool(word.search(translation)) and not word.search(source)
        return self.back if halfway or found == (self.second, self.first) else self.forth

    def are_alike(self, source: str, translation: str, *, told: bool = False) -> bool:
        """Return whether two texts are in one language: they seem to be, and neither has words that the other lacks.

        What has no words at all is in none. Texts in both languages are not alike where it is `told` which is which.
        """
        words = [language_of(language).word for language in (self.first, self.second)]
        found, others = ([bool(word.search(text)) for word in words] for text in (source, translation))
        same = found == others and self.detect(source) == self.detect(translation)
        return any(found) and same and not (told and all(found))

    def ordered(self, direction: Direction, source: _T, translation: _T) -> tuple[_T, _T]:
        """Return what is of the first language before what is of the second.

        Given these, it returns what is of the source before what is of the translation.
        """
        return (source, translation) if direction == self.forth else (translation, source)
