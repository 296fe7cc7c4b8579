"""CSV, TSV and UTX: text tables, their separator told by their header, quoted as spreadsheets do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policyparse.errors import InputError
from policyparse.readers.encoding import decode
from policyparse.termbase.formats.interface import Format
from policyparse.termbase.formats.table import Row, header_of, is_header, read_rows
from policyparse.termbase.model import Concept

_SEPARATORS = "\t,;|"
_LONGEST_CELL = 100_000
_INERT = ("=", "+", "-", "@")


def _read(data: bytes, path: Path) -> tuple[Concept, ...]:
    text = _text(data, path)
    csv.field_size_limit(_LONGEST_CELL)
    separator, head = _separator(text)
    inches = separator == "\t" and text.count('"') % 2
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE if inches else csv.QUOTE_MINIMAL
    )
    return read_rows(_rows(reader, path, head), path)


def _rows(reader: Any, path: Path, head: str) -> Iterator[Row]:  # noqa: ANN401  (the type of readers has no public name)
    """Yield the rows without comments; the header of UTX begins with a number sign too."""
    try:
        for cells in reader:
            first = cells[0] if cells else ""
            if not first.startswith("#"):
                yield reader.line_num, cells
            elif head and first == head:
                yield reader.line_num, [first[1:], *cells[1:]]
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: no table ({error}); mend its quotation marks") from error


def _separator(text: str) -> tuple[str, str]:
    """Return what parts the cells, and the first cell of a header that is in a comment (UTX), else nothing."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    for line in lines:
        for separator in _SEPARATORS:
            cells = _cells(line.lstrip("#"), separator)
            if is_header(header_of(cells)):
                return separator, f"#{cells[0]}" if line.startswith("#") else ""
    return max(_SEPARATORS, key=lambda one: lines[0].count(one) if lines else 0), ""


def _cells(line: str, separator: str) -> Sequence[str]:
    """Return the cells of a line; none where one of them is longer than any cell may be."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _text(data: bytes, path: Path) -> str:
    """Return the text; a glossary of rare characters alone may be GB18030 where nothing else tells it."""
    try:
        return decode(data, str(path))
    except InputError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            text = ""
        if not any(is_header(header_of(line.split(one))) for line in text.splitlines()[:10] for one in _SEPARATORS):
            raise
        return text


def _write_tsv(rows: Iterable[Sequence[str]]) -> bytes:
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(tuple(map(_inert, row)) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_INERT) else cell


TSV = Format("tsv", (".tsv", ".tab", ".txt", ".utx"), lambda _, suffix: suffix != ".csv", _read, write_rows=_write_tsv)
CSV = Format("csv", (".csv",), lambda _, suffix: suffix == ".csv", _read, write_rows=_write_csv)
