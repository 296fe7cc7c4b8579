"""Pages of running text to blocks: paragraphs joined over columns and pages, headings told, cells parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policyparse.model.document import BlockRole
from policyparse.readers.pdf.columns import Item, items_of, margins_of
from policyparse.readers.pdf.furniture import furniture_of
from policyparse.readers.pdf.paragraphs import BULLET, Paragraph, flows, paragraphs_of
from policyparse.readers.pdf.shapes import Page, Piece, Table
from policyparse.readers.pdf.words import Joiner

_ENDS = re.compile(r"[。！？；：.!?;:…][”’\"'）)\]】]*$")
_HEADING_SIZE, _LONGEST_HEADING, _MOST_LINES = 1.17, 160, 4
_DEEPEST_HEADING = 4
_SAME_SIZE = 1.06
_INDENTED = 0.3
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]+[、.）)]|第.{1,4}[编章节条]|附件")


def prose(pages: Sequence[Page]) -> Iterator[Piece]:
    """Yield the blocks of `pages` in reading order; furniture and notes follow the paragraph that they interrupt."""
    joiner = Joiner(line.text for page in pages for line in page.lines)
    margins = margins_of(pages)
    furniture = furniture_of(pages, slides=False)
    items = [
        item for page, still in zip(pages, furniture, strict=True) for item in items_of(page, still, joiner, margins)
    ]
    levels = _heading_levels(items, margins.size)
    last = 0
    for item in _joined(items, joiner):
        before = "\n\n" if item.page > last else "\n"
        last = max(last, item.page)
        if item.table:
            yield from cells(item.table, item.page, joiner)
        elif item.paragraph:
            yield _piece(item, item.paragraph, before, levels)


def cells(table: Table, page: int, joiner: Joiner) -> Iterator[Piece]:
    """Yield the cells of a table, a tab between those of a row; a cell with several paragraphs is several blocks."""
    before = "\n\n"
    for cell in table.cells:
        before = before if before == "\n\n" else "\n" if cell.opens else "\t"
        for paragraph in paragraphs_of(cell.lines, joiner):
            yield block(paragraph, "cell", before, page)
            before = "\n"


def block(paragraph: Paragraph, role: BlockRole, before: str, page: int, level: int | None = None) -> Piece:
    """Return a paragraph as a block to be."""
    return Piece(paragraph.text, role, before, level, page, paragraph.box, round(paragraph.size, 1), paragraph.bold)


def _joined(items: Sequence[Item], joiner: Joiner) -> Iterator[Item]:
    """Yield the items, a paragraph that goes on in the next column or on the next page as one."""
    indented = _is_indented(items)
    held: list[Item] = []
    for item in items:
        if item.role == "text":
            if held and held[0].paragraph and item.paragraph and _goes_on(held[0].paragraph, item, indented=indented):
                text = joiner.join([held[0].paragraph.text, item.paragraph.text])
                held[0] = held[0]._replace(paragraph=item.paragraph._replace(text=text, box=held[0].paragraph.box))
                continue
            yield from held
            held = []
        held.append(item)
    yield from held


def _is_indented(items: Sequence[Item]) -> bool:
    """Say whether the document indents its paragraphs, so that a flush line goes on."""
    inner = [item.paragraph for item in items if item.paragraph and item.role == "text" and not item.heads]
    return sum(paragraph.starts for paragraph in inner) > _INDENTED * len(inner)


def _goes_on(before: Paragraph, item: Item, *, indented: bool) -> bool:
    """Say whether the first paragraph of a column goes on with the one before it."""
    after = item.paragraph
    if after is None or not item.heads or after.starts or before.bold != after.bold:
        return False
    if max(before.size, after.size) > _SAME_SIZE * min(before.size, after.size):
        return False
    return flows(before.text, after.text) or (not before.ends and (indented or not _ENDS.search(before.text)))


def _heading_levels(items: Sequence[Item], size: float) -> Mapping[float, int]:
    """Return the level of each size that only headings have, the largest being the first."""
    sizes = {round(item.paragraph.size) for item in items if item.paragraph and _stands_out(item, item.paragraph, size)}
    return {large: min(i, _DEEPEST_HEADING) for i, large in enumerate(sorted(sizes, reverse=True), 1)}


def _stands_out(item: Item, paragraph: Paragraph, size: float) -> bool:
    """Tell a heading by its size; what has a number is told by the number, later."""
    if item.role != "text" or paragraph.size < _HEADING_SIZE * size or _NUMBERED.match(paragraph.text):
        return False
    if len(paragraph.text) > _LONGEST_HEADING or paragraph.lines > _MOST_LINES or len(paragraph.text) < 3:
        return False
    return not _ENDS.search(paragraph.text)


def _piece(item: Item, paragraph: Paragraph, before: str, levels: Mapping[float, int]) -> Piece:
    level = levels.get(round(paragraph.size)) if item.role == "text" else None
    if level and not _ENDS.search(paragraph.text) and not _NUMBERED.match(paragraph.text):
        return block(paragraph, "heading", before, item.page, level)
    role: BlockRole = "list-item" if item.role == "text" and BULLET.match(paragraph.text) else item.role
    return block(paragraph, role, before, item.page)
