"""Words of closed classes where they end in a text; `Words` finds them where they begin."""

from __future__ import annotations

from collections.abc import Iterable


class Endings:
    """A closed class of words, found by dictionary where they end in a text."""

    def __init__(self, words: Iterable[str], longest: int = 99) -> None:
        """Sort the words, of up to `longest` characters, by their last character and length."""
        self._words = frozenset(word for word in words if word and len(word) <= longest)
        self._sizes: dict[str, list[int]] = {}
        for size, last in sorted({(len(word), word[-1]) for word in self._words}, reverse=True):
            self._sizes.setdefault(last, []).append(size)

    def longest(self, text: str, end: int) -> int:
        """Return where the longest word that ends in `text` at `end` starts, or `end` where none does."""
        if end > 0:
            for size in self._sizes.get(text[end - 1], ()):
                if size <= end and text[end - size : end] in self._words:
                    return end - size
        return end

    def starts(self, text: str, end: int) -> list[int]:
        """Return where the words that end in `text` at `end` start, the longest first."""
        sizes = self._sizes.get(text[end - 1], ()) if end > 0 else ()
        return [end - size for size in sizes if size <= end and text[end - size : end] in self._words]
