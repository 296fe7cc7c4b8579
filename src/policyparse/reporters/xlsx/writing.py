"""Writes a table to a worksheet: text stays text, and the layout is convenient to work with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Literal, NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from policyparse.reporters.harmless import harmless

Value = str | int | float | None

MOST_CHARACTERS = 32_767
"""What a cell can hold, in UTF-16 units."""

_LINE, _TALLEST = 15.0, 405.0
_CUT = " [cut]"
_FORMULAS = ("=", "+", "-", "@")
_COLORS: Mapping[str, str] = {
    "kept": "E3F1E8", "reworded": "FBEFD5", "changed": "F6E1F8", "omitted": "FBE1DF", "added": "DFECFA",
    "error": "FBE1DF", "warning": "FBEFD5", "note": "DFECFA",
}  # fmt: skip
_FILLS = {word: PatternFill("solid", fgColor=color) for word, color in _COLORS.items()}
_LATIN, _HAN = Font(name="Calibri", size=10), Font(name="Microsoft YaHei", size=10)
_RULE = Border(bottom=Side(style="thin", color="D9DDE2"))
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="right", vertical="top", wrap_text=True, indent=1)
_HEAD = Font(name="Calibri", size=10, bold=True)
_TINT, _FREE = PatternFill("solid", fgColor="FFF9E0"), Protection(locked=False)
_HEAD_FILL = PatternFill("solid", fgColor="EEF1F4")


class Column(NamedTuple):
    """A column: its heading, its width in characters, and its font; `choices` are offered in a drop-down.

    One that is `written` is for the reader to fill: it is tinted, and the rest of its sheet is protected. Columns that
    are not `printed` come last; without them the others stay legible on paper.
    """

    title: str
    width: float
    kind: Literal["latin", "chinese"] = "latin"
    hidden: bool = False
    choices: tuple[str, ...] = ()
    written: bool = False
    printed: bool = True


class Table(NamedTuple):
    """The contents of a worksheet: rows have a value for each column."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]


def write(sheet: Worksheet, table: Table) -> None:
    """Write a table with a frozen heading and filters."""
    table = _without_empty_columns(table)
    for at, column in enumerate(table.columns, 1):
        head = sheet.cell(1, at, column.title)
        numbers = any(isinstance(row[at - 1], int | float) for row in table.rows)
        head.font, head.fill, head.alignment = _HEAD, _HEAD_FILL, _NUMBER if numbers else _TOP
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        if column.choices:
            _offer(sheet, column, letter, len(table.rows))
    for number, row in enumerate(table.rows, 2):
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True), 1):
            _fill(sheet.cell(number, at), column, value)
        sheet.row_dimensions[number].height = _height(table.columns, row)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    _set_up_page(sheet, table)
    if any(column.written for column in table.columns):
        _protect(sheet)


def _without_empty_columns(table: Table) -> Table:
    kept = [
        at
        for at, column in enumerate(table.columns)
        if column.written or column.hidden or not table.rows or any(row[at] not in (None, "") for row in table.rows)
    ]
    rows = [[row[at] for at in kept] for row in table.rows]
    return Table(table.title, tuple(table.columns[at] for at in kept), rows)


def _protect(sheet: Worksheet) -> None:
    """Protect all cells except the writable ones against slips, without a password; filters and widths stay free."""
    sheet.protection.enable()
    for free in ("autoFilter", "sort", "formatCells", "formatColumns", "formatRows"):
        setattr(sheet.protection, free, False)


def _fill(cell: Cell | MergedCell, column: Column, value: Value) -> None:
    cell.font = _HAN if column.kind == "chinese" else _LATIN
    cell.alignment, cell.border = _NUMBER if isinstance(value, int | float) else _TOP, _RULE
    if column.written:
        cell.fill, cell.protection = _TINT, _FREE
    if isinstance(value, str):
        text = fitting(harmless(value))
        cell.value = text
        cell.data_type = "s"  # not a formula, nor the name of an error, whatever it looks like
        cell.quotePrefix = text.lstrip().startswith(_FORMULAS)
        if text in _FILLS:
            cell.fill = _FILLS[text]
    else:
        cell.value = value


def _height(columns: Sequence[Column], row: Sequence[Value]) -> float:
    """Return the height, in points, that the wrapped texts of a row need; not every reader works that out itself."""
    shown = ((value, column) for value, column in zip(row, columns, strict=True) if not column.hidden)
    return min(_TALLEST, _LINE * max(1, *(ceil(_width(value) / column.width) for value, column in shown)))


def _width(value: Value) -> int:
    """Return how many digits wide a value is at most; Han take the room of two."""
    text = str(value or "")
    return len(text) + sum(char >= "\u2e80" for char in text)


def fitting(text: str) -> str:
    """Return `text`, cut where a cell could not hold it; the end says so."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _offer(sheet: Worksheet, column: Column, letter: str, rows: int) -> None:
    choice = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    choice.error = f"Choose one of: {', '.join(column.choices)}"
    choice.errorTitle = column.title
    choice.showErrorMessage = True
    choice.add(f"{letter}2:{letter}{max(2, rows + 1)}")
    sheet.add_data_validation(choice)


def _set_up_page(sheet: Worksheet, table: Table) -> None:
    printed = sum(column.printed and not column.hidden for column in table.columns)
    sheet.print_area = f"A1:{get_column_letter(printed)}{len(table.rows) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
