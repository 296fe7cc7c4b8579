"""From a page to items in reading order: the paragraphs and tables of its columns, its notes, its furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from policyparse.model.document import BlockRole
from policyparse.readers.pdf.letterhead import is_within, letterhead_of
from policyparse.readers.pdf.paragraphs import Column, Paragraph, column_of, paragraphs_of
from policyparse.readers.pdf.regions import PROSE, regions_of
from policyparse.readers.pdf.shapes import Line, Page, Table
from policyparse.readers.pdf.words import Joiner

_NOTE = re.compile(r"[\d*†‡§¹²³⁰⁴-⁹①-⑳]|[\[［（(]\d")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]{1,3}\s?[^\W\d_]")
_NOTE_SIZE, _NOTE_PLACE = 0.92, 0.5
_FEWEST, _CLOSE = 3, 4.5
_ALIGNED = 0.3


class Margins(NamedTuple):
    """What most of the document's text keeps: its size, the left margin of most lines, the right one of the fullest."""

    size: float
    left: float
    right: float


class Item(NamedTuple):
    """A paragraph or a table on its page; `heads` says that it is the first of its column."""

    page: int
    role: BlockRole
    paragraph: Paragraph | None = None
    table: Table | None = None
    heads: bool = False


def margins_of(pages: Sequence[Page]) -> Margins:
    """Return the margins of the document."""
    sizes, lefts, rights = Counter[float](), Counter[int](), Counter[int]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
            lefts[round(line.box.left)] += 1
            rights[round(line.box.right)] += 1
    if not sizes:
        return Margins(10.0, 0.0, 0.0)
    often = [right for right, count in rights.items() if count >= max(2, max(rights.values()) / 4)]
    return Margins(sizes.most_common(1)[0][0], lefts.most_common(1)[0][0], max(often, default=0))


def items_of(page: Page, furniture: frozenset[int], joiner: Joiner, margins: Margins) -> Iterator[Item]:
    """Yield the items of a page: furniture above the text, the text, its notes, text that runs across, the rest."""
    content = [line for i, line in enumerate(page.lines) if i not in furniture]
    still = [page.lines[i] for i in sorted(furniture)]
    top = min((line.box.top for line in content), default=0.0)
    yield from _still(page, [line for line in still if line.box.top < top])
    head = letterhead_of(content) if page.number == 1 else None
    if head:
        content = [line for line in content if not is_within(line, head)]
        yield Item(page.number, "text", _alone(head))
    regions = regions_of(content, PROSE)
    items = [item for region in regions for item in _region(page, region, joiner, margins, alone=len(regions) == 1)]
    yield from (item for item in items if item.role != "note")
    yield from (item for item in items if item.role == "note")
    for line in page.across:
        yield from (Item(page.number, "text", paragraph) for paragraph in paragraphs_of([line], joiner))
    yield from _still(page, [*(line for line in still if line.box.top >= top), *page.stray])


def _still(page: Page, lines: Sequence[Line]) -> Iterator[Item]:
    for line in lines:
        yield Item(page.number, "furniture", _alone(line))


def _alone(line: Line) -> Paragraph:
    return Paragraph(line.text, line.box, line.size, line.bold, starts=True, ends=True)


def _region(page: Page, region: Sequence[Line], joiner: Joiner, margins: Margins, *, alone: bool) -> Iterator[Item]:
    """Yield the paragraphs, notes and tables of one column, the page's only one if it stands `alone`."""
    column = _column(region, margins, alone=alone)
    heads = True
    for is_table, lines in groupby(region, key=lambda line: line.table is not None):
        if is_table:
            yield from (Item(page.number, "text", table=line.table) for line in lines)
        else:
            paragraphs = paragraphs_of(list(lines), joiner, column)
            first = _first_note(paragraphs, page, margins)
            for i, paragraph in enumerate(paragraphs):
                yield Item(page.number, "text" if i < first else "note", paragraph, heads=heads and i == 0)
        heads = False


def _column(region: Sequence[Line], margins: Margins, *, alone: bool) -> Column | None:
    """Return the margins of a column; one with few lines is taken to keep those of the document."""
    lines = [line for line in region if line.table is None]
    if not lines:
        return None
    own = column_of(lines)
    starting = sum(abs(line.box.left - own.left) < _ALIGNED * line.size for line in lines)
    ending = sum(abs(line.box.right - own.right) < line.size for line in lines)
    near = alone or own.left - margins.left < _CLOSE * margins.size
    left = margins.left if starting < _FEWEST and near and own.left > margins.left else own.left
    right = margins.right if ending < _FEWEST and margins.right > own.right and left == margins.left else own.right
    return Column(left, right, own.pitch)


def _first_note(paragraphs: Sequence[Paragraph], page: Page, margins: Margins) -> int:
    """Return the index of the first footnote: what follows stands low, and is small or has a raised mark."""
    first = len(paragraphs)
    for i in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[i]
        small = paragraph.size <= _NOTE_SIZE * margins.size or _RAISED.match(paragraph.text)
        if not small or paragraph.box.top < _NOTE_PLACE * page.height:
            break
        if _NOTE.match(paragraph.text):
            first = i
    return first
