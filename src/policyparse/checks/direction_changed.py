"""Something rises in the source and falls in the translation, or a word became its opposite: import became export."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, report, weighed
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "direction"):
        yield report(CHECK, pair, weighed(pair, difference), f"the direction differs: {difference.reason}")


CHECK = Check(
    id="PP210",
    name="direction-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("逐步降低企业用电成本。", "Gradually raise electricity costs for enterprises.", fires=True),
        Example(
            "提高城乡居民基础养老金标准。",
            "Lower the basic pension standards for urban and rural residents.",
            fires=True,
        ),
        Example("扩大优质农产品进口。", "Expand exports of high-quality farm produce.", fires=True),
        Example("逐步降低企业用电成本。", "Gradually lower electricity costs for enterprises.", fires=False),
        Example(
            "提高城乡居民基础养老金标准。",
            "Raise the basic pension standards for urban and rural residents.",
            fires=False,
        ),
    ),
)
