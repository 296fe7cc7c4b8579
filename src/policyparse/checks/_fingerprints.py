"""The identity of a finding across edits.

A fingerprint hashes the check, the words that it flags on either side, and the two readings. It knows no offset, no
section, no message and nothing of the rest of the segment, so that it changes only where the flagged words do. A side
that is shown as a whole segment counts only where neither side flags a part: it is there to be read, and which segment
answers to the other side's best may change with its neighbours.

Findings of a document that flag the same words are numbered in order: `0f3a…`, `0f3a…-2`.
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
    """Return the findings with their fingerprints; those that flag the same words are numbered in order."""
    seen: Counter[str] = Counter()
    stamped = []
    for finding in findings:
        digest = hashlib.sha256(_identity(finding, pair).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        seen[digest] += 1
        number = f"-{seen[digest]}" if seen[digest] > 1 else ""
        stamped.append(replace(finding, fingerprint=digest + number))
    return tuple(stamped)


def _identity(finding: Finding, pair: Pair) -> str:
    sides = finding.source, finding.translation
    partial = any(_is_part(place, pair) for place in sides)
    texts = (place.text if place and (not partial or _is_part(place, pair)) else "" for place in sides)
    return "\0".join((finding.check, *map(_plain, (*texts, finding.expected or "", finding.actual or ""))))


def _is_part(place: Place | None, pair: Pair) -> bool:
    """Return whether a place is less than its segment."""
    return place is not None and _plain(place.text) != _plain(pair.segment(place).text)


def _plain(text: str) -> str:
    """Return `text` without white space: where a line breaks is no matter of what is said."""
    return "".join(fold(text).split())
