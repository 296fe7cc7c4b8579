"""From pages of running text to blocks: joins paragraphs across columns and pages, finds headings, separates cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyparse.model.document import BlockRole
from policyparse.readers.pdf.columns import Item, items_of, margins_of
from policyparse.readers.pdf.furniture import furniture_of
from policyparse.readers.pdf.headings import ENDS, levels_of, style_of
from policyparse.readers.pdf.paragraphs import Paragraph, flows, is_item, paragraphs_of
from policyparse.readers.pdf.shapes import Page, Piece, Table
from policyparse.readers.pdf.words import Joiner

_SAME_SIZE = 1.06
_INDENTED = 0.3


def prose(pages: Sequence[Page]) -> Iterator[Piece]:
    """Yield the blocks of `pages` in reading order; furniture and notes follow the paragraph that they interrupt."""
    joiner = Joiner(line.text for page in pages for line in page.lines)
    margins = margins_of(pages)
    furniture = furniture_of(pages, slides=False)
    items = [
        item for page, still in zip(pages, furniture, strict=True) for item in items_of(page, still, joiner, margins)
    ]
    levels = levels_of(items, margins.size)
    last = 0
    for item in _joined(items, joiner):
        before = "\n\n" if item.page > last else "\n"
        last = max(last, item.page)
        if item.table:
            yield from cells(item.table, item.page, joiner)
        elif item.paragraph:
            yield _piece(item, item.paragraph, before, levels.get(style_of(item, margins.size)))


def cells(table: Table, page: int, joiner: Joiner) -> Iterator[Piece]:
    """Yield the cells of a table, a tab between those of a row; a cell with several paragraphs is several blocks."""
    before, row = "\n\n", 0
    for cell in table.cells:
        before = before if before == "\n\n" else "\n" if cell.row > row else "\t"
        row = cell.row
        for paragraph in paragraphs_of(cell.lines, joiner):
            yield block(paragraph, "cell", before, page)._replace(cell=(cell.row, cell.column))
            before = "\n"


def block(paragraph: Paragraph, role: BlockRole, before: str, page: int, level: int | None = None) -> Piece:
    """Return a paragraph as a block to be."""
    return Piece(paragraph.text, role, before, level, page, paragraph.box, round(paragraph.size, 1), paragraph.bold)


def _joined(items: Sequence[Item], joiner: Joiner) -> Iterator[Item]:
    """Yield the items, a paragraph that continues in the next column or on the next page as one."""
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
    """Return whether the document indents its paragraphs, so that a flush line continues."""
    inner = [item.paragraph for item in items if item.paragraph and item.role == "text" and not item.heads]
    return sum(paragraph.starts for paragraph in inner) > _INDENTED * len(inner)


def _goes_on(before: Paragraph, item: Item, *, indented: bool) -> bool:
    """Return whether the first paragraph of a column continues the one before it."""
    after = item.paragraph
    if after is None or not item.heads or after.starts or before.bold != after.bold:
        return False
    if max(before.size, after.size) > _SAME_SIZE * min(before.size, after.size):
        return False
    return flows(before.text, after.text) or (not before.ends and (indented or not ENDS.search(before.text)))


def _piece(item: Item, paragraph: Paragraph, before: str, level: int | None) -> Piece:
    if level:
        return block(paragraph, "heading", before, item.page, level)
    role: BlockRole = "list-item" if item.role == "text" and is_item(paragraph.text) else item.role
    return block(paragraph, role, before, item.page)
