"""From the lines of a paragraph to one text: Chinese without spaces, English with spaces and without hyphenation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policyparse.readers.pdf.characters import is_wide

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_HYPHENS = "-\u2010"
_LONGEST = 40
_BROKEN = re.compile(r"([A-Za-z]+)[-\u2010]$")
_REST = re.compile(r"([a-z]+)")


class Joiner:
    """Joins broken lines; it knows the words that the document writes unbroken."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the words within `lines`; the last word of a line may be cut."""
        self._known: set[str] = set()
        for line in lines:
            inner = line.rpartition(" ")[0]
            if inner:
                self._known.update(word.lower() for word in _WORD.findall(inner))

    def join(self, lines: Sequence[str]) -> str:
        """Return `lines` as one."""
        text = lines[0]
        for line in lines[1:]:
            text = self._joined(text, line)
        return text

    def _joined(self, before: str, after: str) -> str:
        if before[-1] in _HYPHENS:
            broken, rest = _BROKEN.search(before[-_LONGEST:]), _REST.match(after)
            if broken and rest:
                return (before[:-1] if self._is_one_word(broken[1], rest[1]) else before) + after
        if is_wide(before[-1]) or is_wide(after[0]) or before[-1] in "-/—":
            return before + after
        return f"{before} {after}"

    def _is_one_word(self, start: str, rest: str) -> bool:
        """Return whether a hyphen was put in to break the line; not where the document writes it within a line."""
        return f"{start}-{rest}".lower() not in self._known or f"{start}{rest}".lower() in self._known
