"""Passages: what a paragraph says, without the marks and the debris of its layout."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
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


def bullet_of(text: str) -> Bullet:
    """Return the bullet, dash or heading mark that opens `text`; its sign is empty if there is none."""
    found = _BULLET.match(text)
    return Bullet(found.group().strip(), found.end()) if found else Bullet("", 0)


def passage_of(text: str, lines: Sequence[Line], *, bulleted: bool = True) -> Passage:
    """Return the passage of one paragraph: its lines in a row, without marks and, if `bulleted`, its bullet."""
    pieces: list[Span] = []
    for i, line in enumerate(lines):
        start = line.start + (bullet_of(line.text).end if bulleted and i == 0 else 0)
        if i and _blank_needed(text, lines[i - 1], line):
            pieces.append(Span(lines[i - 1].end, lines[i - 1].end + 1))
        pieces += _unmarked(text, start, line)
    return assemble(text, pieces)


def assemble(text: str, pieces: Sequence[Span]) -> Passage:
    """Return the passage of `pieces`, touching ones merged."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and merged[-1].end == piece.start:
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    joined = "".join(text[start:end] for start, end in merged)
    return Passage(joined.replace("\n", " "), tuple(merged))


def _blank_needed(text: str, before: Line, after: Line) -> bool:
    """Return whether a line end parts two words: it does in English, while Chinese runs on."""
    end, start = before.text[-1], after.text[0]
    if not text[before.end : before.end + 1].isspace() or end in "-/":
        return False
    mixed = has_han(before.text) or has_han(after.text)
    return bool(_LETTER.match(end) and _LETTER.match(start)) if mixed else True


def _unmarked(text: str, start: int, line: Line) -> Iterator[Span]:
    """Yield what of the line is text from `start` on: neither signs that its reader knows, nor those in plain text."""
    marks = [*line.block.marks]
    if _MARKED.search(text, start, line.end):
        marks += (Span(*found.span()) for found in _MARKS.finditer(text, start, line.end))
    at = start
    for mark in sorted(marks):
        if at < mark.start:
            yield Span(at, mark.start)
        at = max(at, mark.end)
    if at < line.end:
        yield Span(at, line.end)


class Cutter:
    """Cuts of one passage in logarithmic time a cut, whatever the number of its pieces."""

    def __init__(self, passage: Passage) -> None:
        """Index the pieces of `passage`."""
        self.passage = passage
        self._ends = list(accumulate(piece.end - piece.start for piece in passage.pieces))

    def cut(self, start: int, end: int) -> Passage:
        """Return `passage.cut(start, end)` without white space at its ends."""
        text = self.passage.text[start:end]
        if text == self.passage.text == text.strip():
            return self.passage
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Passage(text, tuple(self._pieces(start, start + len(text))))

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        i = bisect_right(self._ends, start)
        while start < end:
            piece = self.passage.pieces[i]
            stop = min(end, self._ends[i])
            yield Span(piece.end - (self._ends[i] - start), piece.end - (self._ends[i] - stop))
            start, i = stop, i + 1
