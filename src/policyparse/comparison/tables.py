"""Tables compared by the heads of row and column: a cell whose number stands under another head.

The heads of a source cell are rendered by heads of the translation, and the cell where these two cross has to say the
same. Where it does not, while the source's number stands in another cell of the row or column, cells, rows or columns
were exchanged. Each exchange is one difference, however many cells it moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policyparse.align.segments import Quantities
from policyparse.comparison.readings import reading
from policyparse.facts.amounts import comparable, same_amount
from policyparse.model.bitext import Difference, Place, Rendering
from policyparse.model.facts import Quantity
from policyparse.model.structure import Segment

_CONFIDENCE = 0.8


class _Cell(NamedTuple):
    """A cell with one number, and the segments that head it."""

    segment: Segment
    quantity: Quantity
    row: str | None
    column: str


def compare_tables(
    renderings: Sequence[Rendering],
    translation: Sequence[Segment],
    facts: tuple[Quantities, Quantities],
    told: Sequence[Difference],
) -> Iterator[Difference]:
    """Yield the exchanges in tables, without what `told` says already of one of their cells."""
    source = _cells([rendering.segment for rendering in renderings], facts[0])
    there = _cells(translation, facts[1]) if source else []
    if not there:
        return
    links = {rendering.segment.id: rendering.links for rendering in renderings}
    moved = list(_moved(source, there, links))
    known = {place.segment for difference in told for place in (difference.source, difference.translation) if place}
    for group in _groups(moved):
        if not any({cell.segment.id, other.segment.id} & known for cell, other in group):
            yield _difference(*group[0])


def _cells(segments: Sequence[Segment], facts: Quantities) -> list[_Cell]:
    found = []
    for segment in segments:
        inside = facts.inside(segment) if segment.column_head else ()
        if segment.column_head and len(inside) == 1 and inside[0][1].dimension != "date":
            found.append(_Cell(segment, inside[0][1], segment.row_head, segment.column_head))
    return found


def _moved(
    source: Sequence[_Cell], there: Sequence[_Cell], links: Mapping[str, Sequence[str]]
) -> Iterator[tuple[_Cell, _Cell]]:
    """Yield the cells of the source with those that stand under their heads but say what another cell should say."""
    at = {(cell.row, cell.column): cell for cell in there}
    for cell in source:
        rows = links.get(cell.row, ()) if cell.row else (None,)
        crossing = [at[row, column] for row in rows for column in links.get(cell.column, ()) if (row, column) in at]
        if len(crossing) != 1 or same_amount(cell.quantity, crossing[0].quantity):
            continue
        here = crossing[0]
        line = [other for other in there if (other.row == here.row) != (other.column == here.column)]
        if comparable(cell.quantity, here.quantity) and any(same_amount(cell.quantity, o.quantity) for o in line):
            yield cell, here


def _groups(moved: Sequence[tuple[_Cell, _Cell]]) -> list[list[tuple[_Cell, _Cell]]]:
    """Return the exchanged cells by exchange: those that share a row or a column belong together."""
    groups: list[list[tuple[_Cell, _Cell]]] = []
    for pair in moved:
        near = [group for group in groups if any(_in_line(pair[0], other) for other, _ in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), pair])
    return groups


def _in_line(cell: _Cell, other: _Cell) -> bool:
    return cell.row == other.row or cell.column == other.column


def _difference(cell: _Cell, other: _Cell) -> Difference:
    expected, actual = reading(cell.quantity), reading(other.quantity)
    reason = f"under the same heads the source says {expected}, the translation {actual}: cells are exchanged"
    return Difference("value", _place(cell), _place(other), expected, actual, reason, _CONFIDENCE)


def _place(cell: _Cell) -> Place:
    return Place(cell.segment.id, cell.segment.span, cell.segment.text)
