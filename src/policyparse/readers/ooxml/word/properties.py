"""Properties of paragraphs and runs that matter to a reader, from the elements `w:pPr` and `w:rPr`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole

VAL = q("w:val")
_OFF = ("0", "false", "off", "none")
_LEVELS = 9
_MEMO = 4_096  # a document has few combinations of properties, each many times


class Properties(NamedTuple):
    """What a style, a paragraph or a run says itself; None if it says nothing.

    `outline` counts from zero, nine being body text. `number` names a numbering, `depth` a level of it. `size` is in
    points. `aligned` is the alignment's name. `ends` is False where a tracked change has deleted the paragraph's end;
    `ghost` where that end is hidden. `raised` text is above the line, `struck` text is struck out.
    """

    style: str | None = None
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    aligned: str | None = None
    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None
    ends: bool | None = None
    ghost: bool | None = None
    raised: bool | None = None
    struck: bool | None = None

    def over(self, below: Properties) -> Properties:
        """Return these properties, and those of `below` where these say nothing."""
        return below if self is NOTHING else _over(self, below)


NOTHING = Properties()
"""What is said where nothing is said."""


def properties_of(element: Element | None) -> Properties:
    """Return the properties in `w:pPr` or `w:rPr`; `style` is a paragraph's or a character style."""
    values = []
    for child in element if element is not None else ():
        if child.tag in _FIELDS:
            values.append((child.tag, child.get(VAL)))
        elif child.tag == _NUMBERING:
            values += [(part.tag, part.get(VAL)) for part in child if part.tag in _FIELDS]
        elif child.tag == _MARK:
            values += [(_MARKS[part.tag], part.get(VAL)) for part in child if part.tag in _MARKS]
    return _properties(tuple(values)) if values else NOTHING


def is_on(value: str | None) -> bool:
    """Return whether a switch such as `w:b` with this value is on; without one it is."""
    return value not in _OFF


@lru_cache(_MEMO)
def _over(upper: Properties, below: Properties) -> Properties:
    return Properties._make(mine if mine is not None else theirs for mine, theirs in zip(upper, below, strict=True))


@lru_cache(_MEMO)
def _properties(values: tuple[tuple[str, str | None], ...]) -> Properties:
    found: dict[str, Any] = {_FIELDS[tag][0]: _FIELDS[tag][1](value) for tag, value in values}
    return NOTHING._replace(**found)


def _points(text: str | None) -> float | None:
    half = whole(text)
    return half / 2 if half else None


def _depth(text: str | None) -> int | None:
    depth = whole(text)
    return None if depth is None else min(max(depth, 0), _LEVELS - 1)


def _same(text: str | None) -> str | None:
    return text


def _is_raised(text: str | None) -> bool:
    return text == "superscript"


def _never(_: str | None) -> bool:
    return False


_NUMBERING, _MARK = q("w:numPr"), q("w:rPr")
_MARKS = {q("w:del"): "no end", q("w:moveFrom"): "no end", q("w:vanish"): "hidden end"}
"""What the run properties of a paragraph's mark, which is at its end, say of that end."""
_FIELDS: Mapping[str, tuple[str, Callable[[str | None], object]]] = {
    q("w:pStyle"): ("style", _same),
    q("w:rStyle"): ("style", _same),
    q("w:outlineLvl"): ("outline", whole),
    q("w:numId"): ("number", _same),
    q("w:ilvl"): ("depth", _depth),
    q("w:jc"): ("aligned", _same),
    q("w:sz"): ("size", _points),
    q("w:b"): ("bold", is_on),
    q("w:vanish"): ("hidden", is_on),
    q("w:vertAlign"): ("raised", _is_raised),
    q("w:strike"): ("struck", is_on),
    q("w:dstrike"): ("struck", is_on),
    "no end": ("ends", _never),
    "hidden end": ("ghost", is_on),
}
