"""Places of the gate as the protocol has them, and back: lines and columns from zero, columns in units of UTF-16."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from policyparse.gate.model import Region


def range_of(region: Region, lines: Sequence[str]) -> types.Range:
    """Return a region of a text with these lines as the protocol has it."""
    line, column, end_line, end_column = region
    return types.Range(_position(line, column, lines), _position(end_line, end_column, lines))


def place_of(position: types.Position, lines: Sequence[str]) -> tuple[int, int]:
    """Return line and column of a position, from one and in code points."""
    line = lines[position.line] if position.line < len(lines) else ""
    units = line.encode("utf-16-le", "surrogatepass")[: 2 * position.character]
    return position.line + 1, len(units.decode("utf-16-le", "ignore")) + 1


def _position(line: int, column: int, lines: Sequence[str]) -> types.Position:
    text = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return types.Position(line - 1, len(text.encode("utf-16-le", "surrogatepass")) // 2)
