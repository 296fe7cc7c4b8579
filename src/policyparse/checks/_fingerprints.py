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
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from policyparse.checks._base import Pair
from policyparse.folding import fold
from policyparse.model.report import Finding

_LENGTH = 16


def stamp(findings: Iterable[Finding], pair: Pair) -> tuple[Finding, ...]:
    """Return the findings with their fingerprints; those that flag the same words are numbered in order."""
    seen: Counter[str] = Counter()
    stamped = []
    plain = cache(_plain)  # a long segment may have a finding for each of its numbers
    for finding in findings:
        digest = hashlib.sha256(_identity(finding, pair, plain).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        seen[digest] += 1
        number = f"-{seen[digest]}" if seen[digest] > 1 else ""
        stamped.append(replace(finding, fingerprint=digest + number))
    return tuple(stamped)


def _identity(finding: Finding, pair: Pair, plain: Callable[[str], str]) -> str:
    sides = finding.source, finding.translation
    parts = [place is not None and _is_part(place.text, pair.segment(place).text, plain) for place in sides]
    whole = not any(parts)
    texts = [place.text if place and (part or whole) else "" for place, part in zip(sides, parts, strict=True)]
    return "\0".join((finding.check, *map(plain, (*texts, finding.expected or "", finding.actual or ""))))


def _is_part(text: str, whole: str, plain: Callable[[str], str]) -> bool:
    """Return whether what is flagged is less than its segment."""
    return text != whole and plain(text) != plain(whole)


def _plain(text: str) -> str:
    """Return `text` without white space: where a line breaks is no matter of what is said."""
    return "".join(fold(text).split()) if text else text
