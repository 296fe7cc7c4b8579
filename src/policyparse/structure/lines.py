"""The lines of a document in the reader's layout, with properties of their position."""

from __future__ import annotations

from policyparse.folding import fold
from policyparse.model.document import Block, Document


class Line:
    """One block of the reader. `text` is folded, `indent` counts columns, `gap` the line ends since the line before."""

    __slots__ = ("block", "end", "gap", "indent", "start", "text")

    def __init__(self, start: int, end: int, text: str, indent: int, gap: int, block: Block) -> None:
        """Take what is known of a line from `start` to `end`."""
        self.start = start
        self.end = end
        self.text = text
        self.indent = indent
        self.gap = gap
        self.block = block


def lines_of(document: Document) -> list[Line]:
    """Return a line for each block that holds more than white space."""
    lines = []
    text, before = document.text, 0
    for block in document.blocks:
        start, end = block.span
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip())
        raw = raw.strip()
        if not raw:
            continue
        end = start + len(raw)
        between = text[before:start]
        lines.append(Line(start, end, fold(raw), _indent(between), between.count("\n") if before else 9, block))
        before = end
    return lines


def _indent(between: str) -> int:
    """Columns between the last line end and the text; an ideographic space is two wide."""
    blank = between[between.rfind("\n") + 1 :]
    return len(blank) + blank.count("\u3000") + 3 * blank.count("\t")
