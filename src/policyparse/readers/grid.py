"""The places of a table's cells, from how many columns and rows each takes, as HTML says it."""

from __future__ import annotations

from policyparse.model.document import Cell

_WIDEST = 100


class Grid:
    """Places the cells of one table, row by row, right of cells that reach down from the rows above."""

    def __init__(self) -> None:
        """Start above the first row."""
        self.cell = Cell(0, 0)
        self._next = 1
        self._taken: dict[int, int] = {}

    def next_row(self) -> None:
        """Start a row."""
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        self.cell, self._next = Cell(self.cell.row + 1, 0), 1

    def next_cell(self, columns: int, rows: int) -> None:
        """Start a cell that takes so many columns and rows."""
        while self._next in self._taken:
            self._next += 1
        self.cell = Cell(max(1, self.cell.row), self._next)
        self._taken |= dict.fromkeys(range(self._next, self._next + columns), rows)
        self._next += columns


def span_of(value: str) -> int:
    """Return how many columns or rows a cell takes by its attribute's `value`, within bounds."""
    value = value.strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < 5 else 1
