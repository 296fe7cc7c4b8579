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
    """The passage within which a sentence's time, force and subject apply; segments are parts of it.

    `furniture` is marked by the reader, and states nothing. A `foreign` paragraph is in the other language.
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
    Chinese as a source and English as a translation. `paragraph` is an index into `Structure.paragraphs`; `sentence`
    numbers the sentences of the whole document, so segments of one sentence share it. `line` counts from one. A
    `foreign` segment is in the other language: an untranslated note, a Chinese term in an English text. Rules of the
    document's language do not apply to it. `row_head` and `column_head` are the ids of the segments that head a table
    cell, if the reader knows its place. `unit` is the id of its unit in a bilingual file, None in a document.
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
        """The segment's text, without marks and interrupting page furniture."""
        return self.passage.text

    @property
    def span(self) -> Span:
        """The segment's span in the document, including furniture between its pieces."""
        pieces = self.passage.pieces
        return pieces[0] if len(pieces) == 1 else self.passage.span


@dataclass(frozen=True, slots=True)
class Structure:
    """The sections, paragraphs and segments of a document, each in document order.

    Every character of content is in exactly one segment.
    """

    document: Document
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    segments: tuple[Segment, ...]
