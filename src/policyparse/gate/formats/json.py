"""A complete run as data, `policyparse.check/1`."""

from __future__ import annotations

from typing import Any

from policyparse import __version__
from policyparse.gate.model import Outcome, Remark, Ruling, Run, Spot
from policyparse.model.document import SideName
from policyparse.model.severity import SEVERITIES
from policyparse.reporters.json import dumps


def render(run: Run) -> str:
    """Return the run as JSON."""
    return dumps(run_dict(run)) + "\n"


def run_dict(run: Run) -> dict[str, Any]:
    """Return the run as `policyparse.check/1`."""
    return {
        "schema": "policyparse.check/1",
        "policyparse": __version__,
        "exit_code": run.exit_code,
        "pairs": [_pair(outcome) for outcome in run.outcomes],
        "remarks": [_remark(remark) for remark in run.remarks],
        "summary": {
            "pairs": len(run.outcomes),
            "unread": run.unread,
            "absent": run.absent,
            "untouched": run.untouched,
            "failing": run.failing,
            **{severity: run.count(severity) for severity in SEVERITIES},
            "accepted": run.count_status("accepted"),
            "suppressed": run.count_status("suppressed"),
        },
    }


def _pair(outcome: Outcome) -> dict[str, Any]:
    return {
        "source": _document(outcome, "source"),
        "translation": _document(outcome, "translation"),
        "error": outcome.error,
        "verdicts": dict(outcome.record.verdicts) if outcome.record else {},
        "findings": [_finding(ruling) for ruling in outcome.rulings],
    }


def _document(outcome: Outcome, side: SideName) -> dict[str, Any]:
    document = outcome.record.side(side) if outcome.record else None
    return {
        "path": outcome.path(side),
        "sha256": (document.sha256 or None) if document else None,
        "media_type": (document.media_type or None) if document else None,
        "missing": list(document.missing) if document else [],
    }


def _finding(ruling: Ruling) -> dict[str, Any]:
    found = ruling.found
    return {
        "check": found.check,
        "name": found.name,
        "category": found.category,
        "severity": found.severity,
        "message": found.message,
        "status": ruling.status,
        "reason": ruling.silence.reason if ruling.silence else None,
        "fails": ruling.fails,
        "source": _place(found.source),
        "translation": _place(found.translation),
        "expected": found.expected,
        "actual": found.actual,
        "confidence": found.confidence,
        "fingerprint": found.fingerprint,
    }


def _place(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    return {
        "span": [spot.start, spot.end],
        "text": spot.text,
        "around": spot.around,
        **spot.region._asdict(),
        "page": spot.page,
        **({} if spot.unit is None else {"unit": spot.unit}),
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"path": remark.path, "line": remark.line, "message": remark.message}
