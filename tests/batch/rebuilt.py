"""The contract's dictionary of a comparison, put together again from a store."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import policyparse

_TARGET = (
    *("id", "span", "surface", "value", "value_max", "comparator", "unit", "unit_norm", "currency", "dimension", "per"),
    *("change", "level", "indicator", "deadline", "period", "baseline", "sentence", "modality", "status", "section"),
    "track",
)


def comparison(store: Path, name: str) -> dict:
    """All that the store has of the pair of that id, as `policyparse.compare/1`."""
    database = sqlite3.connect(store)
    database.row_factory = sqlite3.Row
    (entry,) = database.execute("SELECT * FROM entries WHERE id = ?", (name,))

    def rows(table, order="number", where="1"):
        query = f"SELECT * FROM {table} WHERE entry = ? AND {where} ORDER BY {order}"
        return [dict(row) for row in database.execute(query, (entry["entry"],))]

    links = [(link["source"], link["translation"]) for link in rows("links")]
    (summary,) = rows("summaries", order="1")
    result = {
        "schema": "policyparse.compare/1",
        "signature": {
            "policyparse": entry["version"],
            "termbase": entry["termbase"],
            "lexicon": entry["lexicon"],
            "settings": json.loads(entry["settings"]),
        },
        "source": _document(rows("documents", "side", "side = 'source'"), entry["source"]),
        "translation": _document(rows("documents", "side", "side = 'translation'"), entry["translation"]),
        "segments": [
            _segment(row)
            | {"links": [other for one, other in links if one == row["id"]], "quoted": bool(row["quoted"])}
            for row in rows("segments", where="side = 'source'")
        ],
        "translation_segments": [
            _segment(row) | {"links": [one for one, other in links if other == row["id"]]}
            for row in rows("segments", where="side = 'translation'")
        ],
        "findings": [_finding(row) for row in rows("findings")],
        "targets": _outcomes(rows("targets", "number, side")),
        "assignments": [_assignment(row, rows("agencies")) for row in rows("assignments")],
        "tracks": [
            {
                **_only(row, "name", "section"),
                "labelled": bool(row["labelled"]),
                "kept": json.loads(row["kept"]),
                "dropped": json.loads(row["dropped"]),
            }
            for row in rows("tracks")
        ],
        "summary": {
            **_only(
                summary, "segments", "kept", "reworded", "changed", "omitted", "quoted", "ignored", "added", "coverage"
            ),
            "findings": {name: summary[f"findings_{name}"] for name in ("error", "warning", "note")},
        },
    }
    database.close()
    return result


def compared(source, translation):
    """What `compare` says of a pair, but for the sentences, which a store does not hold: they follow from the rest."""
    result = policyparse.compare(source, translation).to_dict()
    del result["summary"]["in_words"]
    return result


def _only(row, *names):
    return {name: row[name] for name in names}


def _span(row, prefix=""):
    return [row[f"{prefix}start"], row[f"{prefix}end"]]


def _document(rows, path):
    (row,) = rows
    missing = json.loads(row["missing"])
    return {"path": path, **_only(row, "sha256", "language", "media_type"), "missing": missing}


def _segment(row):
    scores = ("verdict", "coverage", "omission_score", "confidence")
    whole = _only(row, "id", "kind", "section", "text", "line", "page", *scores)
    if row["side"] == "translation":
        del whole["omission_score"]
    return {**whole, "span": _span(row), "uncovered": json.loads(row["uncovered"])}


def _finding(row):
    places = {side: _place(row, f"{side}_") for side in ("source", "translation")}
    plain = ("name", "category", "severity", "message", "expected", "actual", "confidence", "fingerprint")
    return {"check": row["check_id"], **_only(row, *plain), **places}


def _place(row, prefix):
    if row[f"{prefix}segment"] is None:
        return None
    return {name: row[prefix + name] for name in ("segment", "text", "line", "page")} | {"span": _span(row, prefix)}


def _outcomes(rows):
    outcomes = {}
    for row in rows:
        empty = {"verdict": row["verdict"], "reasons": json.loads(row["reasons"]), "source": None, "translation": None}
        outcome = outcomes.setdefault(row["number"], empty)
        target = {name: row[name] for name in _TARGET if name != "span"} | {"span": _span(row)}
        outcome[row["side"]] = target | {"level": bool(row["level"])}
    return list(outcomes.values())


def _assignment(row, agencies):
    own = [agency for agency in agencies if agency["assignment"] == row["number"]]
    return {
        **_only(row, "verdict", "section", "heading", "segment"),
        "span": _span(row),
        "named": json.loads(row["named"]),
        "reasons": json.loads(row["reasons"]),
        "agencies": [{**_only(one, "surface", "name_zh", "name_en", "role"), "span": _span(one)} for one in own],
    }
