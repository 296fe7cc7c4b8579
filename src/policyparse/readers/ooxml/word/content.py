"""The content of one paragraph: its runs in order, with tracked changes accepted, without hidden text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.symbols import resolved, sign
from policyparse.readers.ooxml.word.fields import Fields, is_furniture
from policyparse.readers.ooxml.word.places import note_name
from policyparse.readers.ooxml.word.properties import Properties, properties_of
from policyparse.readers.ooxml.word.styles import Styles
from policyparse.readers.superscripts import raised


class Content(NamedTuple):
    """What a paragraph holds; line breaks are line feeds in `text`.

    `art` are words drawn as a picture, `embedded` the ids of diagrams and charts, `notes` those of foot- and endnotes.
    `turned` counts the page ends before the text and in it.
    """

    text: str
    size: float | None
    bold: bool
    in_contents: bool = False
    art: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    turned: tuple[int, int] = (0, 0)


class Gathering:
    """Gathers the content of paragraphs, one after the other; `fields` may begin in one and end in another.

    `struck` says that struck-out text was left out.
    """

    def __init__(self, styles: Styles, deepest: int) -> None:
        """Take what runs look like, and how many elements may stand within each other."""
        self.fields = Fields()
        self.struck = False
        self._styles = styles
        self._deepest = deepest

    def gather(self, paragraph: Element, properties: Properties) -> Content:
        """Return the content of `paragraph`, whose own and style's properties are `properties`.

        Raises `RecursionError` if its elements are nested too deeply.
        """
        self._own = self._run = properties
        self._parts: list[str] = []
        self._looks: dict[tuple[float | None, bool | None], int] = {}
        self._others: dict[str, list[str]] = {}
        self._turned = [0, 0]
        self._in_contents = False
        stack: list[Iterator[Element]] = [iter(paragraph)]
        while stack:
            for element in stack[-1]:
                act = _ACTIONS.get(element.tag, _enter)
                inner = act(self, element) if act else None
                if inner is not None:
                    stack.append(inner)
                    break
            else:
                stack.pop()
            if len(stack) > self._deepest:
                raise RecursionError
        self.fields.close_instructions()
        return self._content()

    def _content(self) -> Content:
        looks = self._looks or {(self._own.size, self._own.bold): 0}
        size, bold = max(looks, key=looks.__getitem__) if len(looks) > 1 else next(iter(looks))
        plain = Content("".join(self._parts), size, bool(bold))
        if not (self._others or self._in_contents or any(self._turned)):
            return plain
        art, embedded, notes = (tuple(self._others.get(kind, ())) for kind in ("art", "embedded", "notes"))
        turned = (self._turned[0], self._turned[1])
        return Content(plain.text, size, plain.bold, self._in_contents, art, embedded, notes, turned)

    def add(self, text: str) -> None:
        """Append text of the run that is open."""
        if not text or self._run.hidden or not self.fields.shown:
            return
        if self._run.struck:
            self.struck = self.struck or bool(text.strip())
            return
        self._parts.append(raised(text) if self._run.raised else text)
        look = (self._run.size, self._run.bold)
        self._looks[look] = self._looks.get(look, 0) + len(text)
        self._in_contents = self._in_contents or self.fields.in_contents

    def _keep(self, kind: str, text: str | None) -> None:
        if text:
            self._others.setdefault(kind, []).append(text)

    def run(self, element: Element) -> Iterator[Element]:
        """Enter a run, behind its properties if it has some."""
        children: Iterator[Element] = iter(element)
        first = next(children, None)
        if first is not None and first.tag == _RUN_PROPERTIES:
            self._run = self._look(first)
            return children
        self._run = self._own
        return iter(element)

    def _look(self, element: Element) -> Properties:
        look = properties_of(element)
        if look.style:
            look = look.over(self._styles.run_style(look.style))
        return look.over(self._own)

    def text(self, element: Element) -> None:
        """Take a run's text; a line end in it is how the file was written, and no line break."""
        self.add(resolved(element.text or "").replace("\n", " "))

    def symbol(self, element: Element) -> None:
        """Take a sign that is given by its font and code."""
        self.add(sign(element.get(q("w:char"), ""), element.get(q("w:font"), "")))

    def line_break(self, _: Element) -> None:
        """Take the end of a line, a column or a page."""
        self.add("\n")

    def tab(self, _: Element) -> None:
        """Take a tab."""
        self.add("\t")

    def hyphen(self, _: Element) -> None:
        """Take a hyphen at which no line breaks."""
        self.add("-")

    def page_end(self, _: Element) -> None:
        """Take the end of a page, as the program laid it out last."""
        self._turned[1 if "".join(self._parts).strip() else 0] += 1

    def field_mark(self, element: Element) -> None:
        """Take the begin, the middle or the end of a field."""
        self.fields.mark(element.get(q("w:fldCharType")))

    def instruction(self, element: Element) -> None:
        """Take a piece of a field's instruction."""
        self.fields.instruct(element.text or "")

    def simple_field(self, element: Element) -> Iterator[Element] | None:
        """Enter a field in one element; its content is its result."""
        return None if is_furniture(element.get(q("w:instr"), "")) else iter(element)

    def alternatives(self, element: Element) -> Iterator[Element]:
        """Enter the first of several forms of the same."""
        return iter(element[:1])

    def note(self, element: Element) -> None:
        """Take the mark of a footnote or an endnote."""
        self._keep("notes", note_name(element))

    def word_art(self, element: Element) -> None:
        """Take words drawn as a picture."""
        self._keep("art", element.get("string"))

    def diagram(self, element: Element) -> None:
        """Take a diagram, whose words stand in a part of their own."""
        self._keep("embedded", element.get(q("r:dm")))

    def chart(self, element: Element) -> None:
        """Take a chart, whose words stand in a part of their own."""
        self._keep("embedded", element.get(q("r:id")))


def _enter(_: Gathering, element: Element) -> Iterator[Element]:
    return iter(element)


_Action = Callable[[Gathering, Element], Iterator[Element] | None]
_RUN_PROPERTIES = q("w:rPr")
_SKIPPED = (
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:softHyphen",
    "w:rt", "w:rubyPr", "w:txbxContent", "w:p",
)  # fmt: skip
"""Elements whose content is no text, or that are read elsewhere: paragraphs in text boxes are paragraphs themselves."""

_ACTIONS: Mapping[str, _Action | None] = {q(name): None for name in _SKIPPED} | {
    q("w:r"): Gathering.run,
    q("m:r"): Gathering.run,
    q("w:t"): Gathering.text,
    q("m:t"): Gathering.text,
    q("a:t"): Gathering.text,
    q("w:sym"): Gathering.symbol,
    q("w:br"): Gathering.line_break,
    q("w:cr"): Gathering.line_break,
    q("w:tab"): Gathering.tab,
    q("w:ptab"): Gathering.tab,
    q("w:noBreakHyphen"): Gathering.hyphen,
    q("w:lastRenderedPageBreak"): Gathering.page_end,
    q("w:fldChar"): Gathering.field_mark,
    q("w:instrText"): Gathering.instruction,
    q("w:fldSimple"): Gathering.simple_field,
    q("mc:AlternateContent"): Gathering.alternatives,
    q("w:footnoteReference"): Gathering.note,
    q("w:endnoteReference"): Gathering.note,
    q("v:textpath"): Gathering.word_art,
    q("dgm:relIds"): Gathering.diagram,
    q("c:chart"): Gathering.chart,
}
