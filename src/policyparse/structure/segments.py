"""Segments: the chunks of a document divided into the units of alignment, in document order."""

from __future__ import annotations

import re
from bisect import bisect_right

from policyparse.config.limits import USUAL
from policyparse.errors import InputError
from policyparse.languages import language_of
from policyparse.model.document import Document, Passage, SideName
from policyparse.model.structure import Paragraph, Segment, SegmentKind, Structure
from policyparse.structure import tables
from policyparse.structure.assignments import assignment_start
from policyparse.structure.chunks import Chunk
from policyparse.structure.grids import Heads
from policyparse.structure.headings import Heading
from policyparse.structure.outline import Outline
from policyparse.structure.passages import Cutter

_HEADLESS = Heads(None, None)

_Part = tuple[SegmentKind, int, int, int]
"""A segment of a paragraph: its kind, where it starts and ends in the text, and the number of its sentence there."""


class _Draft:
    """A segment before its place among the others is known: page furniture may stand within a paragraph."""

    __slots__ = ("foreign", "kind", "paragraph", "passage", "section", "sentence", "start")

    def __init__(
        self, kind: SegmentKind, section: str, passage: Passage, paragraph: int, sentence: int, *, foreign: bool
    ) -> None:
        """Take what is known of a segment by itself."""
        self.kind = kind
        self.section = section
        self.passage = passage
        self.paragraph = paragraph
        self.sentence = sentence
        self.foreign = foreign
        self.start = passage.pieces[0].start


def prefix_of(document: Document, role: SideName | None = None) -> str:
    """Return what the ids of a document's segments begin with; one without a role goes by its language."""
    return "s" if (role or ("source" if document.language == "zh" else "translation")) == "source" else "t"


class Builder:
    """Takes the chunks of one document in order and gives its structure."""

    def __init__(self, document: Document, role: SideName | None = None, *, divided: bool = True) -> None:
        """Start an empty structure of `document`, whose paragraphs are `divided` into segments."""
        self._document = document
        self._layout = language_of(document.language).layout
        self._divided = divided
        self._prefix = prefix_of(document, role)
        self._name = document.origin.path or "the text"
        self._outline = Outline()
        self._paragraphs: list[Paragraph] = []
        self._drafts: list[_Draft] = []
        self._sentences = 0
        self._annex = ""
        self._heads: dict[int, Heads] = {}

    def add(self, chunk: Chunk, heading: Heading | None, *, listed: bool) -> None:
        """Append one chunk, `listed` if it is one of a numbered list; a heading opens a section.

        Raises `InputError` beyond the usual limit of segments.
        """
        self._enter(chunk, heading)
        block = chunk.line.block
        foreign = self._layout.is_foreign(chunk.text)
        furniture = block.role == "furniture"
        self._paragraphs.append(Paragraph(chunk.passage, self._outline.path, block.page, furniture, foreign))
        if self._divided:
            self._divide(chunk, self._parts(chunk, heading, listed=listed), foreign=foreign)

    def _divide(self, chunk: Chunk, parts: list[_Part], *, foreign: bool) -> None:
        cutter = Cutter(chunk.passage)
        section, paragraph, most = self._outline.path, len(self._paragraphs) - 1, -1
        for kind, start, end, number in parts:
            passage = cutter.cut(start, end)
            if passage.pieces:
                most = number
                if len(self._drafts) >= USUAL.max_segments:
                    raise InputError(f"{self._name}: more than {USUAL.max_segments:,} segments; split it")
                if passage.text != chunk.text:
                    foreign = self._layout.is_foreign(passage.text)
                self._drafts.append(
                    _Draft(kind, section, passage, paragraph, self._sentences + number, foreign=foreign)
                )
        self._sentences += most + 1

    def done(self, heads: dict[int, Heads] | None = None) -> Structure:
        """Return the structure of all chunks added; `heads` are those of cells, by the number of the chunk."""
        self._heads = heads or {}
        starts = [draft.start for draft in self._drafts]
        order = sorted(range(len(starts)), key=starts.__getitem__)
        ids = [""] * len(order)
        for place, i in enumerate(order, 1):
            ids[i] = f"{self._prefix}{place}"
        line_ends = [found.start() for found in re.finditer("\n", self._document.text)]
        first: dict[int, str] = {}
        if self._heads:
            first.update({draft.paragraph: ids[i] for i, draft in reversed(list(enumerate(self._drafts)))})
        segments = tuple([self._segment(self._drafts[i], ids[i], line_ends, first) for i in order])
        sections = self._outline.sections(len(self._document.text), ids)
        return Structure(self._document, sections, tuple(self._paragraphs), segments)

    def _segment(self, draft: _Draft, name: str, line_ends: list[int], first: dict[int, str]) -> Segment:
        row, column = self._heads.get(draft.paragraph, _HEADLESS)
        return Segment(
            name,
            draft.kind,
            draft.section,
            draft.passage,
            draft.paragraph,
            draft.sentence,
            bisect_right(line_ends, draft.start - 1) + 1,
            self._paragraphs[draft.paragraph].page,
            draft.foreign,
            first.get(row) if row is not None else None,
            first.get(column) if column is not None else None,
        )

    def _enter(self, chunk: Chunk, heading: Heading | None) -> None:
        """Open the section of a title or heading, whose draft is the next one."""
        start, draft = chunk.passage.pieces[0].start, len(self._drafts)
        if chunk.role == "boilerplate":
            if tables.ATTACHMENT.fullmatch(chunk.text.strip()):
                self._annex = chunk.written.strip(":： ")
        elif chunk.role == "title":
            self._outline.title(chunk.written.strip(), start, draft, self._annex)
            self._annex = ""
        elif heading:
            self._outline.open(heading, start, draft if heading.end else None)

    def _parts(self, chunk: Chunk, heading: Heading | None, *, listed: bool) -> list[_Part]:
        size = len(chunk.text)
        if chunk.role in ("boilerplate", "contents", "label"):
            return [("label" if chunk.role == "label" else "boilerplate", 0, size, 0)]
        if chunk.role == "title" or (heading and heading.end == size):
            return [("heading", 0, size, 0)]
        if heading is None:
            return self._running(chunk, 0, 0, self._kind(chunk, listed=listed))
        opening: list[_Part] = [("heading", 0, heading.end, 0)] if heading.end else []
        return opening + self._running(chunk, heading.end, heading.lead, self._kind(chunk, listed=False))

    def _running(self, chunk: Chunk, start: int, lead: int, kind: SegmentKind) -> list[_Part]:
        """Return the clauses and items of running text from `start`, and the assignment that closes it.

        A number up to `lead` stands with the first of them.
        """
        parts: list[_Part] = []
        size = len(chunk.text)
        stop = assignment_start(chunk.text)
        stop = size if stop is None or stop < start else stop
        number = first = int(start > 0)
        shift = max(start, lead)
        for low, high, sentence, item in self._layout.units(chunk.text[shift:stop]):
            number = first + sentence
            parts.append(("item" if item else kind, shift + low if low else start, shift + high, number))
        if stop < size:
            parts.append(("assignment", stop, size, number + (stop > start)))
        return parts

    def _kind(self, chunk: Chunk, *, listed: bool) -> SegmentKind:
        if listed or chunk.is_item:
            return "item"
        return "label" if self._layout.is_label(chunk.text) else "clause"
