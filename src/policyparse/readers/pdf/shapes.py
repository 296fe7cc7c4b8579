"""The types of PDF reading: settings, runs of characters, lines, pages.

Lengths are in points. The origin is the upper left corner of the page as its text is read: a page whose text runs
upwards is turned first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policyparse.model.document import BlockRole, Box


class Settings(NamedTuple):
    """The fields of `Reading` that a PDF file is read by; bytes, seconds, characters and pages."""

    password: str | None
    ocr: bool
    max_pages: int
    max_seconds: int
    max_memory: int
    max_characters: int


class Run(NamedTuple):
    """Characters set side by side in one font. `spaced` says that white space comes before it in the file."""

    text: str
    box: Box
    size: float
    bold: bool
    spaced: bool


class Rule(NamedTuple):
    """A straight line drawn on the page, level or upright."""

    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """One page as pdfium gives it, turned so that most of its text is level.

    `across` is text that runs another way, each way by itself; `stray` lies at an angle, as watermarks do, or off the
    page. `picture` is the share of the page that the largest picture covers, `shapes` says whether there is more
    drawing than a layout needs, `unreadable` is the share of its characters that stand for no known letter. `fonts` has
    the text that each font sets, by its name.
    """

    width: float
    height: float
    runs: tuple[Run, ...] = ()
    across: tuple[tuple[Run, ...], ...] = ()
    stray: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()
    picture: float = 0.0
    shapes: bool = False
    unreadable: float = 0.0
    fonts: tuple[tuple[str, str], ...] = ()


class Line(NamedTuple):
    """Text on one base line. `word` is the width of what opens it and is not broken: a word, or a character of Chinese.

    `parts` counts the pieces of text that are far apart: more than one in a row of a table without rules. A ruled table
    takes part in the layout as a line of its size without text.
    """

    text: str
    box: Box
    size: float
    bold: bool
    word: float
    parts: int = 1
    table: Table | None = None


class Cell(NamedTuple):
    """A cell of a ruled table, with its row and column, each from one."""

    lines: tuple[Line, ...]
    row: int
    column: int


class Table(NamedTuple):
    """The cells of a ruled table that hold text, row after row."""

    cells: tuple[Cell, ...]


class Page(NamedTuple):
    """The lines and tables of one page, counted from one.

    `across` and `stray` are the lines of text that runs another way, after all that runs the page's way.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    across: tuple[Line, ...] = ()
    stray: tuple[Line, ...] = ()


class Piece(NamedTuple):
    """A block to be: what a composer adds, and the white space before it."""

    text: str
    role: BlockRole = "text"
    before: str = "\n"
    level: int | None = None
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    cell: tuple[int, int] | None = None


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around `boxes`, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
