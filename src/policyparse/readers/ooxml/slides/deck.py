"""The slides of a presentation in the order in which they are shown, with their notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.readers.ooxml.markup import Element, tree
from policyparse.readers.ooxml.names import q, whole
from policyparse.readers.ooxml.package import DamagedPartError, Package
from policyparse.readers.ooxml.relations import related, relations
from policyparse.readers.ooxml.slides.levels import Levels, levels_of
from policyparse.readers.ooxml.slides.placeholders import BLANK, Sheet, Sheets, placeholder_of, sheet_of
from policyparse.readers.ooxml.slides.shapes import Node, Surroundings, shapes_of
from policyparse.readers.ooxml.slides.text import Line, is_struck, lines_of

_EMU = 12_700
_WIDTH, _HEIGHT = 12_192_000, 6_858_000  # of a slide that does not say so


class Slide(NamedTuple):
    """One slide. `number` counts from one, `notes` are the lines of its speaker's notes."""

    number: int
    nodes: tuple[Node, ...]
    notes: tuple[Line, ...]
    hidden: bool
    struck: bool = False


class Deck:
    """Reads the slides of one presentation, one by one; `size` is a slide's width and height in points."""

    def __init__(self, package: Package, part: str) -> None:
        """Read the main part; raises `DamagedPartError` if that cannot be done."""
        root = tree(package, part)
        links = {link.id: link.part for link in relations(package, part)}
        self._package = package
        self._default: Levels = levels_of(root.find(q("p:defaultTextStyle")))
        self._sheets: dict[str, Sheet] = {}
        ids = root.iterfind(f"{q('p:sldIdLst')}/{q('p:sldId')}")
        self.parts = tuple(links.get(one.get(q("r:id"), ""), "") for one in ids)
        self.size = _size(root.find(q("p:sldSz")))

    def slide(self, number: int) -> Slide:
        """Return the slide with this number, from one; raises `DamagedPartError` if it cannot be read."""
        part = self.parts[number - 1]
        root = tree(self._package, part)
        links = {link.id: link for link in relations(self._package, part)}
        layout = next((link.part for link in links.values() if link.kind == "slideLayout"), "")
        surroundings = Surroundings(self._package, part, self._inherited(layout), links)
        notes = next((link.part for link in links.values() if link.kind == "notesSlide"), "")
        hidden = root.get("show", "1") in ("0", "false")
        struck = any(map(is_struck, root.iter(q("a:r"))))
        return Slide(number, shapes_of(root, surroundings), tuple(self._notes(notes)), hidden, struck)

    def _inherited(self, layout: str) -> Sheets:
        master = next(iter(related(self._package, layout, "slideMaster")), "") if layout else ""
        return Sheets(self._sheet(layout), self._sheet(master), self._default)

    def _sheet(self, part: str) -> Sheet:
        if part not in self._sheets:
            try:
                self._sheets[part] = sheet_of(tree(self._package, part)) if part else BLANK
            except DamagedPartError:
                self._sheets[part] = BLANK
        return self._sheets[part]

    def _notes(self, part: str) -> Iterator[Line]:
        if not part:
            return
        try:
            root = tree(self._package, part)
        except DamagedPartError:
            return
        for shape in root.iter(q("p:sp")):
            placeholder = placeholder_of(shape)
            if placeholder and placeholder.kind == "body":
                yield from lines_of(shape.find(q("p:txBody")))


def _size(element: Element | None) -> tuple[float, float]:
    sides = (whole(element.get("cx")), whole(element.get("cy"))) if element is not None else (None, None)
    return (sides[0] or _WIDTH) / _EMU, (sides[1] or _HEIGHT) / _EMU
