"""Where a paragraph is: in which table, cell, text box or note; and what separates it from the text before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from policyparse.model.document import Cell
from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole
from policyparse.readers.ooxml.word.fields import Fields
from policyparse.readers.ooxml.word.properties import VAL

_CONTENTS = "Table of Contents"
_FORMER = re.compile(r"\{.*\}\w+Change")
"""Elements that keep what properties were before a tracked change."""


class Where(NamedTuple):
    """What the places that are open say together.

    What is `dropped` is not shown. A cell counts as one unless its table has one column and so is a mere frame. `loose`
    is what is in no table and no box. `fields` are those that are open in this box.
    """

    dropped: bool
    in_cell: bool
    in_contents: bool
    note: str | None
    loose: bool
    fields: Fields
    cell: Cell | None


@dataclass(slots=True)
class _Place:
    kind: str
    dropped: bool = False
    framing: bool = False
    written: bool = False
    in_contents: bool = False
    note: str | None = None
    fields: Fields = field(default_factory=Fields)
    count: int = 0
    span: int = 1


class Places:
    """The places that are open, outermost first; `before` parts the next paragraph from the text before it."""

    def __init__(self) -> None:
        """Start in the text itself."""
        self._open = [_Place("box")]
        self._where: Where | None = None
        self.before = "\n"

    @property
    def where(self) -> Where:
        """What holds for a paragraph here."""
        if self._where is None:
            self._where = Where(
                dropped=any(place.dropped for place in self._open),
                in_cell=self._in_cell(),
                in_contents=any(place.in_contents for place in self._open),
                note=next((place.note for place in self._open if place.note), None),
                loose=not any(place.kind in ("table", "box") for place in self._open[1:]),
                fields=next(place.fields for place in reversed(self._open) if place.kind == "box"),
                cell=self._cell() if self._in_cell() else None,
            )
        return self._where

    def enter(self, element: Element) -> None:
        """Open the place that starts with `element`, one of `PLACES`."""
        place = _Place(PLACES[element.tag])
        if place.kind == "form":
            place.dropped = element.getprevious() is not None
        elif place.kind == "note":
            place.dropped = element.get(q("w:type"), "normal") != "normal"
            place.note = note_name(element)
        if place.kind in ("row", "cell"):
            self._count(place.kind)
        if place.kind == "cell" and not self._nearest("table").framing:
            self.before = "\t" if self._nearest("row").written else self.before
        elif place.kind == "row" and self.before == "\t":
            self.before = "\n"
        elif place.kind in ("table", "box"):
            self._part()
        self._open.append(place)
        self._where = None

    def leave(self) -> None:
        """Close the place that was opened last."""
        place = self._open.pop()
        self._where = None
        if place.kind in ("table", "box"):
            self._part()

    def learn(self, element: Element) -> None:
        """Take what the properties of a table, a row, a cell or a content control, now complete, say of it."""
        place, tag = self._open[-1], element.tag
        parent = element.getparent()
        if parent is None or _FORMER.fullmatch(parent.tag):
            return
        if tag == q("w:tblGrid"):
            place.framing = len(element) == 1
        elif tag == q("w:trPr"):
            place.dropped = element.find(q("w:del")) is not None
        elif tag == q("w:tcPr"):
            place.dropped = _is_merged(element) or element.find(q("w:cellDel")) is not None
            self._nearest("row").span = _columns(element)
        elif tag == q("w:docPartGallery"):
            place.in_contents = element.get(VAL) == _CONTENTS
        self._where = None

    def blank(self) -> None:
        """Take a paragraph without text, which parts its neighbours unless they stand in a cell."""
        if not self.where.in_cell:
            self.before = "\n\n"

    def write(self) -> str:
        """Take a paragraph with text, and return what parts it from the text before it."""
        for place in self._open[1:]:
            place.written = True
        before, self.before = self.before, "\n"
        return before

    def _nearest(self, kind: str) -> _Place:
        return next((place for place in reversed(self._open) if place.kind == kind), self._open[0])

    def _count(self, kind: str) -> None:
        """Count a row of its table, or a cell, with the columns that the one before it takes, of its row."""
        if kind == "row":
            self._nearest("table").count += 1
            return
        row = self._nearest("row")
        row.count += row.span
        row.span = 1

    def _cell(self) -> Cell:
        return Cell(max(1, self._nearest("table").count), max(1, self._nearest("row").count))

    def _in_cell(self) -> bool:
        for place in reversed(self._open):
            if place.kind == "box":
                return False
            if place.kind == "table" and not place.framing:
                return True
        return False

    def _part(self) -> None:
        self.before = "\n" if self.where.in_cell else "\n\n"


def note_name(element: Element) -> str:
    """Return what a foot- or endnote, or the mark of one, is called here: its kind and id."""
    return f"{element.tag.rpartition('}')[2].removesuffix('Reference')} {element.get(q('w:id'))}"


def _columns(element: Element) -> int:
    span = element.find(q("w:gridSpan"))
    return max(1, whole(span.get(VAL)) or 1) if span is not None else 1


def _is_merged(element: Element) -> bool:
    """Return whether a cell only continues the one above it."""
    merged = element.find(q("w:vMerge"))
    return merged is not None and merged.get(VAL, "continue") == "continue"


PLACES = {
    q("w:tbl"): "table",
    q("w:tr"): "row",
    q("w:tc"): "cell",
    q("w:txbxContent"): "box",
    q("w:sdt"): "control",
    q("w:footnote"): "note",
    q("w:endnote"): "note",
    q("mc:Choice"): "form",
    q("mc:Fallback"): "form",
}
"""Elements that paragraphs stand in; of several forms of the same only the first counts."""
LEARNT = tuple(map(q, ("w:tblGrid", "w:trPr", "w:tcPr", "w:docPartGallery")))
