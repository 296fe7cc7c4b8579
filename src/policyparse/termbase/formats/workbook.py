"""XLSX workbooks: the sheets whose columns name terms of both languages."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policyparse.config.limits import USUAL
from policyparse.errors import InputError
from policyparse.readers.ooxml.package import SIGNATURE, DamagedPartError, Package
from policyparse.termbase.formats.interface import Format
from policyparse.termbase.formats.table import Row, header_of, is_header, read_rows
from policyparse.termbase.model import Concept

_WIDEST = 100  # columns that are looked at
_SEARCHED = 10
_MOST_CELLS = 3_000_000


def _recognises(data: bytes, _: str) -> bool:
    return data.startswith(SIGNATURE)


def _read(data: bytes, path: Path) -> tuple[Concept, ...]:
    _expect_harmless(data, path)
    from openpyxl import load_workbook  # noqa: PLC0415  (most glossaries are no workbooks)

    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and extensions that are of no matter here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [list(_rows(sheet, path)) for sheet in book.worksheets]
    except InputError:
        raise
    except Exception as error:  # openpyxl raises what its parts raise
        raise InputError(f"{path}: no workbook that can be read ({error}); save it anew as XLSX") from error
    named = [rows for rows in sheets if any(is_header(header_of(cells)) for _, cells in rows[:_SEARCHED])]
    return tuple(concept for rows in named or sheets[:1] for concept in read_rows(rows, path))


def _expect_harmless(data: bytes, path: Path) -> None:
    """Raise `InputError` for a package that unpacks to more than its limits, or whose XML declares entities."""
    package = Package(data, str(path), USUAL)
    try:
        for part in package:
            if part.endswith((".xml", ".rels")) and any(b"<!DOCTYPE" in chunk for chunk in package.chunks(part)):
                raise InputError(f"{path}: {part} has a DTD, which workbooks never have; do not trust this file")
    except DamagedPartError as error:
        raise InputError(f"{path}: {error}; save it anew as XLSX") from error


def _rows(sheet: Any, path: Path) -> Iterator[Row]:  # noqa: ANN401  (openpyxl's types differ by version)
    seen = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=_WIDEST, values_only=True), 1):
        seen += 1 + len(cells)
        if seen > _MOST_CELLS:
            raise InputError(f"{path}: more than {_MOST_CELLS:,} cells; split it, or save it as CSV")
        texts = ["" if cell is None else str(cell) for cell in cells]
        while texts and not texts[-1].strip():
            texts.pop()
        if texts:
            yield number, texts


def _write(rows: Iterable[Sequence[str]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  (as above)

    book = Workbook(write_only=True)
    sheet = book.create_sheet("terms")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_text(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(sheet: Any, value: str) -> Any:  # noqa: ANN401  (as above)
    """Return a cell that stays text, whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  (as above)
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415  (as above)

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell


XLSX = Format("xlsx", (".xlsx", ".xlsm"), _recognises, _read, write_rows=_write)
