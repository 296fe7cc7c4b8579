"""The identity of a finding across edits elsewhere.

A fingerprint hashes the check, the segment of the source, the two texts and the two readings. It knows no offset, no
section and no message, so that a sentence put in above a finding, a new number or place of its section, or a better
message leave it as it is. Of the translation it knows the text alone that the finding speaks of: which segment answers
to the source's best may change with its neighbours.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from policyparse.checks._base import Pair
from policyparse.folding import fold
from policyparse.model.bitext import Place
from policyparse.model.report import Finding

_LENGTH = 16


def stamp(findings: Iterable[Finding], pair: Pair) -> tuple[Finding, ...]:
    """Return the findings with their fingerprints; those that say the same are numbered in order."""
    seen: Counter[str] = Counter()
    stamped = []
    for finding in findings:
        identity = _identity(finding, pair)
        seen[identity] += 1
        number = f"\0{seen[identity]}" if seen[identity] > 1 else ""
        digest = hashlib.sha256((identity + number).encode("utf-8", "surrogatepass")).hexdigest()
        stamped.append(replace(finding, fingerprint=digest[:_LENGTH]))
    return tuple(stamped)


def _identity(finding: Finding, pair: Pair) -> str:
    place = finding.source or finding.translation
    around = pair.segment(place).text if place else ""
    parts = (around, _text(finding.source), _text(finding.translation), finding.expected or "", finding.actual or "")
    return "\0".join((finding.check, *map(_plain, parts)))


def _text(place: Place | None) -> str:
    return place.text if place else ""


def _plain(text: str) -> str:
    """Return `text` without white space: where a line breaks is no matter of what is said."""
    return "".join(fold(text).split())
