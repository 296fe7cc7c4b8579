"""Two columns of a CSV, TSV or XLSX file."""

from __future__ import annotations

import csv
import io
import warnings
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from policyparse.bilingual.columns import Row, units_of_rows
from policyparse.bilingual.interface import BilingualReader, Content
from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.encoding import decode
from policyparse.readers.formats import foreign_format
from policyparse.readers.loading import too_long, too_many
from policyparse.readers.ooxml.encrypted import decrypted
from policyparse.readers.ooxml.package import SIGNATURE, DamagedPartError, Package, expect_bounded

_DELIMITERS = "\t,;|"
_SAMPLE = 200  # rows that show what parts the columns
_MOST_COLUMNS = 50
_WIDEST = 4  # characters of a table per character of a document: it has two texts, ids and notes
_NO_COLUMNS = "has no column in Chinese beside one in English; give a table with both texts in a row"


def _read_delimited(data: bytes, name: str, reading: Reading) -> Content:
    kind = foreign_format(data)
    if kind:
        raise InputError(f"{name}: is {kind}, not a table in text; give it its right name")
    text = decode(data, name)
    if len(text) > _WIDEST * reading.max_characters:
        raise too_long(name, reading.max_characters)
    delimiter = max(_DELIMITERS, key=lambda one: _evenness(text, one))
    try:
        rows = list(islice(_cells(text, delimiter), reading.max_segments + 1))
    except csv.Error as error:
        raise InputError(f"{name}: is a damaged table ({error}); save it again as CSV in UTF-8") from error
    if len(rows) > reading.max_segments:
        raise too_many(name, reading.max_segments)
    return _content([Row(f"row {number}", row[:_MOST_COLUMNS]) for number, row in enumerate(rows, 1)], name)


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _evenness(text: str, delimiter: str) -> float:
    """Return the share of rows with the usual number of columns, 0 where that is one: commas stand in texts, too."""
    try:
        widths = Counter(len(row) for row in islice(_cells(text, delimiter), _SAMPLE) if row)
    except csv.Error:
        return 0.0
    usual, count = max(widths.items(), key=lambda one: one[1], default=(0, 0))
    return count / widths.total() if usual > 1 else 0.0


def _read_workbook(data: bytes, name: str, reading: Reading) -> Content:
    data = decrypted(data, name, reading)
    package = Package(data, name, reading)
    try:
        expect_bounded(package)
    except DamagedPartError as error:
        raise InputError(f"{name}: is damaged ({error}); get it again") from error
    return _content(list(islice(_rows(data, name), reading.max_segments + 1)), name, reading.max_segments)


def _rows(data: bytes, name: str) -> Iterator[Row]:
    """Yield the rows of all sheets that can be seen."""
    from openpyxl import load_workbook  # noqa: PLC0415  (imported when the first workbook is met)

    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in shown:
                prefix = f"{sheet.title}, " if len(shown) > 1 else ""
                for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), 1):
                    if any(cell is not None for cell in cells):
                        yield Row(f"{prefix}row {number}", ["" if cell is None else str(cell) for cell in cells])
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{name}: is no workbook that can be read; open it and save it again") from error


def _content(rows: list[Row], name: str, most: int | None = None) -> Content:
    if most is not None and len(rows) > most:
        raise too_many(name, most)
    table = units_of_rows(rows)
    if table is None:
        raise InputError(f"{name}: {_NO_COLUMNS}")
    return Content(*table.languages, table.units)


def _is_delimited(_: bytes, suffix: str) -> bool:
    return suffix in (".csv", ".tsv", ".tab")


def _is_workbook(data: bytes, suffix: str) -> bool:
    if not data.startswith(SIGNATURE):
        return suffix in (".xlsx", ".xlsm")
    try:
        return any(part.startswith("xl/workbook") for part in Package(data, "", Reading()))
    except InputError:
        return suffix in (".xlsx", ".xlsm")


DELIMITED = BilingualReader("table", "text/csv", _is_delimited, _read_delimited)
WORKBOOK = BilingualReader(
    "workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _is_workbook, _read_workbook
)
