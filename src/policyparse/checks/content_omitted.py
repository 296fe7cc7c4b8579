"""Part of a rendered statement is missing: a clause, a condition or a qualifier.

Good translations differ in how much of a statement they leave to the reader, so each finding has a confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._omissions import bare, gaps
from policyparse.model.bitext import Place
from policyparse.model.report import Finding, Severity

_SURE = 0.6


def run(pair: Pair) -> Iterator[Finding]:
    """Report each stretch of a linked segment that nothing in the translation answers."""
    for gap in gaps(pair, item=False):
        message = f"the translation renders the statement without {bare(gap.text)}"
        severity: Severity = CHECK.severity if gap.confidence >= _SURE else "note"
        place = Place(gap.segment, gap.span, gap.text)
        yield CHECK.found(message, place, None, confidence=gap.confidence, severity=severity)


CHECK = Check(
    id="PP105",
    name="content-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "公园内禁止钓鱼和游泳（安全设施建成以前暂定）。",
            "Fishing and swimming are prohibited in the park.",
            fires=True,
        ),
        Example(
            "有序开放森林公园和自然保护区。",
            "Open up forest parks and nature reserves in an orderly way.",
            fires=False,
        ),
    ),
)
