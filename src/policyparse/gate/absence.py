"""A pair of which one side is not there, as an outcome with a finding at the other one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from policyparse.gate.catalogue import ABSENT_SOURCE, ABSENT_TRANSLATION
from policyparse.gate.model import Outcome, Pair, Record, Region, Side, Spot
from policyparse.model.report import Finding

_UNREAD = Side("", "", in_file=True, missing=())
_TOP = Spot("", "", 0, 0, Region(1, 1, 1, 1), None)


def absent(pair: Pair, folder: Path) -> Outcome:
    """Return the outcome of a pair with one side alone; `folder` is what its finding's identity is relative to."""
    is_source = pair.absent == "source"
    check, gone, there = (
        (ABSENT_SOURCE, pair.source, pair.translation)
        if is_source
        else (ABSENT_TRANSLATION, pair.translation, pair.source)
    )
    found = Finding(
        check.id,
        check.name,
        check.category,
        pair.lack,
        f"there is no {pair.absent} at {gone}",
        None if is_source else _TOP,
        _TOP if is_source else None,
        None,
        None,
        1.0,
        _fingerprint(check.id, there, folder),
    )
    return Outcome(pair, Record(_UNREAD, _UNREAD, (found,), (), ()))


def _fingerprint(check: str, path: str, folder: Path) -> str:
    whole = Path(path).absolute()
    place = (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()
    return hashlib.sha256(f"{check}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
