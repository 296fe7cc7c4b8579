"""Placeholders: where a slide's shapes stand and what their text looks like if its layout and master say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from policyparse.model.document import Box
from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.slides.geometry import box_of
from policyparse.readers.ooxml.slides.levels import Levels, levels_of

TITLES = ("title", "ctrTitle")
FURNITURE = ("dt", "ftr", "hdr", "sldNum")
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "chart": "body", "dgm": "body"}
"""Kinds of placeholders whose place a master gives under another name."""


class Placeholder(NamedTuple):
    """Which placeholder a shape fills: its kind and its number in the layout."""

    kind: str
    number: str | None


class _Pattern(NamedTuple):
    box: Box | None
    levels: Levels


class Sheet(NamedTuple):
    """A layout or a master: its placeholders by number and by kind, and a master's list styles by kind of text."""

    by_number: Mapping[str, _Pattern]
    by_kind: Mapping[str, _Pattern]
    styles: Mapping[str, Levels]


BLANK = Sheet({}, {}, {})
"""What is inherited where there is no layout or master."""


class Sheets(NamedTuple):
    """The layout of a slide, the layout's master, and the list style of the whole presentation."""

    layout: Sheet
    master: Sheet
    default: Levels

    def box(self, placeholder: Placeholder) -> Box | None:
        """Return where a placeholder stands that does not say so itself."""
        return next((pattern.box for pattern in self._patterns(placeholder) if pattern.box), None)

    def levels(self, placeholder: Placeholder | None) -> tuple[Levels, ...]:
        """Return the list styles that the text of a placeholder, or of none, inherits from, nearest first."""
        if placeholder is None:
            return (self.master.styles.get("other", {}), self.default)
        kind = _ALIKE.get(placeholder.kind, placeholder.kind)
        styles = self.master.styles.get(kind if kind in ("title", "body") else "other", {})
        return (*(pattern.levels for pattern in self._patterns(placeholder)), styles, self.default)

    def _patterns(self, placeholder: Placeholder) -> tuple[_Pattern, ...]:
        kind = _ALIKE.get(placeholder.kind, placeholder.kind)
        by_number = self.layout.by_number.get(placeholder.number or "")
        found = (by_number or self.layout.by_kind.get(kind), self.master.by_kind.get(kind))
        return tuple(pattern for pattern in found if pattern)


def placeholder_of(shape: Element) -> Placeholder | None:
    """Return which placeholder `shape` fills; None if it is a shape of its own."""
    found = next(shape.iterfind(f"*/{q('p:nvPr')}/{q('p:ph')}"), None)
    return Placeholder(found.get("type", "obj"), found.get("idx")) if found is not None else None


def sheet_of(root: Element) -> Sheet:
    """Return what the layout or master `root` gives to slides."""
    by_number: dict[str, _Pattern] = {}
    by_kind: dict[str, _Pattern] = {}
    for shape in root.iter(q("p:sp"), q("p:pic"), q("p:graphicFrame")):
        placeholder = placeholder_of(shape)
        if placeholder:
            pattern = _Pattern(box_of(shape), levels_of(shape.find(f"{q('p:txBody')}/{q('a:lstStyle')}")))
            by_kind.setdefault(_ALIKE.get(placeholder.kind, placeholder.kind), pattern)
            if placeholder.number is not None:
                by_number.setdefault(placeholder.number, pattern)
    styles = root.find(q("p:txStyles"))
    kinds = ("title", "body", "other") if styles is not None else ()
    return Sheet(by_number, by_kind, {kind: levels_of(styles.find(q(f"p:{kind}Style"))) for kind in kinds})
