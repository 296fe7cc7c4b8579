"""Records as JSON, and back: lists in the order of their fields."""

from __future__ import annotations

import json
from typing import Any

from policyparse.gate.model import Directive, Phrase, Record, Region, Side, Spot
from policyparse.model.report import Finding


def dumps(record: Record) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=_values)


def _values(finding: Finding[Spot]) -> list[Any]:
    return [getattr(finding, name) for name in finding.__slots__]


def loads(text: str) -> Record:
    """Return the record that `dumps` wrote."""
    source, translation, findings, directives, verdicts, phrases = json.loads(text)
    return Record(
        _side(source),
        _side(translation),
        tuple(map(_found, findings)),
        tuple(map(_directive, directives)),
        tuple((name, count) for name, count in verdicts),
        tuple(map(_phrase, phrases)),
    )


def _side(values: list[Any]) -> Side:
    sha256, media_type, in_file, missing = values
    return Side(sha256, media_type, in_file, tuple(missing))


def _found(values: list[Any]) -> Finding[Spot]:
    check, name, category, severity, message, source, translation, *rest = values
    return Finding(check, name, category, severity, message, _spot(source), _spot(translation), *rest)


def _phrase(values: list[Any]) -> Phrase:
    kind, key, said, source, translation = values
    return Phrase(kind, key, said, _there(source), _there(translation))


def _there(values: list[Any]) -> Spot:
    text, around, start, end, region, page, unit = values
    return Spot(text, around, start, end, Region(*region), page, unit)


def _spot(values: list[Any] | None) -> Spot | None:
    return None if values is None else _there(values)


def _directive(values: list[Any]) -> Directive:
    side, line, checks, reason, covers = values
    return Directive(side, line, tuple(checks), reason, tuple(covers))
