"""Paragraphs that a page's end cut in two, with a blank line or page furniture between the halves.

Converted documents break paragraphs, and even words, at page ends. A Chinese paragraph without final punctuation is
such a half only if there is evidence that it continues: it ends in a word that cannot end a clause, the rest starts
with a sign that cannot start a sentence, page furniture lies between, or the two characters at the break are adjacent
elsewhere in the document. Without such evidence, the halves are joined only if the paragraphs of the document usually
have final punctuation.
"""

from __future__ import annotations

import re
from functools import cached_property
from operator import add

from policyparse.structure import tables
from policyparse.structure.lines import Line
from policyparse.structure.passages import bullet_of

_LONG = 18
_SAMPLE = 400_000
_FINISHED_MOSTLY = 0.6
_INNER = re.compile(r"[，。；]")
_HALF_END = re.compile(rf"(?:{tables.HAN}|[，、])(?:\*\*)?$")
_END = 3  # characters that it takes
_HALF_START = re.compile(rf"(?:\*\*)?(?:{tables.HAN}|[，、；。）》”“《])")
_GOES_ON = re.compile(rf"[，、{tables.UNFINISHED}]$")
_WENT_ON = re.compile("[，、；。）》”]")


class PageBreaks:
    """What the lines of one document say of its page breaks; `lines` are those that bear content."""

    def __init__(self, lines: list[Line]) -> None:
        """Take the lines; the evidence is gathered when it is first needed."""
        self._lines = lines

    def joins(self, first: Line, before: Line, after: Line, *, furniture: bool) -> bool:
        """Return whether `after` continues the paragraph from `first` to `before`; `furniture` may lie between."""
        if not self._spaced or not _is_half(first, before) or not _HALF_START.match(after.text):
            return False
        if not _INNER.search(after.text) and after.text[-1] not in tables.TERMINAL:
            return False
        end, start = before.text.rstrip("*"), after.text.lstrip("*")
        if _GOES_ON.search(end) or _WENT_ON.match(start):
            return True
        if end[-1] + start[0] in self._pairs:
            return True
        return self._finished >= (_FINISHED_MOSTLY if furniture else 0.9) and "。" in first.text + before.text

    @cached_property
    def _spaced(self) -> bool:
        """Blank lines part the paragraphs of this document."""
        gaps = [line.gap > 1 for line in self._lines[1:]]
        return len(gaps) >= 3 and sum(gaps) >= 0.6 * len(gaps)

    @cached_property
    def _finished(self) -> float:
        """The share of running paragraphs that end in punctuation."""
        running = [line.text for line in self._lines if len(line.text) >= _LONG and _INNER.search(line.text)]
        return sum([not _HALF_END.search(text[-_END:]) for text in running]) / max(1, len(running))

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """All pairs of characters that follow each other within a line."""
        text = "\n".join(line.text for line in self._lines)[:_SAMPLE]
        return frozenset(map(add, text, text[1:]))


def _is_half(first: Line, before: Line) -> bool:
    """Return whether running text stops in mid-sentence; titles, names and labels have no clauses."""
    if (
        len(before.text) < _LONG
        or not _HALF_END.search(before.text[-_END:])
        or bullet_of(first.text).sign not in ("", "—", "——")
    ):
        return False
    return bool(_INNER.search(first.text) or _INNER.search(before.text)) and not tables.ATTACHMENT_NOTE.match(
        first.text
    )
