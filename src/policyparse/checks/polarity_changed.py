"""One side affirms what the other side denies.

A negation that a good translation expresses by another word (不得低于, *at least*; 没有, *lack*) is not reported.
Translators often turn negations round; where one sentence does not render another alone, the finding is a note. A
prohibition that became a permission is an error of `force-changed`.
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
