"""The lines of one text body: paragraphs with their numbers written out, bullets as levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.model.document import Cell
from policyparse.readers.numerals import written
from policyparse.readers.ooxml.breaks import goes_on
from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole
from policyparse.readers.ooxml.slides.levels import Levels, Look, depth_of, inherited, levels_of, look_of, run_look
from policyparse.readers.ooxml.symbols import resolved
from policyparse.readers.superscripts import raised

_UNSTRUCK = "noStrike"
_SLIDE_NUMBER = "slidenum"
_SCHEMES = {
    "arabic": "decimal",
    "arabicDb": "decimalFullWidth",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
    "circleNumDb": "decimalEnclosedCircle",
    "circleNumWdBlack": "decimalEnclosedCircle",
    "circleNumWdWhite": "decimalEnclosedCircle",
    "ea1Chs": "chineseCounting",
    "ea1Cht": "taiwaneseCounting",
    "ea1JpnKor": "japaneseCounting",
    "ea1JpnChsDb": "chineseCounting",
}
"""Schemes of automatic numbers (ST_TextAutonumberScheme) without their ends, and the formats that they count in."""

_ENDS = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}", "Minus": "{}-"}


class Line(NamedTuple):
    """One line. `depth` is that of a list item, from one; a line that `continues` continues the one before it.

    `before` parts it from the line before: a line end, or a tab between the cells of a row.
    """

    text: str
    depth: int | None = None
    continues: bool = False
    size: float | None = None
    bold: bool = False
    before: str = "\n"
    cell: Cell | None = None


def lines_of(body: Element | None, styles: Sequence[Levels] = (), *, one: bool = False) -> tuple[Line, ...]:
    """Return the lines of a text body that inherits from `styles`, nearest first; a title is `one` paragraph."""
    if body is None:
        return ()
    styles = (levels_of(body.find(q("a:lstStyle"))), *styles)
    counts: dict[int, tuple[str, int]] = {}
    lines: list[Line] = []
    for paragraph in body.iterchildren(q("a:p")):
        properties = paragraph.find(q("a:pPr"))
        depth = depth_of(properties)
        look = inherited(look_of(properties), depth, styles)
        text = _text(paragraph)
        if text.strip():
            lines += _lines(_label(look, depth, counts) + text.strip(), look, depth, paragraph, one=one)
    return tuple(line._replace(continues=(one and i > 0) or line.continues) for i, line in enumerate(lines))


def _lines(text: str, look: Look, depth: int, paragraph: Element, *, one: bool) -> Iterator[Line]:
    item = depth + 1 if look.bullet == "sign" and not one else None
    size, bold = run_look(paragraph.find(f"{q('a:r')}/{q('a:rPr')}"))
    size, bold = size if size is not None else look.size, bold if bold is not None else look.bold
    before = ""
    for line in filter(str.strip, text.split("\n")):
        yield Line(line.strip(), item, goes_on(before, line), size, bool(bold))
        before = line


def _text(paragraph: Element) -> str:
    """Return a paragraph's text, its line breaks as line feeds, without fields that number the slide."""
    parts = []
    for element in paragraph.iter(q("a:t"), q("a:br"), q("m:t")):
        field = element.getparent()
        if element.tag == q("a:br"):
            parts.append("\n")
        elif (field.tag != q("a:fld") or field.get("type") != _SLIDE_NUMBER) and not is_struck(field):
            text = resolved(element.text or "").replace("\v", "\n")
            parts.append(raised(text) if _is_raised(field) else text)
    return "".join(parts)


def is_struck(run: Element) -> bool:
    """Return whether a run is struck out."""
    properties = run.find(q("a:rPr"))
    return properties is not None and properties.get("strike", _UNSTRUCK) != _UNSTRUCK


def _is_raised(run: Element) -> bool:
    properties = run.find(q("a:rPr"))
    return properties is not None and (whole(properties.get("baseline")) or 0) > 0


def _label(look: Look, depth: int, counts: dict[int, tuple[str, int]]) -> str:
    """Count the paragraph in its level, which a paragraph of a higher one or of another scheme starts again."""
    for deeper in [other for other in counts if other > depth]:
        del counts[deeper]
    scheme = look.bullet
    if scheme in (None, "none", "sign"):
        counts.pop(depth, None)
        return ""
    before, last = counts.get(depth, ("", 0))
    number = last + 1 if before == scheme else look.start
    counts[depth] = (scheme, number)
    end = next((end for end in _ENDS if scheme.endswith(end)), "Plain")
    counting = written(number, _SCHEMES.get(scheme.removesuffix(end), "decimal"))
    return _ENDS[end].format(counting) + " "
