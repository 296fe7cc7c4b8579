"""A part of a statement is missing, though the statement itself is rendered: a clause, a condition, a qualifier.

How much of a statement a good translation leaves to the reader differs from document to document, so each finding
carries its confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._omissions import bare, gaps
from policyparse.model.bitext import Place
from policyparse.model.report import Finding, Severity

_HALF = 2.0  # characters that say half of what a long stretch says
_SURE = 0.75
_LEAST = 0.5


def run(pair: Pair) -> Iterator[Finding]:
    """Report each stretch of a linked segment that nothing in the translation answers, unless it is short."""
    for gap in gaps(pair, item=False):
        confidence = gap.confidence * _weight(gap.text)
        if confidence >= _LEAST:
            message = f"the translation renders the statement without {bare(gap.text)}"
            severity: Severity = CHECK.severity if confidence >= _SURE else "note"
            yield CHECK.found(
                message, Place(gap.segment, gap.span, gap.text), None, confidence=confidence, severity=severity
            )


def _weight(text: str) -> float:
    """Return how much a stretch says by its length, 0 to 1: the dictionary may miss what renders a few characters."""
    size = sum(char.isalnum() for char in text)
    return size / (size + _HALF)


CHECK = Check(
    id="PP105",
    name="content-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "在确保生态安全的前提下，有序开放森林公园和自然保护区。",
            "Open up forest parks and nature reserves in an orderly way.",
            fires=True,
        ),
        Example(
            "有序开放森林公园和自然保护区。",
            "Open up forest parks and nature reserves in an orderly way.",
            fires=False,
        ),
    ),
)
