"""Checks on facts: each reports the differences of some kinds that the aligner found between linked segments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyparse.checks._base import Check, Pair
from policyparse.model.bitext import Difference, DifferenceKind
from policyparse.model.report import Finding

_LOOSE = 0.6


def differences(pair: Pair, *kinds: DifferenceKind) -> Iterator[Difference]:
    """Yield the differences of `kinds`, without those in segments that are omitted as a whole or quoted in Chinese."""
    for difference in pair.bitext.differences:
        if difference.kind in kinds and not (pair.is_omitted(difference.source) or pair.is_quoted(difference.source)):
            yield difference


def weighed(pair: Pair, difference: Difference) -> Difference:
    """Return a difference of which only one side shows a word, less sure where the other side is not wholly known.

    A negation that only the translation has may render a clause that found no link.
    """
    place = difference.source or difference.translation
    one_sided = difference.source is None or difference.translation is None
    if not (place and one_sided and pair.has_loose_ends(place)):
        return difference
    return replace(difference, confidence=difference.confidence * _LOOSE)


def report(check: Check, pair: Pair, difference: Difference, message: str) -> Finding:
    """Return a finding about one difference; a side that shows nothing has the whole segment."""
    return check.found(
        message,
        difference.source or pair.answer(difference.translation),
        difference.translation or pair.answer(difference.source),
        expected=difference.expected or None,
        actual=difference.actual or None,
        confidence=difference.confidence,
    )


def readings(difference: Difference) -> str:
    """Return both readings in a clause: `the source says ≥ 10, the translation ~ 10`."""
    return f"the source says {difference.expected}, the translation {difference.actual}"
