"""One side affirms what the other denies.

Negations that a good translation says by another word (不得低于, *at least*; 没有, *lack*) pass. Translators turn
negations round freely: where a sentence is not rendered by one alone, the rest is a note. A prohibition that became a
permission is a `force-changed` error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, report, weighed
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "polarity"):
        finding = report(
            CHECK, pair, weighed(pair, difference), f"one side denies what the other affirms: {difference.reason}"
        )
        yield finding if pair.renders_alone(difference) else replace(finding, severity="note")


CHECK = Check(
    id="PP209",
    name="polarity-changed",
    category="change",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example("进口食品不得在普通仓库存放。", "Imported food shall be stored in ordinary warehouses.", fires=True),
        Example("幼儿园可以招收三岁以下儿童。", "Kindergartens may not admit children under three.", fires=True),
        Example(
            "进口食品不得在普通仓库存放。", "Imported food shall not be stored in ordinary warehouses.", fires=False
        ),
        Example("幼儿园可以招收三岁以下儿童。", "Kindergartens may admit children under three.", fires=False),
    ),
)
