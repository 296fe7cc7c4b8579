"""SARIF 2.1.0, after the OASIS standard: the translation as location, the source as related location.

What the translation lacks is located in the source. Columns are code points. Files that have no lines of their own
(PDF, DOCX, PPTX, HTML) are located in line 1, which code scanning asks for, and by page or slide as a logical location.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from policyparse import __version__
from policyparse.gate.catalogue import CheckInfo, load_catalogue
from policyparse.gate.formats.words import page, page_kind, quotations
from policyparse.gate.model import SIDES, Outcome, Ruling, Run, Spot
from policyparse.model.document import SideName
from policyparse.reporters.json import dumps

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "policyparse/v2"
_OWN = "A check of the project itself, written in its settings."
_KINDS = {"comment": "inSource", "settings": "external", "baseline": "external"}


def render(run: Run) -> str:
    """Return the run as a SARIF log; suppressed and accepted findings are in it, marked as such."""
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run)]}) + "\n"


def _run(run: Run) -> dict[str, Any]:
    named = {ruling.found.check: ruling.found for outcome in run.outcomes for ruling in outcome.rulings}
    rules = [rule for rule in load_catalogue() if rule.id in named] if named else []
    others = (found for id_, found in named.items() if id_ not in {rule.id for rule in rules})
    rules += [CheckInfo(one.check, one.name, one.category, one.severity, _OWN) for one in others]
    index = {rule.id: at for at, rule in enumerate(rules)}
    driver = {"name": "policyparse", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run)],
        "results": [_result(outcome, ruling, index) for outcome in run.outcomes for ruling in outcome.rulings],
    }


def _rule(rule: CheckInfo) -> dict[str, Any]:
    paragraphs = [" ".join(paragraph.split()) for paragraph in rule.doc.split("\n\n")]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": paragraphs[0]},
        "fullDescription": {"text": "\n\n".join(paragraphs)},
        "help": {"text": "\n\n".join((*paragraphs, f"Examples: policyparse explain {rule.name}"))},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"category": rule.category},
    }


def _invocation(run: Run) -> dict[str, Any]:
    errors = [
        {"level": "error", "message": {"text": outcome.error}, "locations": [_location(outcome, "translation", None)]}
        for outcome in run.outcomes
        if outcome.error
    ]
    remarks = [
        {"level": "note", "message": {"text": remark.message}, "locations": [_file(remark.path, remark.line)]}
        for remark in run.remarks
    ]
    return {
        "executionSuccessful": not errors,
        "exitCode": run.exit_code,
        "toolExecutionNotifications": errors,
        "toolConfigurationNotifications": remarks,
    }


def _result(outcome: Outcome, ruling: Ruling, index: Mapping[str, int]) -> dict[str, Any]:
    found = ruling.found
    side, spot = found.spot
    related = [
        _location(outcome, other, place) | {"id": 1, "message": {"text": f"The {other} says: {place.around}"}}
        for other, place in zip(SIDES, (found.source, found.translation), strict=True)
        if place and other != side
    ]
    silence = ruling.silence
    suppressions = [{"kind": _KINDS[silence.by], "justification": silence.reason}] if silence else []
    return {
        "ruleId": found.check,
        "ruleIndex": index[found.check],
        "level": found.severity,
        "message": {"text": found.message},
        "locations": [_location(outcome, side, spot)],
        "relatedLocations": related,
        "partialFingerprints": {_FINGERPRINT: found.fingerprint},
        "suppressions": suppressions,
        "properties": {
            **dict(quotations(ruling)),
            "expected": found.expected,
            "actual": found.actual,
            "confidence": found.confidence,
        },
    }


def _location(outcome: Outcome, side: SideName, spot: Spot | None) -> dict[str, Any]:
    location = _file(outcome.path(side))
    if spot is None or outcome.record is None:
        return location
    document = outcome.record.side(side)
    location["physicalLocation"]["region"] = _region(spot) if document.in_file else {"startLine": 1}
    if spot.unit is not None:
        location["logicalLocations"] = [{"name": spot.unit, "kind": "resource"}]
    elif spot.page:
        location["logicalLocations"] = [{"name": page(outcome, side, spot), "kind": page_kind(document.media_type)}]
    return location


def _region(spot: Spot) -> dict[str, Any]:
    line, column, end_line, end_column = spot.region
    return {
        **({"snippet": {"text": spot.text}} if spot.text else {}),
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _file(path: str, line: int | None = None) -> dict[str, Any]:
    uri = Path(path).as_uri() if Path(path).is_absolute() else quote(os.fsencode(path))
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line:
        physical["region"] = {"startLine": line}
    return {"physicalLocation": physical}
