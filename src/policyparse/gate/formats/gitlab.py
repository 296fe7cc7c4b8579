"""GitLab's code quality report: a JSON list of findings; GitLab shows those that a merge request adds."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from policyparse.gate.model import Outcome, Ruling, Run
from policyparse.reporters.json import dumps

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(run: Run) -> str:
    """Return the open findings; a file without lines of its own has line 1."""
    seen: Counter[str] = Counter()
    return dumps([_issue(outcome, ruling, seen) for outcome in run.outcomes for ruling in outcome.open]) + "\n"


def _issue(outcome: Outcome, ruling: Ruling, seen: Counter[str]) -> dict[str, Any]:
    """Return a finding; findings with one fingerprint are numbered, so a file may be renamed."""
    assert outcome.record
    found = ruling.found
    side, spot = found.spot
    seen[found.fingerprint] += 1
    path = outcome.path(side)
    lines = {"begin": 1}
    if outcome.record.side(side).in_file:
        lines = {"begin": spot.region.line, "end": spot.region.end_line}
    return {
        "description": f"{found.check} {found.message}",
        "check_name": found.name,
        "fingerprint": hashlib.sha256(f"{found.fingerprint}\0{seen[found.fingerprint]}".encode()).hexdigest(),
        "severity": _SEVERITIES[found.severity],
        "location": {"path": path, "lines": lines},
    }
