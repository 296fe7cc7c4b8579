"""A document with both texts: in two columns of a table, or in alternating paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from policyparse.bilingual.columns import Row, Table, units_of_rows
from policyparse.bilingual.interface import Content
from policyparse.errors import InputError
from policyparse.languages.detection import detect_language
from policyparse.model.document import Block, Document, Language
from policyparse.model.units import BilingualUnit, CodedText, UnitState

_LEAST_SHARE = 0.5  # of the letters of a document that have to stand in its tables, or in pairs of paragraphs
_LONGEST_TURN = 6  # paragraphs of one language in a row: what is longer is no turn but half a document


class _Turn(NamedTuple):
    """Paragraphs of one language in a row, with the number of the first."""

    language: Language
    first: int
    texts: tuple[str, ...]


def units_of_document(document: Document, name: str) -> Content:
    """Return the units of a document with both texts; raises `InputError` for one that has no pairs."""
    blocks = [block for block in document.blocks if block.role != "furniture"]
    whole = sum(_letters(_text(document, block)) for block in blocks)
    tables = [table for rows in _tables(document, blocks) if (table := units_of_rows(rows))]
    if tables and _held(unit for table in tables for unit in table.units) >= _LEAST_SHARE * whole:
        return Content(*tables[0].languages, tuple(_all_units(tables)), document.missing)
    found = tuple(_in_turn(list(_turns(document, blocks))))
    pairs = [unit for _, unit in found if unit.source.text and unit.translation.text]
    if not pairs or _held(pairs) < _LEAST_SHARE * whole:
        raise InputError(
            f"{name}: holds no pairs of Chinese and English: neither a table with both in a row nor paragraphs in turn;"
            " save both texts in files of their own and use `policyparse compare`"
        )
    source = found[0][0]
    return Content(source, "en" if source == "zh" else "zh", tuple(unit for _, unit in found), document.missing)


def _all_units(tables: Sequence[Table]) -> Iterator[BilingualUnit]:
    for number, table in enumerate(tables, 1):
        for unit in table.units:
            label = f"table {number}, {unit.id}" if len(tables) > 1 else unit.id
            yield BilingualUnit(label, unit.source, unit.translation, unit.state, notes=unit.notes)


def _tables(document: Document, blocks: Sequence[Block]) -> Iterator[list[Row]]:
    """Yield the rows of each table; a table ends where the next begins with its first row, or where text follows."""
    rows: dict[int, dict[int, list[str]]] = {}
    last = 0
    for block in blocks:
        if block.cell is None or block.cell.row < last:
            if rows:
                yield _rows(rows)
            rows, last = {}, 0
        if block.cell is not None:
            last = block.cell.row
            rows.setdefault(last, {}).setdefault(block.cell.column, []).append(_text(document, block))
    if rows:
        yield _rows(rows)


def _rows(rows: dict[int, dict[int, list[str]]]) -> list[Row]:
    width = max(column for cells in rows.values() for column in cells)
    return [
        Row(f"row {number}", ["\n".join(cells.get(column, ())) for column in range(1, width + 1)])
        for number, cells in sorted(rows.items())
    ]


def _turns(document: Document, blocks: Sequence[Block]) -> Iterator[_Turn]:
    numbered = [(at, text) for at, block in enumerate(blocks, 1) if _letters(text := _text(document, block))]
    for language, group in groupby(numbered, key=lambda one: detect_language(one[1])):
        members = list(group)
        yield _Turn(language, members[0][0], tuple(text for _, text in members))


def _in_turn(turns: Sequence[_Turn]) -> Iterator[tuple[Language, BilingualUnit]]:
    """Yield the units of paragraphs in turn, each with the language of the source: that of the first paragraph.

    Turns of as many paragraphs are paired one by one, others as they are; what no turn follows has no translation.
    """
    at = 0
    while at < len(turns):
        turn = turns[at]
        after = turns[at + 1] if at + 1 < len(turns) else None
        if turn.language != turns[0].language:
            yield turns[0].language, _unit(turn.first, "", "\n".join(turn.texts))
            at += 1
            continue
        texts, others = turn.texts, after.texts if after else ()
        if max(len(texts), len(others)) > _LONGEST_TURN:
            others = ()
        if len(texts) == len(others):
            yield from (
                (turn.language, _unit(turn.first + n, *pair)) for n, pair in enumerate(zip(texts, others, strict=True))
            )
        else:
            yield turn.language, _unit(turn.first, "\n".join(texts), "\n".join(others))
        at += 2 if after else 1


def _unit(number: int, source: str, translation: str) -> BilingualUnit:
    state: UnitState = "translated" if translation.strip() else "new"
    return BilingualUnit(f"paragraph {number}", CodedText(source), CodedText(translation), state)


def _text(document: Document, block: Block) -> str:
    edges = [block.span.start, *(edge for mark in block.marks for edge in mark), block.span.end]
    return "".join(document.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _held(units: Iterator[BilingualUnit] | Sequence[BilingualUnit]) -> int:
    return sum(_letters(unit.source.text) + _letters(unit.translation.text) for unit in units)
