"""What a reader is: it recognises a format by its content and lays a text out in blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from policyparse.config import Reading
from policyparse.config.limits import USUAL
from policyparse.model.document import Block, BlockRole, Box, Cell, Reference, Span
from policyparse.readers.loading import too_many


class Layout(NamedTuple):
    """What a reader makes of a file: its text, and the blocks in it in document order.

    `settled`, `missing` and `references` are those of the document.
    """

    text: str
    blocks: tuple[Block, ...]
    settled: bool = False
    missing: tuple[str, ...] = ()
    references: tuple[Reference, ...] | None = None


class Reader(NamedTuple):
    """One format. `recognises(data, suffix)` looks at the content first; `read` may raise `InputError`.

    `read(data, name, reading)` gets the whole file, what messages call it, and how the user wants it read. `suffix` is
    the end of the file's name in lower case with the dot.
    """

    name: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Reading], Layout]


class Composer:
    """Lays a text out block after block, for readers whose files hold no text that could be kept as it stands."""

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
        """How many characters were laid out so far."""
        return self._size

    def layout(self, missing: tuple[str, ...] = ()) -> Layout:
        """Return the settled layout of all that was added."""
        return Layout("".join(self._parts) + "\n", tuple(self._blocks), settled=True, missing=missing)
