"""Rows of a table as units: detects the Chinese and the English column, and which of them is the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policyparse.languages.detection import detect_language
from policyparse.model.document import Language
from policyparse.model.units import BilingualUnit, CodedText, UnitState

_SAMPLE = 2000
_SOURCE = frozenset(["source", "source text", "src", "original", "原文", "源文", "源语", "源语言", "来源"])
_TRANSLATION = frozenset(["target", "target text", "translation", "tgt", "译文", "目标", "目标语", "目标语言", "翻译"])
_LANGUAGE = frozenset((
    "chinese", "english", "chinese text", "english text", "zh", "en", "zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant",
    "en-us", "en-gb", "中文", "英文", "汉语", "英语", "中文原文", "英文译文", "中文版", "英文版",
    "英文原文", "中文译文",
))  # fmt: skip
_ID = frozenset(["id", "key", "no", "no.", "#", "nr", "number", "unit", "segment", "seg", "编号", "序号", "标识", "号"])
_NOTE = frozenset(["note", "notes", "comment", "comments", "remark", "remarks", "备注", "说明", "注释", "意见"])


class Row(NamedTuple):
    """A row of a table, and what a reviewer calls it."""

    label: str
    cells: Sequence[str]


class Table(NamedTuple):
    """The units of a table and the languages of its columns."""

    languages: tuple[Language, Language]
    units: tuple[BilingualUnit, ...]


def units_of_rows(rows: Sequence[Row]) -> Table | None:
    """Return the units of a table; None if no column is Chinese or none English.

    The words over the columns say which is the source, else the left one is. A column of ids names the units.
    """
    width = max((len(row.cells) for row in rows), default=0)
    columns = [[_cell(row, at) for row in rows] for at in range(width)]
    weights = [_weights(column) for column in columns]
    chinese, english = (max(range(width), key=lambda at: weights[at][side], default=0) for side in (0, 1))
    if not width or chinese == english or not (weights[chinese][0] and weights[english][1]):
        return None
    heads = [column[0].strip().casefold() for column in columns]
    headed = any(heads[at] in _SOURCE | _TRANSLATION | _LANGUAGE for at in (chinese, english))
    heads = heads if headed else [""] * width
    said = heads[english] in _SOURCE or heads[chinese] in _TRANSLATION
    forward = heads[chinese] in _SOURCE or heads[english] in _TRANSLATION or (chinese < english and not said)
    source, translation = (chinese, english) if forward else (english, chinese)
    ids = next((at for at, head in enumerate(heads) if head in _ID), None)
    notes = [at for at, head in enumerate(heads) if head in _NOTE]
    units = (_unit(row, source, translation, ids, notes) for row in rows[headed:])
    languages: tuple[Language, Language] = ("zh", "en") if forward else ("en", "zh")
    return Table(languages, tuple(unit for unit in units if unit.source.text.strip() or unit.translation.text.strip()))


def _weights(column: Sequence[str]) -> tuple[int, int]:
    """Return how many letters of a column stand in cells that are Chinese, and in cells that are English."""
    found = {"zh": 0, "en": 0}
    for cell in column[:_SAMPLE]:
        found[detect_language(cell)] += sum(map(str.isalpha, cell))
    return (found["zh"], 0) if found["zh"] > found["en"] else (0, found["en"])


def _unit(row: Row, source: int, translation: int, ids: int | None, notes: Sequence[int]) -> BilingualUnit:
    there = _cell(row, translation)
    state: UnitState = "translated" if there.strip() else "new"
    own = (_cell(row, ids).strip() if ids is not None else "") or row.label
    said = tuple(note for at in notes if (note := _cell(row, at).strip()))
    return BilingualUnit(own, CodedText(_cell(row, source)), CodedText(there), state, notes=said)


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
