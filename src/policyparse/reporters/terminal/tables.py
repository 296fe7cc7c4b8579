"""Tables: columns have their natural width; on a narrow page the widest ones wrap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TextIO

from rich.text import Text

from policyparse.model.table import CorpusReport, Kind, Table
from policyparse.reporters.summary import percent
from policyparse.reporters.terminal.layout import title, wrap
from policyparse.reporters.terminal.page import Page, open_console, open_page

_GAP = 2
_LEAST = 6  # cells that a column keeps
_BAR = 20  # cells of the longest bar, on a page that is wide enough


def render_corpus(
    report: CorpusReport, *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write the report on a corpus; arguments as for `render_report`."""
    console = open_console(file, width, color)
    page = open_page(console)
    lines = [*wrap(page.text((report.claim, "strong")), page.width), *_lines(report.tables, page)]
    console.print(Text("\n").join(lines), soft_wrap=True)


def render_tables(
    tables: Iterable[Table], *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write tables; arguments as for `render_report`."""
    console = open_console(file, width, color)
    page = open_page(console)
    console.print(Text("\n").join(_lines(tables, page)), soft_wrap=True)


def _lines(tables: Iterable[Table], page: Page) -> list[Text]:
    return [line for table in tables for line in table_lines(table, page)]


def table_lines(table: Table, page: Page) -> list[Text]:
    """Return a table in lines that fit the page; numbers are right-aligned, bars are at the end."""
    kinds = [table.kinds.get(name) for name in table.columns]
    numeric = [all(isinstance(row[at], int | float | None) for row in table.rows) for at in range(len(table.columns))]
    head = [page.text((name, "muted")) for name in table.columns]
    body = [[page.text(_shown(value, kind)) for value, kind in zip(row, kinds, strict=True)] for row in table.rows]
    longest = min(_BAR, page.width // 4) if "bar" in kinds else 0
    bars = _bars([row[kinds.index("bar")] for row in table.rows], longest, page) if longest else []
    heading = [*title(page, table.title), Text()] if table.title else []
    widths = _widths([head, *body], page.width - (longest and longest + _GAP))
    rows = [_row(cells, widths, numeric) for cells in (head, *body)]
    for row, bar in zip(rows[1:], bars, strict=False):
        row[0].append(" " * (sum(widths) + _GAP * len(widths) - row[0].cell_len)).append_text(bar).rstrip()
    return [*heading, *(line for row in rows for line in row)]


def _bars(counts: Sequence[object], longest: int, page: Page) -> list[Text]:
    """Return a bar for each count; one that is not zero has a cell at least."""
    numbers = [count if isinstance(count, int) else 0 for count in counts]
    most = max(1, *numbers)
    return [page.text((page.signs.bar["kept"] * -(-longest * number // most), "muted")) for number in numbers]


def _shown(value: object, kind: Kind | None) -> str:
    if kind == "share" and isinstance(value, float):
        return percent(value)
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def grid(rows: Sequence[Sequence[Text]], numeric: Sequence[bool], whole: int) -> list[list[Text]]:
    """Return each row in lines that are no wider than `whole` cells; the first row heads the columns."""
    widths = _widths(rows, whole)
    return [_row(cells, widths, numeric) for cells in rows]


def _widths(rows: Sequence[Sequence[Text]], whole: int) -> list[int]:
    """Return the widths of the columns, which fit; what is missing is taken from the widest ones."""
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
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
