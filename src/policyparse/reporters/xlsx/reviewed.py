"""Reads a reviewed workbook: the decisions, and the documents that they are about.

The reviewer may have sorted rows, moved columns, and saved it with other programs. It is read row by row, within the
limits for every package.
"""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl import load_workbook

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.model.document import StrPath
from policyparse.readers.loading import display_name, load
from policyparse.readers.ooxml.encrypted import decrypted
from policyparse.readers.ooxml.package import SIGNATURE, DamagedPartError, Package, expect_bounded
from policyparse.reporters.xlsx.findings import DECISIONS, FINDINGS, Decision
from policyparse.reporters.xlsx.overview import SUMMARY

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 50  # a sheet has no more rows
_NEEDED = ("fingerprint", "decision", "comment")
_ORIGIN = re.compile(r"(?P<path>.+) \(SHA-256 [0-9a-f]{64}\)", re.DOTALL)
DECISIONS_SCHEMA = "policyparse.decisions/1"
_NO_REVIEW = "is no review workbook; give one that `compare --format xlsx` wrote, or the decisions that its page saved"

_Sheets = Mapping[str, Sequence[Sequence[Any]]]


class Decided(NamedTuple):
    """A decision on the finding of a fingerprint, with the row that it is in."""

    row: int
    fingerprint: str
    decision: Decision
    comment: str


class Review(NamedTuple):
    """The decisions of a workbook; `paths` are those of source and translation, none if it does not say them."""

    name: str
    paths: tuple[str, ...]
    decisions: tuple[Decided, ...]


def read_review(path: StrPath, reading: Reading) -> Review:
    """Return what a reviewer decided, in a workbook or on the page; raises `InputError` for what is neither."""
    name = display_name(path)
    data = load(path, reading.max_bytes)
    if data.lstrip().startswith(b"{"):
        return _of_page(data, name)
    sheets = _sheets(_unpackable(data, name, reading), name)
    return Review(name, _paths(sheets.get(SUMMARY, ())), tuple(_decided(sheets[FINDINGS], name)))


def _of_page(data: bytes, name: str) -> Review:
    """Return the decisions that the page saved."""
    try:
        saved = json.loads(data)
        if saved["schema"] != DECISIONS_SCHEMA:
            raise InputError(f"{name}: {_NO_REVIEW}")
        rows = [(one["fingerprint"], one["decision"], one["comment"]) for one in saved["decisions"]]
        paths = (saved["source"], saved["translation"])
    except (ValueError, LookupError, TypeError) as error:
        raise InputError(f"{name}: {_NO_REVIEW}") from error
    on_disk = paths if all(isinstance(path, str) and not path.startswith("(") for path in paths) else ()
    return Review(name, on_disk, tuple(_decided([_NEEDED, *rows], name)))


def _unpackable(data: bytes, name: str, reading: Reading) -> bytes:
    """Return the data of a package once all of it was unpacked within its limits, and dropped."""
    data = decrypted(data, name, reading)
    if not data.startswith(SIGNATURE):
        raise InputError(f"{name}: {_NO_REVIEW}")
    package = Package(data, name, reading)
    try:
        expect_bounded(package)
    except DamagedPartError as error:
        raise InputError(f"{name}: is damaged ({error}); get it again") from error
    return data


def _sheets(data: bytes, name: str) -> _Sheets:
    """Return the rows of the sheets that count, by title."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl leaves out
            book = load_workbook(io.BytesIO(data), read_only=True)
            wanted = [title for title in (FINDINGS, SUMMARY) if title in book.sheetnames]
            sheets = {title: _rows(book[title]) for title in wanted}
    except Exception as error:
        raise InputError(f"{name}: {_NO_REVIEW}") from error
    head = sheets.get(FINDINGS, [()])[0]
    if not all(title in head for title in _NEEDED):
        raise InputError(f"{name}: {_NO_REVIEW}")
    return sheets


def _rows(sheet: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  (a sheet that is read row by row has no type)
    return list(sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)) or [()]


def _paths(rows: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    said = {label: _ORIGIN.fullmatch(str(words)) for label, _, _, words, *_ in rows[1:]}
    found = (said.get("Source"), said.get("Translation"))
    return tuple(one["path"] for one in found if one) if all(found) else ()


def _decided(rows: Sequence[Sequence[Any]], name: str) -> Iterator[Decided]:
    columns = [rows[0].index(title) for title in _NEEDED]
    met: dict[str, Decision] = {}
    for number, row in enumerate(rows[1:], 2):
        fingerprint, said, comment = (str(row[at] or "").strip() for at in columns)
        if said:
            decision = next((one for one in DECISIONS if one == said.casefold()), None)
            if decision is None:
                raise InputError(f"{name}, row {number}: {said!r} is no decision; choose {', '.join(DECISIONS)}")
            if not fingerprint:
                raise InputError(f"{name}, row {number}: the decision is on no finding; the fingerprint is missing")
            if met.setdefault(fingerprint, decision) != decision:
                raise InputError(f"{name}, row {number}: the same finding has another decision above; keep one")
            yield Decided(number, fingerprint, decision, comment)
