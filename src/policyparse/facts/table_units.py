"""Units that a table says once: in the head of a column or row (公里, *Roads (km)*), or in a line above the table.

A plain number of a cell takes the unit and the magnitude of its column's head, else of its row's, else of the line
单位：亿元 or *Unit: million yuan* that precedes the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from policyparse.facts.quantities import find_quantities
from policyparse.model.document import Language
from policyparse.model.facts import Quantity
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Segment, Structure

_IN_HEAD = re.compile(r"[（(](?P<bracket>[^（()）]{1,30})[)）]\s*$|[,，/／]\s*(?P<rest>[^,，/／\s][^,，/／]{0,20})$")
_LINE = re.compile(
    r"[（(]?\s*(?:(?:计量|金额)?单位\s*[:：]\s*|units?\s*:\s*|(?=in (?:millions|billions|thousands)? ?of )in )"
    r"(?P<unit>[^，,；;。)）]{1,30}?)[)）]?\s*\.?",
    re.IGNORECASE,
)
_SCALES = re.compile(r"\b(thousand|million|billion|trillion)s(?: of)?\b", re.IGNORECASE)
_CODE_FIRST = re.compile(r"(?P<code>[A-Z]{2,4}\$?|[$¥€£])\s?(?P<scale>\d[\d,]*|[a-z]+)$")
_ENDS = ("。", "；", ";", ".", "！", "!")


def with_table_units(structure: Structure, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return `quantities`, those that stand plain in cells of tables with the unit and magnitude that hold for them."""
    if not any(segment.column_head for segment in structure.segments):
        return list(quantities)
    ordered = Ordered(structure.segments)
    units = _Units(structure)
    return [_measured(quantity, units, ordered.at(quantity.span)) for quantity in quantities]


def _measured(quantity: Quantity, units: _Units, segment: Segment | None) -> Quantity:
    plain = quantity.dimension == "number" and quantity.unit is None and quantity.currency is None
    unit = units.of(segment) if plain and segment and segment.column_head else None
    if unit is None:
        return quantity
    high = None if quantity.value_max is None else quantity.value_max * unit.value
    return replace(
        quantity,
        value=quantity.value * unit.value,
        value_max=high,
        unit=unit.unit,
        unit_norm=unit.unit_norm,
        dimension=unit.dimension,
        currency=unit.currency,
        per=quantity.per or unit.per,
    )


class _Units:
    """The units that hold for the cells of a document's tables."""

    def __init__(self, structure: Structure) -> None:
        self._language = structure.document.language
        self._text = {segment.id: segment.text for segment in structure.segments}
        self._above = dict(_lines(structure.segments))

    def of(self, cell: Segment) -> Quantity | None:
        """Return the quantity of one unit that a cell counts in; None if nothing states the unit."""
        for head in (cell.column_head, cell.row_head):
            if head and (unit := self._in_head(self._text[head])):
                return unit
        line = self._above.get(cell.id)
        return _one_of(line, self._language) if line else None

    def _in_head(self, text: str) -> Quantity | None:
        match = _IN_HEAD.search(text)
        return _one_of(match["bracket"] or match["rest"], self._language) if match else None


def _lines(segments: Sequence[Segment]) -> Iterator[tuple[str, str]]:
    """Yield the cells that a line with a unit is above, each with that unit as written."""
    line = None
    for segment in segments:
        if match := _LINE.fullmatch(segment.text.strip()):
            line = match["unit"]
        elif segment.kind == "heading" or segment.text.rstrip().endswith(_ENDS):
            line = None
        elif line and segment.column_head:
            yield segment.id, line


@lru_cache(maxsize=256)
def _one_of(written: str, language: Language) -> Quantity | None:
    """Return the quantity of one unit: 亿元 is CNY 100 million; None if the words are no unit."""
    words = _SCALES.sub(r"\1", written.strip())
    code = _CODE_FIRST.fullmatch(words)
    if code:
        number = code["scale"] if code["scale"][0].isdigit() else f"1 {code['scale']}"
        return _whole(f"{code['code']} {number}", language)
    if words[:1].isdigit():
        return _whole(words, language)
    return _whole(f"1{words}" if language == "zh" else f"1 {words}", language)


def _whole(text: str, language: Language) -> Quantity | None:
    found = find_quantities(text, language)
    if len(found) != 1 or found[0].surface != text or found[0].dimension in {"date", "number"}:
        return None
    return None if found[0].value_max or found[0].comparator != "eq" else found[0]
