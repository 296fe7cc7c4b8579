"""Tables: which cells are heads, and which are not content: row numbers, level marks, repeated heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from policyparse.structure.chunks import Chunk

_COUNT = re.compile(r"(\d{1,4})[.、]?")
_LEVEL = re.compile(r"(?:L|Level )\d{1,2}(?:\.\d{1,2}){0,4}|\d{1,2}(?:\.\d{1,2}){2,4}|\d{1,2}级")
_FEWEST_COUNTED: Final = 3


class Heads(NamedTuple):
    """The indices of the chunks that head a cell: the first cell of its row, the first one of its column."""

    row: int | None
    column: int | None


class Grids(NamedTuple):
    """Which chunks of tables bear no content, and the heads of the others."""

    idle: frozenset[int]
    heads: dict[int, Heads]


_Row = list[int]


def grids_of(chunks: list[Chunk]) -> Grids:
    """Return what the places of the cells among `chunks` say."""
    idle: set[int] = set()
    heads: dict[int, Heads] = {}
    seen: set[tuple[str, ...]] = set()
    for table in _tables(chunks):
        idle |= _counted(chunks, table)
        for row in table:
            texts = tuple(chunks[i].text.strip() for i in row)
            if len(set(texts)) > 1 and texts in seen:
                idle.update(row)
            idle.update(i for i in row if _LEVEL.fullmatch(chunks[i].text.strip()))
            if row is table[0]:
                seen.add(texts)
        heads.update(_heads(chunks, table, idle))
    return Grids(frozenset(idle), heads)


def _tables(chunks: list[Chunk]) -> Iterator[list[_Row]]:
    """Yield the tables, each row by row; a table ends where its rows start again."""
    table: list[_Row] = []
    last = 0
    for i, chunk in enumerate(chunks):
        cell = chunk.line.block.cell
        if cell is None:
            continue
        if table and (cell.row < last or not _is_furniture(chunks[table[-1][-1] + 1 : i])):
            yield table
            table = []
        if table and cell.row == last:
            table[-1].append(i)
        else:
            table.append([i])
        last = cell.row
    if table:
        yield table


def _is_furniture(between: list[Chunk]) -> bool:
    """Return whether a table continues after `between`: rules, or the foot and the head of a page."""
    return all(chunk.role == "boilerplate" and chunk.line.block.cell is None for chunk in between)


def _counted(chunks: list[Chunk], table: list[_Row]) -> frozenset[int]:
    """Return the first cells of rows that count these, one by one."""
    numbers = {row[0]: _COUNT.fullmatch(chunks[row[0]].text.strip()) for row in table if len(row) > 1}
    found = [(i, int(number.group(1))) for i, number in numbers.items() if number]
    steps = sum(after == before + 1 for (_, before), (_, after) in pairwise(found))
    return frozenset(i for i, _ in found) if len(found) >= _FEWEST_COUNTED and steps == len(found) - 1 else frozenset()


def _heads(chunks: list[Chunk], table: list[_Row], idle: set[int]) -> Iterator[tuple[int, Heads]]:
    """Yield the cells below the first row with their heads."""
    columns: dict[int, int] = {}
    for at, row in enumerate(table):
        first = next((i for i in row if i not in idle), None)
        for i in row:
            cell = chunks[i].line.block.cell
            column = cell.column if cell else 0
            if at == 0:
                columns.setdefault(column, i)
            elif i not in idle:
                yield i, Heads(first if first != i else None, columns.get(column))
