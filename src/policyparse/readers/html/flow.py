"""The lines of a page, as a browser would break them: runs of text with their role and their place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policyparse.model.document import BlockRole, Cell, ReferenceKind
from policyparse.readers.grid import Grid, span_of
from policyparse.readers.html import words
from policyparse.readers.html.datatables import is_data
from policyparse.readers.html.numbers import Numbering, opens_with
from policyparse.readers.html.tree import Node, walk
from policyparse.readers.superscripts import raised

_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_ALONGSIDE = "“”‘’—…·"


class Run(NamedTuple):
    """One line. `place` is the block element that it is in, `linked` the letters of it that lead elsewhere.

    `references` are those that stand in it, or between it and the line before.
    """

    text: str
    place: Node
    role: BlockRole = "text"
    level: int | None = None
    before: str = "\n"
    linked: int = 0
    bold: bool = False
    cell: Cell | None = None
    references: tuple[tuple[ReferenceKind, str], ...] = ()


class _Frame(NamedTuple):
    """What holds inside an element: `kept` white space, `code`, the cells of a `data` table, a link."""

    place: Node
    level: int | None = None
    data: bool = False
    cell: bool = False
    kept: bool = False
    code: bool = False
    linked: bool = False
    bold: bool = False
    raised: bool = False
    depth: int = 0


def runs_of(root: Node) -> list[Run]:
    """Return the runs of the page, in document order."""
    flow = _Flow(root)
    for node, starts in _events(root):
        if isinstance(node, str):
            flow.text(node)
        elif starts:
            flow.start(node)
        else:
            flow.end(node)
    return flow.runs


def letters(text: str) -> int:
    """Return how many letters `text` has; digits and signs are none."""
    return sum(map(str.isalpha, text))


def _events(root: Node) -> Iterator[tuple[Node | str, bool]]:
    """Yield each element when it starts and, with False, when it ends, and the texts between."""
    waiting: list[tuple[Node | str, bool]] = [(root, True)]
    while waiting:
        one, starts = waiting.pop()
        yield one, starts
        if starts and isinstance(one, Node):
            waiting.append((one, False))
            waiting.extend((child, True) for child in reversed(one.children))


class _Flow:
    """Gathers text until a line ends. `_item` is the depth and the number of a list item without text as yet."""

    def __init__(self, root: Node) -> None:
        self.runs: list[Run] = []
        self._frames = [_Frame(root)]
        self._pieces: list[str] = []
        self._linked = self._bold = 0
        self._notes: list[str] = []
        self._references: list[tuple[ReferenceKind, str]] = []
        self._before = "\n"
        self._row_filled = False
        self._grid = Grid()
        self._numbering = Numbering()
        self._item: tuple[int, str] | None = None

    def start(self, node: Node) -> None:
        if node.tag in words.BLOCKS:
            self._flush()
        frame = _frame(self._frames[-1], node)
        self._frames.append(frame)
        self._references += _references(node)
        if node.tag == "br":
            self._break(frame)
        elif node.tag == "img":
            self._note(collapse(node.get("alt")), frame)
        elif node.tag == "comment":
            self.runs.append(Run(node.get("text"), frame.place, "furniture"))
        elif node.tag in words.LISTS:
            self._numbering.open(node)
        elif node.tag == "li":
            self._item = (max(1, frame.depth), self._numbering.number(node))
        elif frame.data:
            self._place_cell(node)

    def end(self, node: Node) -> None:
        if node.tag in words.BLOCKS:
            self._flush()
        if node.tag in words.LISTS:
            self._numbering.close()
        elif node.tag == "li":
            self._item = None
        elif node.tag == "table" and self._frames[-1].data:
            self._before = "\n\n"
        self._frames.pop()

    def text(self, text: str) -> None:
        frame = self._frames[-1]
        first, *rest = text.split("\n") if frame.kept else [text]
        self._pieces.append(raised(first) if frame.raised else first)
        for line in rest:
            self._flush()
            self._pieces.append(line)
        count = letters(text)
        self._linked += count if frame.linked else 0
        self._bold += count if frame.bold else 0

    def _place_cell(self, node: Node) -> None:
        """Part tables by blank lines, rows by line ends, cells by tabs; empty cells leave nothing."""
        if node.tag == "table":
            self._before = "\n\n"
            self._grid = Grid()
        elif node.tag == "tr":
            self._before = "\n" if self._before == "\t" else self._before
            self._row_filled = False
            self._grid.next_row()
        elif node.tag in ("td", "th"):
            self._before = "\t" if self._row_filled else self._before
            self._grid.next_cell(span_of(node.get("colspan")), span_of(node.get("rowspan")))

    def _break(self, frame: _Frame) -> None:
        if frame.level:
            self._pieces.append("\n")
        else:
            self._flush()

    def _note(self, alternative: str, frame: _Frame) -> None:
        """Hold a picture's words until the line ends; those of a picture that is a link are the link's."""
        if not frame.linked and letters(alternative) > 1 and not words.ALT_ONLY.fullmatch(alternative):
            self._notes.append(alternative)

    def _flush(self) -> None:
        """End the line."""
        frame = self._frames[-1]
        raw = "".join(self._pieces)
        text = _UNSEEN.sub("", raw).rstrip() if frame.kept else collapse(raw)
        if text.strip():
            self._add(text, frame, self._bold > letters(text) / 2)
        self.runs += (Run(note, frame.place, "note") for note in self._notes)
        self._pieces, self._notes = [], []
        self._linked = self._bold = 0

    def _add(self, text: str, frame: _Frame, bold: bool) -> None:
        role, level = _role(frame)
        if role == "text" and self._item:
            (level, number), role, self._item = self._item, "list-item", None
            text = number + text if number and not opens_with(text, number) else text
        cell = self._grid.cell if frame.cell else None
        self.runs.append(
            Run(text, frame.place, role, level, self._before, self._linked, bold, cell, tuple(self._references))
        )
        self._references = []
        self._before = "\n"
        self._row_filled = frame.cell


def _frame(above: _Frame, node: Node) -> _Frame:
    tag = node.tag
    data = is_data(node) if tag == "table" else above.data
    return _Frame(
        place=node if tag in words.BLOCKS else above.place,
        level=words.HEADINGS.get(tag, above.level),
        data=data,
        cell=data and (above.cell or tag in ("td", "th")),
        kept=above.kept or tag == "pre",
        code=above.code or (tag == "pre" and any(one.tag in words.CODE for one in walk(node))),
        linked=above.linked or (tag == "a" and _leads_away(node.get("href"), above)),
        bold=above.bold or tag in words.BOLD,
        raised=above.raised or tag == "sup",
        depth=above.depth + (tag in words.LISTS),
    )


def _references(node: Node) -> Iterator[tuple[ReferenceKind, str]]:
    if node.tag == "a" and node.get("href"):
        yield "link", node.get("href")
    elif node.tag == "img" and node.get("src"):
        yield "image", node.get("src")
    elif node.tag == "a" and (node.get("name") or node.get("id")):
        yield "anchor", node.get("name") or node.get("id")
    elif node.tag in words.HEADINGS and node.get("id"):
        yield "anchor", node.get("id")
    elif node.tag == "pre":
        yield "code", "".join(_texts(node))


def _texts(node: Node) -> Iterator[str]:
    return (event for event, _ in _events(node) if isinstance(event, str))


def _role(frame: _Frame) -> tuple[BlockRole, int | None]:
    if frame.code:
        return "furniture", None
    if frame.level:
        return "heading", frame.level
    return ("cell" if frame.cell else "text"), None


def _leads_away(address: str, above: _Frame) -> bool:
    """Return whether a link leads to other text; annexes belong to this one, and headings often link to themselves."""
    path = address.partition("#")[0].partition("?")[0]
    if not address or path.lower().endswith(words.DOCUMENTS):
        return False
    return not (above.level and address.startswith("#"))


def collapse(text: str) -> str:
    """Return `text` with white space as browsers show it; a line end between two Chinese characters is none."""
    return _SPACE.sub(_space, _UNSEEN.sub("", text)).strip()


def _space(found: re.Match[str]) -> str:
    text, (start, end) = found.string, found.span()
    if "\n" not in found.group() or not 0 < start < end < len(text):
        return " "
    return "" if _is_wide(text[start - 1]) and _is_wide(text[end]) else " "


def _is_wide(character: str) -> bool:
    return character >= "\u2e80" or character in _ALONGSIDE
