"""The structure of a document: sections, paragraphs and segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyparse.model.document import Document, Passage, Span

SegmentKind = Literal["heading", "clause", "item", "assignment", "label", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is under it.

    `path` is unique in the document and reads from the top level down (`二/手术机器人赛道`); `number` is the heading's
    number as written (`二`, `（一）`, `02`), `title` the heading without it. `heading` is the id of the heading's
    segment, None for the part before the first heading. `track` marks a named parallel line of work.
    """

    path: str
    level: int
    number: str | None
    title: str
    heading: str | None
    span: Span
    track: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The passage within which a sentence's time, force and subject hold; segments are parts of it.

    `furniture` is what the reader calls so; it states nothing. `foreign` is in the other language than the document.
    """

    passage: Passage
    section: str
    page: int | None = None
    furniture: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of alignment.

    `id` is `s1`, `s2`, … in a source and `t1`, `t2`, … in a translation; a document by itself is named by its language,
    Chinese as a source and English as a translation. `paragraph` indexes
    `Structure.paragraphs`; `sentence` numbers the sentences of the whole document, so that segments cut from one
    sentence share it. `line` counts from one. A `foreign` one is in the other language than its document: a note that
    nobody translated, a Chinese term in an English text. Rules of the document's language do not hold for it.
    `row_head` and `column_head` are the ids of the segments that head a table's cell, where the reader knows its place.
    `unit` is the id of its unit in a bilingual file, None in a document.
    """

    id: str
    kind: SegmentKind
    section: str
    passage: Passage
    paragraph: int
    sentence: int
    line: int
    page: int | None = None
    foreign: bool = False
    row_head: str | None = None
    column_head: str | None = None
    unit: str | None = None

    @property
    def text(self) -> str:
        """The segment's own text, without marks and page debris."""
        return self.passage.text

    @property
    def span(self) -> Span:
        """Where the segment is in the document, debris between its pieces included."""
        return self.passage.span


@dataclass(frozen=True, slots=True)
class Structure:
    """A document cut into sections, paragraphs and segments, each in document order.

    Every character that bears content lies in exactly one segment.
    """

    document: Document
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    segments: tuple[Segment, ...]
