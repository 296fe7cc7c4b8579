"""The interface of readers, which recognise a format by its content and extract its text in blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from policyparse.config import Reading
from policyparse.config.limits import USUAL
from policyparse.model.document import Block, BlockRole, Box, Cell, Reference, Span
from policyparse.readers.loading import too_many


class Layout(NamedTuple):
    """The result of a reader: the text of a file, and its blocks in document order.

    `settled`, `missing` and `references` are those of the document.
    """

    text: str
    blocks: tuple[Block, ...]
    settled: bool = False
    missing: tuple[str, ...] = ()
    references: tuple[Reference, ...] | None = None


class Reader(NamedTuple):
    """One format. `recognises(data, suffix)` looks at the content first; `read` may raise `InputError`.

    `read(data, name, reading)` gets the whole file, its name for messages, and the user's reading settings. `suffix` is
    the suffix of the file name, in lower case with the dot.
    """

    name: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Reading], Layout]


class Composer:
    """Composes a text block by block, for readers whose files contain no text that can be used unchanged."""

    def __init__(self, name: str = "", reading: Reading = USUAL) -> None:
        """Start an empty text of the file called `name`, within the limits of `reading`."""
        self._name = name
        self._most = reading.max_segments
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._size = 0

    def add(
        self,
        text: str,
        role: BlockRole = "text",
        *,
        before: str = "\n",
        level: int | None = None,
        page: int | None = None,
        box: Box | None = None,
        size: float | None = None,
        bold: bool = False,
        continues: bool = False,
        cell: Cell | None = None,
    ) -> None:
        r"""Append a block; what holds white space alone is left out. Raises `InputError` for one too many.

        `before` parts it from the block before: a line end after a paragraph, two where a box, a table or a page
        starts, a tab between the cells of a row. White space within the text is kept, at its ends it is not.
        """
        text = text.strip()
        if not text:
            return
        if self._blocks:
            self._parts.append(before)
            self._size += len(before)
        if len(self._blocks) >= self._most:
            raise too_many(self._name, self._most)
        span = Span(self._size, self._size + len(text))
        self._parts.append(text)
        self._size = span.end
        self._blocks.append(Block(span, role, level, page, box, size, bold, continues, cell=cell))

    @property
    def size(self) -> int:
        """The number of characters so far."""
        return self._size

    def layout(self, missing: tuple[str, ...] = ()) -> Layout:
        """Return the settled layout of all blocks."""
        return Layout("".join(self._parts) + "\n", tuple(self._blocks), settled=True, missing=missing)
