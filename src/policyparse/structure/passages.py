"""Passages: what a paragraph says, without the marks and the debris of its layout."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from policyparse.han import has_han
from policyparse.model.document import Passage, Span
from policyparse.structure.lines import Line

_UNSEEN = r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
_MARKS = re.compile(rf"\*\*|[{_UNSEEN}]+|(?<=\S)\s*\{{#[\w-]+\}}\s*$")
_BULLET = re.compile(r"(?:[-*+•·●▪■◆◇○►▶➢✓>–]|——?|#{1,6})\s+|[•●▪■◆◇►▶➢✓]|——+|--+(?=[^-\s])|#{2,6}")
_LETTER = re.compile(r"[A-Za-z]")
_MARKED = re.compile(rf"[*{_UNSEEN}}}]")


class Bullet(NamedTuple):
    """The sign that opens a line, and where the text starts after it."""

    sign: str
    end: int


NO_BULLET = Bullet("", 0)


def bullet_of(text: str) -> Bullet:
    """Return the bullet, dash or heading mark that opens `text`; its sign is empty if there is none."""
    found = _BULLET.match(text)
    return Bullet(found.group().strip(), found.end()) if found else NO_BULLET


def passage_of(text: str, lines: list[Line], skipped: int = 0) -> Passage:
    """Return the passage of one paragraph: its lines in a row, without marks and the `skipped` bullet of the first."""
    pieces = _unmarked(text, lines[0].start + skipped, lines[0])
    for before, line in pairwise(lines):
        if _blank_needed(text, before, line):
            pieces.append(Span(before.end, before.end + 1))
        pieces += _unmarked(text, line.start, line)
    return assemble(text, pieces)


def assemble(text: str, pieces: list[Span]) -> Passage:
    """Return the passage of `pieces`, touching ones merged."""
    merged = [*pieces[:1]]
    for piece in pieces[1:]:
        if merged[-1].end == piece.start:
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    joined = "".join([text[start:end] for start, end in merged])
    return Passage(joined.replace("\n", " "), tuple(merged))


def _blank_needed(text: str, before: Line, after: Line) -> bool:
    """Return whether a line end parts two words: it does in English, while Chinese runs on."""
    end, start = before.text[-1], after.text[0]
    if not text[before.end : before.end + 1].isspace() or end in "-/":
        return False
    mixed = has_han(before.text) or has_han(after.text)
    return bool(_LETTER.match(end) and _LETTER.match(start)) if mixed else True


def _unmarked(text: str, start: int, line: Line) -> list[Span]:
    """Return what of the line is text from `start` on: neither signs that its reader knows, nor those in plain text."""
    at, end = start, line.end
    marks: list[tuple[int, int]] = [*line.block.marks]
    if _MARKED.search(text, at, end):
        marks += [found.span() for found in _MARKS.finditer(text, at, end)]
    pieces: list[Span] = []
    for low, high in sorted(marks):
        if at < low:
            pieces.append(Span(at, low))
        at = max(at, high)
    if at < end:
        pieces.append(Span(at, end))
    return pieces


class Cutter:
    """Cuts of one passage in logarithmic time a cut, whatever the number of its pieces."""

    def __init__(self, passage: Passage) -> None:
        """Take the passage; its pieces are indexed for the first cut that is not the whole."""
        self.passage = passage
        self._ends: list[int] = []

    def cut(self, start: int, end: int) -> Passage:
        """Return `passage.cut(start, end)` without white space at its ends."""
        whole = self.passage.text
        text = whole[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return self.passage if len(text) == len(whole) else Passage(text, self._pieces(start, start + len(text)))

    def _pieces(self, start: int, end: int) -> tuple[Span, ...]:
        if not self._ends:
            self._ends = list(accumulate([high - low for low, high in self.passage.pieces]))
        pieces: list[Span] = []
        i = bisect_right(self._ends, start)
        while start < end:
            shift = self.passage.pieces[i].end - self._ends[i]
            stop = min(end, self._ends[i])
            pieces.append(Span(start + shift, stop + shift))
            start, i = stop, i + 1
        return tuple(pieces)
