"""Result dictionaries as rows of the store's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from policyparse.batch.schema import columns
from policyparse.reporters.json import dumps_line

Row = dict[str, Any]
Tables = Mapping[str, Sequence[tuple[object, ...]]]
"""The rows of an entry by the table that they go to, with a value for each column."""

_RENAMED = {"check": "check_id"}  # a word of SQL
_LONGEST = 63  # bits of SQLite's integers, besides the sign
_SIDES = ("source", "translation")


def tables_of(entry: int, rows: Iterable[tuple[str, Row]]) -> Tables:
    """Return rows of an entry as the store's tables have them."""
    tables: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    known = columns()
    for table, row in rows:
        row["entry"] = entry
        tables[table].append(tuple(map(row.get, known[table])))
    return dict(tables)


def rows_of(result: Mapping[str, Any], marks: Mapping[str, Row]) -> Iterator[tuple[str, Row]]:
    """Yield each row of one result, a comparison or an extraction, with the name of its table.

    `marks` holds what is known of the documents besides, by their side.
    """
    documents = {"source": result["document"]} if "document" in result else {side: result[side] for side in _SIDES}
    for side, document in documents.items():
        yield "documents", {**flat(document), **marks[side], "side": side}
    if "summary" in result:
        yield "summaries", flat(result["summary"])
    yield from _segments(result)
    for table in ("findings", "tracks"):
        for number, element in enumerate(result.get(table, ())):
            yield table, {"number": number, **flat(element)}
    for number, target in enumerate(result.get("targets", ())):
        for row in _target(target):
            yield "targets", {"number": number, **row}
    for number, assignment in enumerate(result.get("assignments", ())):
        yield from _assignment(number, assignment)


def flat(element: Mapping[str, Any], prefix: str = "") -> Row:
    """Return an element as one row: a span as `start` and `end`, an element within as prefixed columns.

    Lists are JSON. What is None is left out.
    """
    row: Row = {}
    for key, value in element.items():
        if value is None:
            continue
        kind = type(value)
        if kind is str or kind is float:  # most are
            row[prefix + _RENAMED.get(key, key)] = value
        elif key == "span":
            row[f"{prefix}start"], row[f"{prefix}end"] = value
        elif isinstance(value, dict):
            row |= flat(value, f"{prefix}{_RENAMED.get(key, key)}_")
        else:
            row[prefix + _RENAMED.get(key, key)] = _cell(value)
    return row


def _cell(value: object) -> object:
    if type(value) is int and value.bit_length() <= _LONGEST:
        return value
    if isinstance(value, list):
        return dumps_line(value) if value else "[]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, int) and value.bit_length() > _LONGEST else value


def _segments(result: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    links = 0
    for side, key in zip(_SIDES, ("segments", "translation_segments"), strict=True):
        for number, segment in enumerate(result.get(key, ())):
            row = flat({**segment, "links": None})
            row["side"], row["number"] = side, number
            yield "segments", row
            for other in segment["links"] if side == "source" else ():
                yield "links", {"number": links, "source": segment["id"], "translation": other}
                links += 1


def _target(target: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a target, or the two sides of an outcome."""
    if "source" not in target:
        yield flat(target) | {"side": "source"}
        return
    outcome = flat({"verdict": target["verdict"], "reasons": target["reasons"]})
    for side in _SIDES:
        if target[side]:
            yield flat(target[side]) | outcome | {"side": side}


def _assignment(number: int, assignment: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    row = flat({key: value for key, value in assignment.items() if key != "agencies"})
    yield "assignments", {"number": number, **row}
    for at, agency in enumerate(assignment["agencies"]):
        names = {agency["surface"], agency["name_zh"], agency["name_en"]}
        named = {"named": not names.isdisjoint(assignment["named"])} if "named" in assignment else {}
        yield "agencies", {"assignment": number, "number": at, **flat(agency), **named}
