"""The lines of a document in the reader's layout, with properties of their position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.folding import fold
from policyparse.model.document import Block, Document


class Line(NamedTuple):
    """One block of the reader. `text` is folded, `indent` counts columns, `gap` the line ends since the line before."""

    start: int
    end: int
    text: str
    indent: int
    gap: int
    block: Block


def lines_of(document: Document) -> Iterator[Line]:
    """Yield a line for each block that holds more than white space."""
    text, before = document.text, 0
    for block in document.blocks:
        start, end = block.span
        raw = text[start:end]
        if raw.isspace() or not raw:
            continue
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        between = text[before:start]
        yield Line(start, end, fold(text[start:end]), _indent(between), between.count("\n") if before else 9, block)
        before = end


def _indent(between: str) -> int:
    """Columns between the last line end and the text; an ideographic space is two wide."""
    blank = between[between.rfind("\n") + 1 :]
    return len(blank) + blank.count("\u3000") + 3 * blank.count("\t")
