"""Segments: the chunks of a document divided into the units of alignment, in document order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from policyparse.config.limits import USUAL
from policyparse.errors import InputError
from policyparse.languages import language_of
from policyparse.model.document import Document, Passage, SideName
from policyparse.model.structure import Paragraph, Section, Segment, SegmentKind, Structure
from policyparse.structure import tables
from policyparse.structure.assignments import assignment_start
from policyparse.structure.chunks import Chunk
from policyparse.structure.clauses import Unit
from policyparse.structure.grids import Heads
from policyparse.structure.headings import Heading
from policyparse.structure.languages import in_other_language
from policyparse.structure.outline import Outline
from policyparse.structure.passages import Cutter

_HEADLESS = Heads(None, None)


class _Draft(NamedTuple):
    """A segment before its place among the others is known: page furniture may stand within a paragraph."""

    kind: SegmentKind
    section: str
    passage: Passage
    paragraph: int
    sentence: int


def prefix_of(document: Document, role: SideName | None = None) -> str:
    """Return what the ids of a document's segments begin with; one without a role goes by its language."""
    return "s" if (role or ("source" if document.language == "zh" else "translation")) == "source" else "t"


class Builder:
    """Takes the chunks of one document in order and gives its structure."""

    def __init__(self, document: Document, role: SideName | None = None, *, divided: bool = True) -> None:
        """Start an empty structure of `document`, whose paragraphs are `divided` into segments."""
        self._document = document
        self._divided = divided
        self._prefix = prefix_of(document, role)
        self._name = document.origin.path or "the text"
        self._outline = Outline()
        self._paragraphs: list[Paragraph] = []
        self._drafts: list[_Draft] = []
        self._sentences = 0
        self._annex = ""
        self._heads: Mapping[int, Heads] = {}

    def add(self, chunk: Chunk, heading: Heading | None, *, listed: bool) -> None:
        """Append one chunk, `listed` if it is one of a numbered list; a heading opens a section.

        Raises `InputError` beyond the usual limit of segments.
        """
        self._enter(chunk, heading)
        block = chunk.line.block
        foreign = in_other_language(chunk.text, self._document.language)
        furniture = block.role == "furniture"
        self._paragraphs.append(Paragraph(chunk.passage, self._outline.path, block.page, furniture, foreign))
        if self._divided:
            self._divide(chunk, heading, listed=listed)

    def _divide(self, chunk: Chunk, heading: Heading | None, *, listed: bool) -> None:
        cutter = Cutter(chunk.passage)
        most = -1
        for kind, unit in self._parts(chunk, heading, listed=listed):
            passage = cutter.cut(unit.start, unit.end)
            if passage.pieces:
                most = unit.sentence
                sentence = self._sentences + unit.sentence
                if len(self._drafts) >= USUAL.max_segments:
                    raise InputError(f"{self._name}: more than {USUAL.max_segments:,} segments; split it")
                self._drafts.append(_Draft(kind, self._outline.path, passage, len(self._paragraphs) - 1, sentence))
        self._sentences += most + 1

    def done(self, heads: Mapping[int, Heads] | None = None) -> Structure:
        """Return the structure of all chunks added; `heads` are those of cells, by the number of the chunk."""
        self._heads = heads or {}
        order = sorted(range(len(self._drafts)), key=lambda i: self._drafts[i].passage.pieces[0].start)
        ids = {i: f"{self._prefix}{place}" for place, i in enumerate(order, 1)}
        line_ends = [found.start() for found in re.finditer("\n", self._document.text)]
        first = {draft.paragraph: ids[i] for i, draft in reversed(list(enumerate(self._drafts)))}
        segments = tuple(self._segment(self._drafts[i], ids[i], line_ends, first) for i in order)
        return Structure(self._document, self._sections(ids), tuple(self._paragraphs), segments)

    def _segment(self, draft: _Draft, name: str, line_ends: list[int], first: Mapping[int, str]) -> Segment:
        heads = self._heads.get(draft.paragraph, _HEADLESS)
        return Segment(
            id=name,
            kind=draft.kind,
            section=draft.section,
            passage=draft.passage,
            paragraph=draft.paragraph,
            sentence=draft.sentence,
            line=bisect_right(line_ends, draft.passage.pieces[0].start - 1) + 1,
            page=self._paragraphs[draft.paragraph].page,
            row_head=first.get(heads.row) if heads.row is not None else None,
            column_head=first.get(heads.column) if heads.column is not None else None,
            foreign=in_other_language(draft.passage.text, self._document.language),
        )

    def _sections(self, ids: dict[int, str]) -> tuple[Section, ...]:
        sections = self._outline.sections(len(self._document.text))
        return tuple(replace(s, heading=ids.get(int(s.heading)) if s.heading else None) for s in sections)

    def _enter(self, chunk: Chunk, heading: Heading | None) -> None:
        """Open the section of a title or heading; sections name the draft of their heading until ids are given."""
        start, draft = chunk.passage.pieces[0].start, str(len(self._drafts))
        if chunk.role == "boilerplate":
            if tables.ATTACHMENT.fullmatch(chunk.text.strip()):
                self._annex = chunk.written.strip(":： ")
        elif chunk.role == "title":
            self._outline.title(chunk.written.strip(), start, draft, self._annex)
            self._annex = ""
        elif heading:
            self._outline.open(heading, start, draft if heading.end else None)

    def _parts(self, chunk: Chunk, heading: Heading | None, *, listed: bool) -> Iterator[tuple[SegmentKind, Unit]]:
        size = len(chunk.text)
        if chunk.role in ("boilerplate", "contents", "label"):
            yield "label" if chunk.role == "label" else "boilerplate", Unit(0, size, 0, item=False)
        elif chunk.role == "title" or (heading and heading.end == size):
            yield "heading", Unit(0, size, 0, item=False)
        else:
            start = heading.end if heading else 0
            if start:
                yield "heading", Unit(0, start, 0, item=False)
            lead = heading.lead if heading else 0
            yield from self._running(chunk, start, lead, self._kind(chunk, listed=listed and not heading))

    def _running(self, chunk: Chunk, start: int, lead: int, kind: SegmentKind) -> Iterator[tuple[SegmentKind, Unit]]:
        """Yield the clauses and items of running text from `start`, and the assignment that closes it.

        A number up to `lead` stands with the first of them.
        """
        stop = assignment_start(chunk.text)
        stop = len(chunk.text) if stop is None or stop < start else stop
        number = first = int(start > 0)
        low = max(start, lead)
        for unit in language_of(self._document.language).layout.units(chunk.text[low:stop]):
            number = first + unit.sentence
            opening = low + unit.start if unit.start else start
            yield "item" if unit.item else kind, Unit(opening, low + unit.end, number, unit.item)
        if stop < len(chunk.text):
            yield "assignment", Unit(stop, len(chunk.text), number + (stop > start), item=False)

    def _kind(self, chunk: Chunk, *, listed: bool) -> SegmentKind:
        if listed or chunk.is_item:
            return "item"
        return "label" if language_of(self._document.language).layout.is_label(chunk.text) else "clause"
