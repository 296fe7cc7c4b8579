"""Tables compared by the heads of row and column: a cell whose number is under another head.

The heads of a source cell are rendered by heads of the translation, and the cell where these two cross has to say the
same. Where the source's number is in another cell of that row or column, cells, rows or columns were exchanged:
each exchange is one difference, however many cells it moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from policyparse.align.segments import Quantities
from policyparse.chinese_english import PAIR
from policyparse.comparison.readings import reading
from policyparse.facts.amounts import amount, comparable, loosely_same, same_amount
from policyparse.model.bitext import Difference, Place, Rendering
from policyparse.model.document import Direction
from policyparse.model.facts import Quantity
from policyparse.model.structure import Segment

_CONFIDENCE: Final = 0.8


class _Cell(NamedTuple):
    """A cell with one number, and the segments that head it."""

    segment: Segment
    quantity: Quantity
    row: str | None
    column: str


CellPair = tuple[_Cell, _Cell]


def cross_tables(
    renderings: Sequence[Rendering], translation: Sequence[Segment], facts: tuple[Quantities, Quantities]
) -> tuple[CellPair, ...]:
    """Return the cells with one number of the source, each with the cell of the translation under the same heads."""
    source = _cells([rendering.segment for rendering in renderings], facts[0])
    at = {(cell.row, cell.column): cell for cell in _cells(translation, facts[1])} if source else {}
    links = {rendering.segment.id: rendering.links for rendering in renderings} if at else {}
    pairs = []
    for cell in source if at else ():
        rows = links.get(cell.row, ()) if cell.row else (None,)
        crossing = [at[row, column] for row in rows for column in links.get(cell.column, ()) if (row, column) in at]
        if len(crossing) == 1:
            pairs.append((cell, crossing[0]))
    return tuple(pairs)


def compare_tables(
    pairs: Sequence[CellPair], told: Sequence[Difference], again: frozenset[str], direction: Direction = PAIR.forth
) -> Iterator[Difference]:
    """Yield what cells under the same heads say otherwise, without what `told` says already of one of them.

    `pairs` have the Chinese cell first; differences tell source and translation by `direction`.

    `again` are the cells that only repeat what is said of another.
    """
    moved = _moved(pairs)
    unlike = [pair for pair in pairs if _is_unlike(*pair) and pair[0].segment.id not in again]
    wrong = [[pair] for pair in unlike if pair not in moved]
    known = {place.segment for difference in told for place in (difference.source, difference.translation) if place}
    for group in (*_groups(moved), *wrong):
        if not any({cell.segment.id, other.segment.id} & known for cell, other in group):
            sides = PAIR.ordered(direction, *group[0])
            yield _difference(*sides, "" if group in wrong else ": cells are exchanged")


def _cells(segments: Sequence[Segment], facts: Quantities) -> list[_Cell]:
    found = []
    for segment in segments:
        inside = facts.inside(segment) if segment.column_head else ()
        if segment.column_head and len(inside) == 1 and inside[0][1].dimension != "date":
            found.append(_Cell(segment, inside[0][1], segment.row_head, segment.column_head))
    return found


def repeated(pairs: Sequence[CellPair]) -> frozenset[str]:
    """Return the source cells that only repeat the difference of another: exchanged with it, or under the same head.

    Where the unit of a head is another one, all cells differ by the same factor.
    """
    seen: set[tuple[str, str, Decimal]] = set()
    again = {cell.segment.id for group in _groups(_moved(pairs)) for cell, _ in group[1:]}
    for cell, here in pairs:
        first, second = amount(cell.quantity)[1], amount(here.quantity)[1]
        if first and second and first != second and cell.quantity.unit_norm != "count":
            key = cell.quantity.unit_norm, here.quantity.unit_norm, round(second / first, _DIGITS)
            if key in seen:
                again.add(cell.segment.id)
            seen.add(key)
    return frozenset(again)


_DIGITS: Final = 6  # of a factor between two units


def _is_unlike(cell: _Cell, here: _Cell) -> bool:
    alike = loosely_same(cell.quantity, here.quantity) or same_amount(cell.quantity, here.quantity)
    return comparable(cell.quantity, here.quantity) and not alike


def _moved(pairs: Sequence[CellPair]) -> list[CellPair]:
    there = [here for _, here in pairs]
    return [pair for pair in pairs if _is_unlike(*pair) and _is_exchanged(*pair, there)]


def _is_exchanged(cell: _Cell, here: _Cell, there: Sequence[_Cell]) -> bool:
    """Return whether the number of a source cell is in another cell of the row or column of `here`."""
    line = (other for other in there if (other.row == here.row) != (other.column == here.column))
    return any(same_amount(cell.quantity, other.quantity) for other in line)


def _groups(moved: Sequence[CellPair]) -> list[list[CellPair]]:
    """Return the exchanged cells by exchange: those that share a row or a column belong together."""
    groups: list[list[CellPair]] = []
    for pair in moved:
        near = [group for group in groups if any(_in_line(pair[0], other) for other, _ in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), pair])
    return groups


def _in_line(cell: _Cell, other: _Cell) -> bool:
    return cell.row == other.row or cell.column == other.column


def _difference(cell: _Cell, other: _Cell, why: str) -> Difference:
    expected, actual = reading(cell.quantity), reading(other.quantity)
    reason = f"under the same heads the source says {expected}, the translation {actual}{why}"
    return Difference("value", _place(cell), _place(other), expected, actual, reason, _CONFIDENCE)


def _place(cell: _Cell) -> Place:
    return Place(cell.segment.id, cell.segment.span, cell.segment.text)
