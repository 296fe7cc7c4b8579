"""The paragraphs of one part (main text, notes, headers) in order, with what their place and their style say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from policyparse.model.document import BlockRole
from policyparse.readers.ooxml.markup import Element, events, too_deep
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.package import Package
from policyparse.readers.ooxml.word.content import Content, Gathering
from policyparse.readers.ooxml.word.fields import Fields
from policyparse.readers.ooxml.word.numbering import Label, Numbers
from policyparse.readers.ooxml.word.properties import VAL, Properties, is_on, of_paragraph
from policyparse.readers.ooxml.word.styles import Style, Styles

_FORMER = re.compile(r"\w+Change")
_LONGEST_HEADING = 200
_BODY = 9
_WIDE_SIGNS = "、，。：；）】〕》．"
_CONTENTS = "Table of Contents"


class Paragraph(NamedTuple):
    """One paragraph with its number written out; `before` parts it from the text before it, as in `Composer.add`.

    `note` is the foot- or endnote that it belongs to. `loose` says that notes may follow it, no table being open.
    """

    content: Content
    text: str
    role: BlockRole
    level: int | None
    before: str
    aligned: str | None
    note: str | None
    loose: bool


@dataclass(slots=True)
class _Place:
    """An element that paragraphs stand in. `dropped` has no text to show, `written` says that a row has some."""

    kind: Literal["box", "table", "row", "cell", "control", "note", "other"]
    dropped: bool = False
    framing: bool = False
    written: bool = False
    in_contents: bool = False
    name: str | None = None
    fields: Fields = field(default_factory=Fields)


class Story:
    """Reads one part; `numbers` goes on counting over the parts that share it. `chunks` counts other files within."""

    def __init__(self, package: Package, styles: Styles, numbers: Numbers) -> None:
        """Take the package and what its paragraphs look like."""
        self._package = package
        self._styles = styles
        self._numbers = numbers
        self._places = [_Place("box")]
        self._before = "\n"
        self._carried: Content | None = None
        self.chunks = 0

    def paragraphs(self, part: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of `part` that have text; raises as `events` does."""
        for event, element in events(self._package, part, _TAGS, _PARAGRAPH):
            tag = element.tag
            if tag == _PARAGRAPH:
                if event == "end" and not any(place.dropped for place in self._places):
                    try:
                        paragraph = self._paragraph(element)
                    except RecursionError as error:
                        raise too_deep(self._package, part) from error
                    if paragraph:
                        yield paragraph
            elif tag in _PLACES:
                if event == "start":
                    self._enter(element)
                else:
                    self._leave()
            elif event == "end":
                self._learn(element)
        if self._carried:
            last = self._placed(self._carried, Properties(), Style(Properties()), None)
            self._carried = None
            if last:
                yield last

    def _enter(self, element: Element) -> None:
        kind = _PLACES[element.tag]
        place = _Place(kind)  # type: ignore[arg-type]
        if kind == "other":
            place.dropped = element.getprevious() is not None
        elif kind == "note":
            place.dropped = element.get(q("w:type"), "normal") != "normal"
            place.name = f"{element.tag.rpartition('}')[2]} {element.get(q('w:id'))}"
        elif kind == "cell":
            row = next((one for one in reversed(self._places) if one.kind == "row"), None)
            self._before = "\t" if row and row.written and not self._framed() else self._before
        elif kind == "row":
            self._before = "\n" if self._before == "\t" else self._before
        elif kind in ("table", "box"):
            self._before = "\n" if self._in_cell() else "\n\n"
        self._places.append(place)

    def _leave(self) -> None:
        place = self._places.pop()
        if place.kind in ("table", "box"):
            self._before = "\n" if self._in_cell() else "\n\n"

    def _learn(self, element: Element) -> None:
        """Take what the properties of a table, a row, a cell or a content control say of the place that is open."""
        place, tag = self._places[-1], element.tag
        if _FORMER.fullmatch(element.getparent().tag.rpartition("}")[2]):
            return
        if tag == q("w:tblGrid"):
            place.framing = len(element) == 1
        elif tag == q("w:trPr"):
            place.dropped = place.dropped or element.find(q("w:del")) is not None
        elif tag == q("w:tcPr"):
            merged = element.find(q("w:vMerge"))
            goes_on = merged is not None and merged.get(VAL, "continue") == "continue"
            place.dropped = place.dropped or goes_on or element.find(q("w:cellDel")) is not None
        elif tag == q("w:docPartGallery"):
            place.in_contents = element.get(VAL) == _CONTENTS
        elif tag == q("w:altChunk"):
            self.chunks += 1

    def _framed(self) -> bool:
        """Say whether the table that is open has one column and so is a mere frame."""
        return next((place.framing for place in reversed(self._places) if place.kind == "table"), False)

    def _in_cell(self) -> bool:
        """Say whether this is a cell of a table, and not a text box in one."""
        for place in reversed(self._places):
            if place.kind == "box":
                return False
            if place.kind == "table" and not place.framing:
                return True
        return False

    def _paragraph(self, element: Element) -> Paragraph | None:
        """Return the paragraph if it has text; count it if it has a number."""
        first = element[0] if len(element) else None
        details = first if first is not None and first.tag == q("w:pPr") else None
        own = of_paragraph(details)
        style = self._styles.paragraph_style(own.style)
        properties = own.over(style.properties).over(self._styles.plain.properties)
        fields = next(place.fields for place in reversed(self._places) if place.kind == "box")
        gathering = Gathering(self._styles, properties, fields, self._package.reading.max_depth)
        content = _joined(self._carried, gathering.gather(element))
        mark = details.find(q("w:rPr")) if details is not None else None
        self._carried = content if mark is not None and _is_deleted(mark) else None
        if self._carried:
            return None
        hidden = mark is not None and _is_hidden(mark)
        label = None if hidden and not content.text.strip() else self._label(own, style)
        return self._placed(content, properties, style, label)

    def _label(self, own: Properties, style: Style) -> Label | None:
        number = own.number if own.number is not None else style.properties.number
        depth = own.depth if own.depth is not None or own.number is not None else style.properties.depth
        return self._numbers.label(number, depth, own.style)

    def _placed(self, content: Content, properties: Properties, style: Style, label: Label | None) -> Paragraph | None:
        in_cell = self._in_cell()
        if not (content.text.strip() or content.art or content.embedded):
            if not in_cell:
                self._before = "\n\n"
            return None
        text = _labelled(label, content.text.strip())
        in_contents = content.in_contents or style.in_contents or any(place.in_contents for place in self._places)
        role, level = _role(text, properties, style, label, in_contents=in_contents, in_cell=in_cell)
        before, self._before = self._before, "\n"
        for place in self._places:
            place.written = True
        note = next((place.name for place in self._places if place.kind == "note"), None)
        loose = not any(place.kind in ("table", "box") for place in self._places[1:])
        return Paragraph(content, text, role, level, before, properties.aligned, note, loose)


