"""Tables: columns as wide as they need to be, the widest ones broken into lines where the page is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TextIO

from rich.text import Text

from policyparse.model.table import Table
from policyparse.reporters.terminal.layout import title, wrap
from policyparse.reporters.terminal.page import Page, open_console, open_page

_GAP = 2
_LEAST = 6  # cells that a column keeps


def render_tables(
    tables: Iterable[Table], *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write tables; arguments as for `render_report`."""
    console = open_console(file, width, color)
    page = open_page(console)
    lines = [line for table in tables for line in table_lines(table, page)]
    console.print(Text("\n").join(lines), soft_wrap=True)


def table_lines(table: Table, page: Page) -> list[Text]:
    """Return a table in lines that fit the page; numbers stand at the right of their column."""
    numeric = [all(isinstance(row[at], int | float | None) for row in table.rows) for at in range(len(table.columns))]
    head = [page.text((name, "muted")) for name in table.columns]
    body = [[page.text(_shown(value)) for value in row] for row in table.rows]
    widths = _widths([max(cell.cell_len for cell in column) for column in zip(head, *body, strict=True)], page.width)
    heading = [*title(page, table.title), Text()] if table.title else []
    return [*heading, *(line for row in (head, *body) for line in _row(row, widths, numeric))]


def _shown(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _widths(wanted: list[int], whole: int) -> list[int]:
    """Return widths that fit, taken from the widest columns."""
    widths = list(wanted)
    while sum(widths) + _GAP * (len(widths) - 1) > whole and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(cells: Sequence[Text], widths: Sequence[int], numeric: Sequence[bool]) -> list[Text]:
    columns = (wrap(cell, width) for cell, width in zip(cells, widths, strict=True))
    return [_line(parts, widths, numeric) for parts in zip_longest(*columns, fillvalue=Text())]


def _line(parts: Sequence[Text], widths: Sequence[int], numeric: Sequence[bool]) -> Text:
    line = Text()
    for part, width, right in zip(parts, widths, numeric, strict=True):
        blank = " " * max(0, width - part.cell_len)
        line.append_text(Text(blank) + part if right else part + Text(blank)).append(" " * _GAP)
    line.rstrip()
    return line
