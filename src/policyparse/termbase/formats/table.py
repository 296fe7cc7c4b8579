"""Tables with columns in any order, named in Chinese or English, and one or several rows per concept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from policyparse.errors import InputError, unknown
from policyparse.han import has_han
from policyparse.termbase.formats.interface import Draft
from policyparse.termbase.formats.vocabulary import is_yes, meaning
from policyparse.termbase.model import KINDS, STATUSES, Concept, Status

Row = tuple[int, Sequence[str]]
"""The number of a line, and its cells."""

COLUMNS = (
    "concept", "kind", "zh", "zh_short", "en", "en_admitted", "en_deprecated", "note",
    "en_forbidden", "case_sensitive", "do_not_translate", "pos",
)  # fmt: skip
"""What is written; the last four only where a concept needs them."""

USUAL_COLUMNS = 8
_SEARCHED = 10  # rows that are searched for the header: tables may have titles above it
_PARTED = re.compile(r"[|;；\n]")
_ENGLISH: Mapping[str, Status | None] = {
    "en": None,
    "en_admitted": "admitted",
    "en_deprecated": "deprecated",
    "en_forbidden": "forbidden",
}


def header_of(cells: Sequence[str]) -> tuple[str | None, ...]:
    """Return what each column is; of two columns of one name the first counts."""
    seen: set[str] = set()
    columns: list[str | None] = []
    for cell in cells:
        column = meaning("column", cell)
        columns.append(None if column in seen else column)
        seen |= {column} if column else set()
    return tuple(columns)


def is_header(columns: Sequence[str | None]) -> bool:
    """Return whether the columns name terms of both languages."""
    return len({"zh", "source", "translation", *_ENGLISH} & {*columns}) > 1


def read_rows(rows: Iterable[Row], path: Path) -> tuple[Concept, ...]:
    """Return a concept for each row of a table whose header is among its first rows.

    Raises `InputError` with file and line.
    """
    each = iter(rows)
    columns = _header(each, path)
    body = [row for row in each if any(cell.strip() for cell in row[1])]
    columns = _languages(columns, body)
    name = path.stem
    return tuple(draft.concept(name) for draft in _drafts(columns, body, path))


def rows_of(concepts: Sequence[Concept]) -> Iterator[tuple[str, ...]]:
    """Yield the header and a row per concept; columns that only few tables need are left out where they are empty."""
    extra = any(one.en_forbidden or one.case_sensitive or not one.translate or one.pos for one in concepts)
    width = len(COLUMNS) if extra else USUAL_COLUMNS
    yield COLUMNS[:width]
    for one in concepts:
        forms = map("|".join, (one.zh, one.zh_short, one.en_preferred, one.en_admitted, one.en_deprecated))
        flags = ("yes" if flag else "" for flag in (one.case_sensitive, not one.translate))
        yield (one.id, one.kind, *forms, one.note, "|".join(one.en_forbidden), *flags, one.pos)[:width]


def _header(rows: Iterator[Row], path: Path) -> tuple[str | None, ...]:
    for _, (_, cells) in zip(range(_SEARCHED), rows, strict=False):
        columns = header_of(cells)
        if is_header(columns):
            return columns
    raise InputError(f"{path}: no row names the columns: head them zh and en, 中文 and 英文, or term and translation")


def _languages(columns: tuple[str | None, ...], rows: Sequence[Row]) -> tuple[str | None, ...]:
    """Return the columns with `source` and `translation` named by the language that their cells are in."""
    sides = [at for at, column in enumerate(columns) if column in ("source", "translation")]
    chinese = {at: sum(has_han(_cell(cells, at)) for _, cells in rows) for at in sides}
    named = list(columns)
    taken = {"zh", "en"} & {*columns}
    for at in sorted(sides, key=lambda at: -chinese[at]):
        free = next((one for one in ("zh", "en") if one not in taken), None)
        named[at] = free
        taken |= {free} if free else set()
    return tuple(named)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _drafts(columns: Sequence[str | None], rows: Iterable[Row], path: Path) -> Iterator[Draft]:
    places = {column: at for at, column in enumerate(columns) if column}
    for number, cells in rows:
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise InputError(f"{path}, line {number}: {len(cells)} cells where the header has {len(columns)} columns")
        yield _draft({column: _cell(cells, at).strip() for column, at in places.items()}, path, number)


def _draft(cells: Mapping[str, str], path: Path, number: int) -> Draft:
    zh, short = (_forms(cells.get(column, "")) for column in ("zh", "zh_short"))
    kind = next((kind for kind in KINDS if kind == cells.get("kind", "term").casefold()), None)
    if kind is None and cells.get("kind") and "concept" in cells:
        raise InputError(f"{path}, line {number}: {unknown('kind', cells['kind'], KINDS)}")
    draft = Draft(cells.get("concept") or next(iter([*zh, *short]), f"line-{number}"), kind or "term", zh, short)
    status = _status(cells, path, number)
    for column, usual in _ENGLISH.items():
        value = cells.get(column, "")
        if column == "en_forbidden" and meaning("flag", value):
            continue
        draft.en += [(form, status if column == "en" else usual) for form in _forms(value)]
    draft.note, draft.pos = cells.get("note", ""), cells.get("pos", "")
    draft.case_sensitive = is_yes(cells.get("case_sensitive", ""))
    draft.translate = (
        not is_yes(cells.get("do_not_translate", "")) and meaning("flag", cells.get("translate", "")) != "no"
    )
    return draft


def _status(cells: Mapping[str, str], path: Path, number: int) -> Status | None:
    """Return the status of a row's English: said in a column of its own, or by a tick under *forbidden*."""
    if is_yes(cells.get("en_forbidden", "")):
        return "forbidden"
    said = cells.get("status", "")
    found = meaning("status", said)
    if said and not found:
        raise InputError(f"{path}, line {number}: {unknown('status', said, STATUSES)}")
    return cast("Status | None", found)


def _forms(cell: str) -> list[str]:
    return [form for part in _PARTED.split(cell) if (form := " ".join(part.split()))]
