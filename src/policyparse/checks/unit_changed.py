"""The number is the same, but its unit, currency or rate is not.

Examples: 亩 became hectares, yuan became dollars, percentage points became per cent, an annual rate became a rate for
the whole period.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "unit", "currency", "rate"):
        yield report(CHECK, pair, difference, f"the unit differs: {readings(difference)}")


CHECK = Check(
    id="PP203",
    name="unit-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("项目总投资28亿元。", "The project has a total investment of US$2.8 billion.", fires=True),
        Example("失业率下降2个百分点。", "Unemployment fell by 2 percent.", fires=True),
        Example("项目总投资28亿元。", "The project has a total investment of 2.8 billion yuan.", fires=False),
        Example("新造林60万亩。", "Plant 40,000 hectares of new forest.", fires=False),
    ),
)
