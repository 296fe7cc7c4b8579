"""Distinguishes data tables from layout tables."""

from __future__ import annotations

from itertools import islice

from policyparse.readers.html import words
from policyparse.readers.html.tree import Node, walk

_LOOKED_AT = 20_000
_LONGEST_CELL = 400
_MOST_PARAGRAPHS = 4


def is_data(table: Node) -> bool:
    """Return whether a table has header cells, or rows of several short cells; nested tables are page layout."""
    if table.get("role") in ("presentation", "none"):
        return False
    below = list(islice(walk(table), 1, _LOOKED_AT))
    if any(node.tag == "table" for node in below):
        return False
    cells = [node for node in below if node.tag in ("td", "th")]
    if any(_is_long(cell) for cell in cells):
        return False
    if any(node.tag in ("th", "caption") for node in below):
        return True
    rows = [sum(child.tag in ("td", "th") for child in node.elements) for node in below if node.tag == "tr"]
    return len(rows) > 1 and sum(size > 1 for size in rows) >= len(rows) / 2


def _is_long(cell: Node) -> bool:
    below = list(walk(cell))
    size = sum(len(child.strip()) for node in below for child in node.children if isinstance(child, str))
    return size > _LONGEST_CELL or sum(node.tag in words.BLOCKS or node.tag == "br" for node in below) > (
        _MOST_PARAGRAPHS + 1
    )
