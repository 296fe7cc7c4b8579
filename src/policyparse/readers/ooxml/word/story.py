"""The paragraphs of one part (main text, notes, headers) in order, with the properties of their place and style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.model.document import BlockRole, Cell
from policyparse.readers.ooxml.markup import Element, events, too_deep
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.package import Package
from policyparse.readers.ooxml.word.content import Content, Gathering
from policyparse.readers.ooxml.word.numbering import Label, Numbers
from policyparse.readers.ooxml.word.places import LEARNT, PLACES, Places, Where
from policyparse.readers.ooxml.word.properties import NOTHING, Properties, properties_of
from policyparse.readers.ooxml.word.styles import Style, Styles

_LONGEST_HEADING = 200
_BODY = 9
_WIDE_SIGNS = "、，。：；）】〕》．"


class Paragraph(NamedTuple):
    """One paragraph with its number written out; `before` parts it from the text before it, as in `Composer.add`.

    `note` is the foot- or endnote that it belongs to. `loose` says that it is in no table and no box.
    """

    content: Content
    text: str
    role: BlockRole
    level: int | None
    before: str
    aligned: str | None
    note: str | None
    loose: bool
    cell: Cell | None = None


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

    @property
    def struck(self) -> bool:
        """Whether struck-out text was left out."""
        return self._gathering.struck

    def paragraphs(self, part: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of `part` that have text; raises as `events` does."""
        for event, tag, element in events(self._package, part, _TAGS, _PARAGRAPH):
            if tag != _PARAGRAPH:
                self._move(event, tag, element)
            elif event == "end" and not (where := self._places.where).dropped:
                try:
                    paragraph = self._paragraph(element, where)
                except RecursionError as error:
                    raise too_deep(self._package, part) from error
                if paragraph:
                    yield paragraph
        where = self._places.where
        last = self._placed(self._carried, NOTHING, Style(NOTHING), None, where) if self._carried else None
        if last:
            yield last

    def _move(self, event: str, tag: str, element: Element) -> None:
        """Enter or leave a place, or learn of it."""
        if tag in PLACES:
            if event == "start":
                self._places.enter(element)
            else:
                self._places.leave()
        elif event == "end" and tag == _CHUNK:
            self.chunks += 1
        elif event == "end":
            self._places.learn(element)

    def _paragraph(self, element: Element, where: Where) -> Paragraph | None:
        """Return the paragraph if it has text; count it if it has a number."""
        first = element[0] if len(element) else None
        details = first if first is not None and first.tag == _DETAILS else None
        own = properties_of(details)
        style = self._styles.paragraph_style(own.style)
        properties = own.over(style.properties)
        self._gathering.fields = where.fields
        content = _joined(self._carried, self._gathering.gather(element, properties))
        self._carried = content if own.ends is False else None
        if self._carried:
            return None
        label = None if own.ghost and not content.text.strip() else self._label(own, style)
        return self._placed(content, properties, style, label, where)

    def _label(self, own: Properties, style: Style) -> Label | None:
        number = own.number if own.number is not None else style.properties.number
        depth = own.depth if own.depth is not None or own.number is not None else style.properties.depth
        return self._numbers.label(number, depth, own.style)

    def _placed(
        self, content: Content, properties: Properties, style: Style, label: Label | None, where: Where
    ) -> Paragraph | None:
        text = content.text.strip()
        if not (text or content.art or content.embedded or content.notes):
            self._places.blank()
            return None
        text = _labelled(label, text)
        role, level = _role(text, properties, style, label, where, in_contents=content.in_contents)
        before = self._places.write()
        return Paragraph(content, text, role, level, before, properties.aligned, where.note, where.loose, where.cell)


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
    """Return whether a text styled as a heading is one, and not a paragraph that only opens with one."""
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


_PARAGRAPH, _DETAILS, _CHUNK = q("w:p"), q("w:pPr"), q("w:altChunk")
_TAGS = (_PARAGRAPH, _CHUNK, *PLACES, *LEARNT)
