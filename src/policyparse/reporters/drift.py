"""Drift as data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from policyparse.model.drift import Change, Drift, Revision, Sign
from policyparse.reporters.json import document_dict, segment_dict, signature_dict

_VERDICTS = ("followed", "pending", "unclear")


def drift_dict(drift: Drift) -> dict[str, Any]:
    """Return what changed in a source, and what its translation reflects of that, as `policyparse.drift/1`."""
    return {
        "schema": "policyparse.drift/1",
        "signature": signature_dict(drift.signature),
        "old_source": document_dict(drift.old),
        "source": document_dict(drift.new),
        "translation": document_dict(drift.translation),
        "taken_over": _revision(drift.taken_over),
        "changes": [_change(change, drift) for change in drift.changes],
        "summary": summary(drift),
    }


def summary(drift: Drift) -> dict[str, Any]:
    """Return the counts of a drift, and the age in days of its oldest pending change."""
    tally: Counter[str] = Counter(change.verdict for change in drift.changes)
    ages = [drift.age(change).days for change in drift.pending if drift.taken_over]
    return {
        "changes": len(drift.changes),
        **{verdict: tally[verdict] for verdict in _VERDICTS},
        "moved": drift.moved,
        "oldest_pending_days": max(ages, default=None),
    }


def _change(change: Change, drift: Drift) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "verdict": change.verdict,
        "confidence": change.confidence,
        "old": segment_dict(change.old) if change.old else None,
        "new": segment_dict(change.new) if change.new else None,
        "translation": [segment_dict(segment) for segment in change.translation],
        "signs": [_sign(sign) for sign in change.signs],
        "since": _revision(change.since),
        "age_days": drift.age(change).days if drift.taken_over else None,
    }


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "wording": sign.wording,
        "kind": sign.kind,
        "source": sign.source,
        "translation": sign.translation,
        "weight": sign.weight,
        "reason": sign.reason,
    }


def _revision(revision: Revision | None) -> dict[str, Any] | None:
    return {"commit": revision.commit, "date": revision.date.isoformat()} if revision else None