def _role(
    text: str, properties: Properties, style: Style, label: Label | None, *, in_contents: bool, in_cell: bool
) -> tuple[BlockRole, int | None]:
    if in_contents:
        return "furniture", None
    if in_cell:
        return "cell", None
    if _may_be_heading(text):
        if properties.outline is not None and 0 <= properties.outline < _BODY:
            return "heading", properties.outline + 1
        if style.is_title:
            return "heading", 1
    return ("list-item", label.depth) if label and label.is_bullet else ("text", None)


def _may_be_heading(text: str) -> bool:
    """Tell a heading from a paragraph set as one for its first words, which the text itself tells apart."""
    return len(text) <= _LONGEST_HEADING and "。" not in text[:-1]


def _labelled(label: Label | None, text: str) -> str:
    if not label or not label.text or not text:
        return text
    return label.text + ("" if label.text[-1] in _WIDE_SIGNS else " ") + text


def _joined(before: Content | None, after: Content) -> Content:
    """Return two paragraphs as one, the end of the first having been deleted."""
    if before is None:
        return after
    return after._replace(
        text=before.text + after.text,
        art=before.art + after.art,
        embedded=before.embedded + after.embedded,
        notes=before.notes + after.notes,
        turned=(before.turned[0], sum(after.turned) + before.turned[1]),
    )


def _is_deleted(mark: Element) -> bool:
    return mark.find(q("w:del")) is not None or mark.find(q("w:moveFrom")) is not None


def _is_hidden(mark: Element) -> bool:
    found = mark.find(q("w:vanish"))
    return found is not None and is_on(found)


_PARAGRAPH = q("w:p")
_PLACES = {
    q("w:tbl"): "table",
    q("w:tr"): "row",
    q("w:tc"): "cell",
    q("w:txbxContent"): "box",
    q("w:sdt"): "control",
    q("w:footnote"): "note",
    q("w:endnote"): "note",
    q("mc:Choice"): "other",
    q("mc:Fallback"): "other",
}
_TAGS = (_PARAGRAPH, *_PLACES, *map(q, ("w:tblGrid", "w:trPr", "w:tcPr", "w:docPartGallery", "w:altChunk")))
