"""Tables written in HTML within Markdown, as converters write them: often a whole table on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policyparse.model.document import Cell, Span
from policyparse.readers.grid import Grid, span_of

_TAG = re.compile(r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption)\b([^<>]*)>", re.IGNORECASE)
_SPANS = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?(\d+)", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)


class Stretch(NamedTuple):
    """What is between two tags of a table, and the cell that it is in, if any."""

    span: Span
    cell: Cell | None


def holds_table(text: str) -> bool:
    """Return whether a block of HTML has cells of a table."""
    return bool(_CELL.search(text))


def stretches(text: str, whole: Span) -> Iterator[Stretch]:
    """Yield what is between the tags of tables in `whole`, in order."""
    grid, cell, at = Grid(), None, whole.start
    for tag in _TAG.finditer(text, *whole):
        yield Stretch(Span(at, tag.start()), cell)
        at = tag.end()
        closing, name = tag.group(1), tag.group(2).lower()
        cell = None
        if name == "table":
            grid = Grid()
        elif name == "tr" and not closing:
            grid.next_row()
        elif name in ("td", "th") and not closing:
            spans = {key.lower(): value for key, value in _SPANS.findall(tag.group(3))}
            grid.next_cell(span_of(spans.get("colspan", "")), span_of(spans.get("rowspan", "")))
            cell = grid.cell
    yield Stretch(Span(at, whole.end), cell)
