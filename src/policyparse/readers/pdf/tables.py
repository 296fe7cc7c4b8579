"""Ruled tables: the cells between the rules of a page, with the text in them.

pdfplumber finds cells among rules (after Nurminen, 2013: edges, intersections, cells). It is imported for pages with
rules in both directions, and gets the rules that pdfium found, so no page is parsed twice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from policyparse.model.document import Box
from policyparse.readers.pdf.lines import lines_of
from policyparse.readers.pdf.shapes import Cell, Line, Rule, Run, Table, union

_FEWEST, _MOST = 2, 600
_FEWEST_ROWS = 4
_TOLERANCE = 3.0
_WHOLE_PAGE = 0.97


def ruled(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[Run], list[Line]]:
    """Return the runs outside of ruled tables, and the tables as lines without text."""
    level = [rule for rule in rules if _is_level(rule)]
    if len(level) < _FEWEST:
        level = _between_rows(runs, rules)
        rules = [*rules, *level]
    if len(level) < _FEWEST or len(rules) - len(level) < _FEWEST or len(rules) > _MOST or not runs:
        return list(runs), []
    outside = list(runs)
    found = []
    for boxes in _grids(rules):
        cells, rest = _filled(boxes, outside)
        if sum(bool(cell.lines) for cell in cells) > 1:
            outside = rest
            found.append(_as_line(Table(tuple(cell for cell in cells if cell.lines)), union(boxes)))
    return outside, found


def _is_level(rule: Rule) -> bool:
    return rule.right - rule.left > rule.bottom - rule.top


def _between_rows(runs: Sequence[Run], rules: Sequence[Rule]) -> list[Rule]:
    """Return the level rules that a page leaves out which rules its columns apart row by row, upright rules abutting.

    The outer upright rules are the last of them.
    """
    columns: defaultdict[int, list[Rule]] = defaultdict(list)
    for rule in sorted((rule for rule in rules if not _is_level(rule)), key=lambda rule: rule.top):
        columns[round(rule.left)].append(rule)
    for column in columns.values():
        rows = [(rule.top, rule.bottom) for rule in column]
        if len(rows) < _FEWEST_ROWS or any(abs(b[0] - a[1]) > _TOLERANCE for a, b in pairwise(rows)):
            continue
        top, bottom, middle = rows[0][0], rows[-1][1], column[0].left
        beside = [run for run in runs if top < (run.box.top + run.box.bottom) / 2 < bottom]
        parted = sum(_is_parted(beside, middle, *row) for row in rows)
        if 2 * parted > len(rows):
            left, right = min(run.box.left for run in beside) - 1, max(run.box.right for run in beside) + 1
            levels = [Rule(left, y, right, y) for y in (top, *(end for _, end in rows))]
            return [*levels, Rule(left, top, left, bottom), Rule(right, top, right, bottom)]
    return []


def _is_parted(runs: Sequence[Run], middle: float, top: float, bottom: float) -> bool:
    """Return whether a row has text on both sides of an upright rule."""
    own = [run.box for run in runs if top < (run.box.top + run.box.bottom) / 2 < bottom]
    return any(box.right <= middle + 1 for box in own) and any(box.left >= middle - 1 for box in own)


def _grids(rules: Sequence[Rule]) -> Iterator[list[Box]]:
    """Yield the boxes of the cells of each table."""
    from pdfplumber import table as plumber  # few pages have rules both ways

    edges = plumber.merge_edges([_edge(rule) for rule in rules], *[_TOLERANCE] * 4)
    crossings = plumber.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    for cells in plumber.cells_to_tables(plumber.intersections_to_cells(crossings)):
        if len(cells) > 1:
            yield [Box(*cell) for cell in cells]


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": "h" if _is_level(rule) else "v",
        "object_type": "line",
    }


def _filled(boxes: Sequence[Box], runs: Sequence[Run]) -> tuple[list[Cell], list[Run]]:
    """Return the cells with the runs whose middle lies in them, rows from top to bottom, and the other runs."""
    inside: dict[Box, list[Run]] = defaultdict(list)
    rest: list[Run] = []
    for run in runs:
        x, y = (run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2
        box = next((box for box in boxes if box.left <= x <= box.right and box.top <= y <= box.bottom), None)
        (inside[box] if box else rest).append(run)
    cells, top, row = [], None, 0
    lefts = sorted({round(box.left) for box in boxes})
    columns = [left for i, left in enumerate(lefts) if not i or left - lefts[i - 1] > _TOLERANCE]
    for box in sorted(boxes, key=lambda box: (round(box.top), box.left)):
        row += top != round(box.top)
        top = round(box.top)
        cells.append(Cell(lines_of(inside[box]), row, bisect_right(columns, round(box.left))))
    return cells, rest


def _as_line(table: Table, box: Box) -> Line:
    size = max(line.size for cell in table.cells for line in cell.lines)
    return Line("", box, size, bold=False, word=box.right - box.left, table=table)
