"""From slides to blocks: a title, then complete text boxes in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import median

from policyparse.model.document import BlockRole
from policyparse.readers.pdf.furniture import furniture_of
from policyparse.readers.pdf.paragraphs import Column, column_of, is_item, paragraphs_of
from policyparse.readers.pdf.prose import block, cells
from policyparse.readers.pdf.regions import SLIDES, regions_of
from policyparse.readers.pdf.shapes import Line, Page, Piece
from policyparse.readers.pdf.words import Joiner

_LANDSCAPE = 1.1
_MOST_LINES, _MOST_CHARACTERS = 45, 1500
_LARGER, _HIGH, _LONGEST_TITLE, _MOST_TITLE_LINES = 1.15, 0.6, 250, 4
_BOX_GAP = 1.6
_REACHING = 1.5


def are_slides(pages: Sequence[Page]) -> bool:
    """Return whether pages are a slide deck: landscape, with little text in many sizes or places."""
    shown = [page for page in pages if page.lines]
    if not shown or sum(page.width > _LANDSCAPE * page.height for page in shown) < 0.8 * len(shown):
        return False
    if median(len(page.lines) for page in shown) > _MOST_LINES:
        return False
    return median(sum(len(line.text) for line in page.lines) for page in shown) <= _MOST_CHARACTERS


def slides(pages: Sequence[Page]) -> Iterator[Piece]:
    """Yield the blocks of each page: title, boxes, furniture; nothing continues from one page to the next."""
    joiner = Joiner(line.text for page in pages for line in page.lines)
    for page, still in zip(pages, furniture_of(pages, slides=True), strict=True):
        content = [line for i, line in enumerate(page.lines) if i not in still]
        title = _title(content, page)
        if title:
            yield from _box(page, title, joiner, "heading")
        for region in regions_of([line for line in content if line not in title], SLIDES):
            for box in _boxes(region):
                yield from _box(page, box, joiner, column=_column(box, region))
        for line in page.across:
            yield from _box(page, [line], joiner)
        for line in (*(page.lines[i] for i in sorted(still)), *page.stray):
            yield Piece(line.text, "furniture", "\n", None, page.number, line.box, round(line.size, 1), line.bold)


def _title(lines: Sequence[Line], page: Page) -> list[Line]:
    """Return the lines of the slide's title: the largest, in its upper part, or all that the slide says."""
    texts = [line for line in lines if line.table is None]
    if not texts:
        return []
    largest = max(line.size for line in texts)
    title = [line for line in texts if line.size > 0.97 * largest]
    others = [line.size for line in lines if line not in title]
    high = min(line.box.top for line in title) < _HIGH * page.height
    short = sum(len(line.text) for line in title) <= _LONGEST_TITLE
    beside = any(abs(a.box.top - b.box.top) < a.size / 2 for a, b in combinations(title[: _MOST_TITLE_LINES + 1], 2))
    alone = len(title) <= _MOST_TITLE_LINES and not beside
    return title if high and short and alone and largest >= _LARGER * max(others, default=0.0) else []


def _boxes(region: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut a column into text boxes: where a wide gap or another size of type parts them, and around tables."""
    box: list[Line] = []
    for line in region:
        if box and (line.table or box[-1].table or _is_parted(box, line)):
            yield box
            box = []
        box.append(line)
    if box:
        yield box


def _is_parted(box: Sequence[Line], line: Line) -> bool:
    gap = line.box.top - max(above.box.bottom for above in box)
    return gap > _BOX_GAP * line.size or max(line.size, box[-1].size) > _LARGER * min(line.size, box[-1].size)


def _column(box: Sequence[Line], region: Sequence[Line]) -> Column:
    """Return the margins of a box; where one line alone reaches its right end, the column's may lie further right."""
    own = column_of(box)
    reaching = sum(own.right - line.box.right < _REACHING * line.size for line in box)
    right = own.right if reaching > 1 else max(line.box.right for line in region)
    return Column(own.left, right, own.pitch)


def _box(
    page: Page, lines: Sequence[Line], joiner: Joiner, role: BlockRole = "text", column: Column | None = None
) -> Iterator[Piece]:
    if lines[0].table:
        yield from cells(lines[0].table, page.number, joiner)
        return
    before = "\n\n"
    for paragraph in paragraphs_of(lines, joiner, column):
        kind = "list-item" if role == "text" and is_item(paragraph.text) else role
        piece = block(paragraph, kind, before, page.number, 1 if kind == "heading" else None)
        yield from _parts(piece) if kind == "text" else (piece,)
        before = "\n"


def _parts(piece: Piece) -> Iterator[Piece]:
    """Yield what stands far apart in a row by itself: boxes beside each other, each with a line of text."""
    first, *others = piece.text.split("\t")
    yield piece._replace(text=first)
    yield from (piece._replace(text=other, before="\t") for other in others)
