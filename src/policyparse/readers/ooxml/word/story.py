"""The paragraphs of one part (main text, notes, headers) in order, with what their place and style say of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.model.document import BlockRole
from policyparse.readers.ooxml.markup import Element, events, too_deep
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.package import Package
from policyparse.readers.ooxml.word.content import Content, Gathering
from policyparse.readers.ooxml.word.numbering import Label, Numbers
from policyparse.readers.ooxml.word.places import LEARNT, PLACES, Places, Where
from policyparse.readers.ooxml.word.properties import NOTHING, Properties, is_on, of_paragraph
from policyparse.readers.ooxml.word.styles import Style, Styles

_LONGEST_HEADING = 200
_BODY = 9
_WIDE_SIGNS = "、，。：；）】〕》．"


class Paragraph(NamedTuple):
    """One paragraph with its number written out; `before` parts it from the text before it, as in `Composer.add`.

    `note` is the foot- or endnote that it belongs to. `loose` says that it stands in no table and no box.
    """

    content: Content
    text: str
    role: BlockRole
    level: int | None
    before: str
    aligned: str | None
    note: str | None
    loose: bool


class Story:
    """Reads one part, its paragraphs numbered by `numbers`; `chunks` counts the whole files inserted in it."""

    def __init__(self, package: Package, styles: Styles, numbers: Numbers) -> None:
        """Take the package and what its paragraphs look like."""
        self._package = package
        self._styles = styles
        self._numbers = numbers
        self._gathering = Gathering(styles, package.reading.max_depth)
        self._places = Places()
        self._carried: Content | None = None
        self.chunks = 0

    def paragraphs(self, part: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of `part` that have text; raises as `events` does."""
        for event, element in events(self._package, part, _TAGS, _PARAGRAPH):
            if element.tag != _PARAGRAPH:
                self._move(event, element)
            elif event == "end" and not self._places.where.dropped:
                try:
                    paragraph = self._paragraph(element)
                except RecursionError as error:
                    raise too_deep(self._package, part) from error
                if paragraph:
                    yield paragraph
        last = self._placed(self._carried, NOTHING, Style(NOTHING), None) if self._carried else None
        if last:
            yield last

    def _move(self, event: str, element: Element) -> None:
        """Enter or leave a place, or learn of it."""
        if element.tag in PLACES:
            if event == "start":
                self._places.enter(element)
            else:
                self._places.leave()
        elif event == "end" and element.tag == _CHUNK:
            self.chunks += 1
        elif event == "end":
            self._places.learn(element)

    def _paragraph(self, element: Element) -> Paragraph | None:
        """Return the paragraph if it has text; count it if it has a number."""
        first = element[0] if len(element) else None
        details = first if first is not None and first.tag == _DETAILS else None
        own = of_paragraph(details)
        style = self._styles.paragraph_style(own.style)
        properties = own.over(style.properties)
        self._gathering.fields = self._places.where.fields
        content = _joined(self._carried, self._gathering.gather(element, properties))
        mark = details.find(q("w:rPr")) if details is not None else None
        self._carried = content if mark is not None and _is_deleted(mark) else None
        if self._carried:
            return None
        ghost = mark is not None and _is_hidden(mark) and not content.text.strip()
        return self._placed(content, properties, style, None if ghost else self._label(own, style))

    def _label(self, own: Properties, style: Style) -> Label | None:
        number = own.number if own.number is not None else style.properties.number
        depth = own.depth if own.depth is not None or own.number is not None else style.properties.depth
        return self._numbers.label(number, depth, own.style)

    def _placed(self, content: Content, properties: Properties, style: Style, label: Label | None) -> Paragraph | None:
        text = content.text.strip()
        if not (text or content.art or content.embedded):
            self._places.blank()
            return None
        where = self._places.where
        text = _labelled(label, text)
        role, level = _role(text, properties, style, label, where, in_contents=content.in_contents)
        before = self._places.write()
        return Paragraph(content, text, role, level, before, properties.aligned, where.note, where.loose)


def _role(
    text: str, properties: Properties, style: Style, label: Label | None, where: Where, *, in_contents: bool
) -> tuple[BlockRole, int | None]:
    if in_contents or where.in_contents or style.in_contents:
        return "furniture", None
    if where.in_cell:
        return "cell", None
    if properties.outline is not None and 0 <= properties.outline < _BODY and _may_be_heading(text):
        return "heading", properties.outline + 1
    if style.is_title and _may_be_heading(text):
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
        turned=(before.turned[0], before.turned[1] + sum(after.turned)),
    )


def _is_deleted(mark: Element) -> bool:
    return mark.find(q("w:del")) is not None or mark.find(q("w:moveFrom")) is not None


def _is_hidden(mark: Element) -> bool:
    found = mark.find(q("w:vanish"))
    return found is not None and is_on(found)


_PARAGRAPH, _DETAILS, _CHUNK = q("w:p"), q("w:pPr"), q("w:altChunk")
_TAGS = (_PARAGRAPH, _CHUNK, *PLACES, *LEARNT)
