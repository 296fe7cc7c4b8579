"""Chunks: the paragraphs of a document before they are classified."""

from __future__ import annotations

from typing import Literal

from policyparse.folding import fold, fold_widths
from policyparse.model.document import Document, Passage, Span
from policyparse.structure.lines import Line
from policyparse.structure.passages import NO_BULLET, assemble, bullet_of, passage_of

Role = Literal["body", "title", "heading", "item", "label", "boilerplate", "contents", "assignment"]


class Chunk:
    """One paragraph. `text` is the folded passage, `sign` the bullet that opened it, `gap` the line ends before it."""

    __slots__ = ("gap", "line", "passage", "role", "sign", "text")

    def __init__(self, passage: Passage, text: str, sign: str, gap: int, line: Line, role: Role = "body") -> None:
        """Take what is known of a paragraph of which `line` is the first line."""
        self.passage = passage
        self.text = text
        self.sign = sign
        self.gap = gap
        self.line = line
        self.role = role

    @property
    def written(self) -> str:
        """The text as a reader of the document should see it again: of the length of `text`, widths alone folded."""
        return fold_widths(self.passage.text)

    @property
    def is_item(self) -> bool:
        """Return whether a bullet or the reader marks a list item; a long dash opens a paragraph, `#` a heading."""
        return bool(self.sign and self.sign[0] not in "#—") or self.line.block.role == "list-item"

    def with_role(self, role: Role) -> Chunk:
        """Return the chunk in another role."""
        return Chunk(self.passage, self.text, self.sign, self.gap, self.line, role)

    def with_text(self, passage: Passage, text: str) -> Chunk:
        """Return the chunk with another passage, and its folded text."""
        return Chunk(passage, text, self.sign, self.gap, self.line, self.role)


def chunk_of(document: Document, lines: list[Line], role: Role = "body") -> Chunk | None:
    """Return the chunk of `lines`; None if they hold marks alone."""
    sign, skipped = bullet_of(lines[0].text) if role != "boilerplate" else NO_BULLET
    passage = passage_of(document.text, lines, skipped)
    if not passage.text.strip():
        return None
    return Chunk(passage, _folded(passage, lines), sign, lines[0].gap, lines[0], role)


def _folded(passage: Passage, lines: list[Line]) -> str:
    """Return what of the lines' folded text the passage holds; folded again only if it is in pieces."""
    if len(lines) > 1 or len(passage.pieces) > 1:
        return fold(passage.text)
    start, end = passage.pieces[0]
    return lines[0].text[start - lines[0].start : end - lines[0].start]


def merge(document: Document, first: Chunk, second: Chunk, *, apart: bool = False) -> Chunk:
    """Return the two chunks as one, in the role of the first; a blank parts them where they are to stay `apart`."""
    end = first.passage.span.end
    between = [Span(end, end + 1)] if apart and document.text[end : end + 1].isspace() else []
    passage = assemble(document.text, [*first.passage.pieces, *between, *second.passage.pieces])
    return first.with_text(passage, fold(passage.text))
