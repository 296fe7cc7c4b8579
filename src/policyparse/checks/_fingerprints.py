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
    segments = _Segments(pair)
    for finding in findings:
        digest = hashlib.sha256(_identity(finding, segments).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        seen[digest] += 1
        number = f"-{seen[digest]}" if seen[digest] > 1 else ""
        stamped.append(replace(finding, fingerprint=digest + number))
    return tuple(stamped)


class _Segments:
    """The segments that findings flag, each read once: a long one may have a finding for each of its numbers."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._texts: dict[str, str] = {}

    def has_part(self, place: Place | None) -> bool:
        """Return whether a place is less than its segment."""
        if place is None:
            return False
        whole = self._texts.get(place.segment)
        if whole is None:
            whole = self._texts[place.segment] = _plain(self._pair.segment(place).text)
        return _plain(place.text) != whole


def _identity(finding: Finding, segments: _Segments) -> str:
    sides = finding.source, finding.translation
    parts = tuple(map(segments.has_part, sides))
    texts = (place.text if place and (part or not any(parts)) else "" for place, part in zip(sides, parts, strict=True))
    return "\0".join((finding.check, *map(_plain, (*texts, finding.expected or "", finding.actual or ""))))


def _plain(text: str) -> str:
    """Return `text` without white space: where a line breaks is no matter of what is said."""
    return "".join(fold(text).split()) if text else text
