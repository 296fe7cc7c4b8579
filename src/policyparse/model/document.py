"""A document: one immutable text, and the blocks that a reader laid out in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]

Direction = Literal["zh-en", "en-zh"]
"""The language of a source, then that of its translation."""

SideName = Literal["source", "translation"]
"""What a document is in its pair."""

StrPath = str | os.PathLike[str]
"""What names a file."""

BlockRole = Literal["text", "heading", "list-item", "cell", "note", "furniture"]
"""What the reader itself knows of a block; plain text knows only `text`.

A `note` is beside the text: a footnote, a speaker's note, the words that stand for a picture. `furniture` is what
the layout repeats or adds: page numbers, running heads, navigation, comments.
"""


class Span(NamedTuple):
    """Half-open `[start, end)` offsets, in code points, into a document's text."""

    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """Return how many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


_span = partial(tuple.__new__, Span)  # the names take three times as long


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read as one run, although its pieces may be separate in the document.

    `text` is the document's own characters, piece after piece, with a line break inside a piece read as one space; text
    between the pieces (marks of emphasis, a page end within a word) is not part of it. The lengths of `pieces` add up
    to `len(text)`, so every offset in `text` has one offset in the document.
    """

    text: str
    pieces: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The document span from the first piece's start to the last piece's end."""
        if len(self.pieces) == 1:
            return self.pieces[0]
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(0, 0)

    def locate(self, start: int, end: int) -> Span:
        """Return the document span of `text[start:end]`; `start < end`."""
        if len(self.pieces) == 1:  # as most passages have
            low, high = self.pieces[0]
            if 0 <= start < end <= high - low:
                return _span((low + start, low + end))
        first = last = -1
        at = 0
        for piece in self.pieces:
            size = piece.end - piece.start
            if first < 0 and start < at + size:
                first = piece.start + start - at
            if end <= at + size:
                last = piece.start + end - at
                break
            at += size
        if first < 0 or last < 0 or start >= end:
            raise IndexError(f"[{start}, {end}) lies outside a passage of {len(self.text)} characters")
        return Span(first, last)

    def find(self, span: Span) -> Span | None:
        """Return a document span as offsets in `text`, the inverse of `locate`; None if it is not completely inside."""
        if len(self.pieces) == 1:
            (low, high), (first, last) = self.pieces[0], span
            return _span((first - low, last - low)) if low <= first < last <= high else None
        start = end = None
        at = 0
        for piece in self.pieces:
            if piece.start <= span.start < piece.end:
                start = at + span.start - piece.start
            if piece.start < span.end <= piece.end:
                end = at + span.end - piece.start
            at += piece.end - piece.start
        return Span(start, end) if start is not None and end is not None and start < end else None

    def cut(self, start: int, end: int) -> Passage:
        """Return `text[start:end]` as a passage of its own."""
        pieces = []
        at = 0
        for piece in self.pieces:
            size = piece.end - piece.start
            low, high = max(start, at), min(end, at + size)
            if low < high:
                pieces.append(Span(piece.start + low - at, piece.start + high - at))
            at += size
        return Passage(self.text[start:end], tuple(pieces))

    def strip(self) -> Passage:
        """Return the passage without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, len(self.text.rstrip())) if self.text.strip() else Passage("", ())


class Box(NamedTuple):
    """The position of a block on its page, in points from the upper left corner of the upright page."""

    left: float
    top: float
    right: float
    bottom: float


class Cell(NamedTuple):
    """The position of a cell in its table: row and column, each from one. Blocks of one cell share it."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the reader laid out as one: a line, a list item, a table cell, a text box.

    `level` is a heading's, from one for the highest, or a list item's depth. `page` counts pages or slides from one.
    `size` is that of most of its letters, in points. A block that `continues` continues the paragraph of the block
    before it. `marks` are the signs of a markup within it, which are no text. `cell` is its place in a table, the first
    row of each table being row one; None if the reader does not know it.
    """

    span: Span
    role: BlockRole = "text"
    level: int | None = None
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    continues: bool = False
    marks: tuple[Span, ...] = ()
    cell: Cell | None = None


ReferenceKind = Literal["link", "image", "anchor", "code", "key"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What markup has in addition to text: a link, a picture, an anchor, a code block, a setting."""

    kind: ReferenceKind
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from. `path` is `-` for standard input, empty for a string."""

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """One immutable text; everything else that policyparse knows about it is spans into it.

    In a `settled` document the reader knows the paragraphs and the furniture, so neither is inferred from the lines.
    `missing` lists, one line each, what is not in the text: pages without text, a limit that was reached.
    `references` are those of a markup, in their order; None if the format has none that a reader knows.
    """

    origin: Origin
    language: Language
    text: str
    blocks: tuple[Block, ...]
    settled: bool = False
    missing: tuple[str, ...] = ()
    references: tuple[Reference, ...] | None = None
