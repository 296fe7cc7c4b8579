"""Properties of paragraphs and runs that matter to a reader, from the elements `w:pPr` and `w:rPr`."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q

VAL = q("w:val")
_OFF = ("0", "false", "off", "none")
_LEVELS = 9


class Properties(NamedTuple):
    """What a style or a paragraph says itself; None where it says nothing.

    `outline` counts from zero, nine being body text. `number` names a numbering, `depth` a level of it. `size` is in
    points. `aligned` is the alignment's name.
    """

    style: str | None = None
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    aligned: str | None = None
    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, below: Properties) -> Properties:
        """Return these properties, and those of `below` where these say nothing."""
        if self is NOTHING:
            return below
        return Properties._make(mine if mine is not None else theirs for mine, theirs in zip(self, below, strict=True))


def is_on(element: Element) -> bool:
    """Say whether a switch such as `w:b` is on; without a value it is."""
    return element.get(VAL, "1") not in _OFF


def whole(text: str | None) -> int | None:
    """Return a number of the file's as an integer; None for what is none."""
    try:
        return int(text) if text else None
    except ValueError:
        return None


def of_run(element: Element | None) -> Properties:
    """Return the properties in `w:rPr`; its `style` is a character style."""
    found: dict[str, object] = {}
    for child in element if element is not None else ():
        field = _RUN.get(child.tag)
        if field == "size":
            half = whole(child.get(VAL))
            found[field] = half / 2 if half else None
        elif field == "style":
            found[field] = child.get(VAL)
        elif field:
            found[field] = is_on(child)
    return Properties(**found) if found else NOTHING  # type: ignore[arg-type]


def of_paragraph(element: Element | None) -> Properties:
    """Return the properties in `w:pPr`, its run properties being those of the paragraph's mark alone."""
    found: dict[str, object] = {}
    for child in element if element is not None else ():
        field = _PARAGRAPH.get(child.tag)
        if field == "number":
            found |= _numbering(child)
        elif field == "outline":
            found[field] = whole(child.get(VAL))
        elif field:
            found[field] = child.get(VAL)
    return Properties(**found) if found else NOTHING  # type: ignore[arg-type]


def _numbering(element: Element) -> dict[str, object]:
    number, depth = element.find(q("w:numId")), element.find(q("w:ilvl"))
    level = whole(depth.get(VAL)) if depth is not None else None
    return {
        "number": number.get(VAL) if number is not None else None,
        "depth": level if level is None else min(max(level, 0), _LEVELS - 1),
    }


NOTHING = Properties()
"""What is said where nothing is said."""
_RUN = {q("w:sz"): "size", q("w:b"): "bold", q("w:vanish"): "hidden", q("w:rStyle"): "style"}
_PARAGRAPH = {q("w:pStyle"): "style", q("w:outlineLvl"): "outline", q("w:numPr"): "number", q("w:jc"): "aligned"}
