"""The translation has another date, deadline or base year.

A detail that only one side gives (the month, the day) is not a contradiction. Neither is a plan period that is given
by its years.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "date", "baseline"):
        yield report(CHECK, pair, difference, f"the date differs: {readings(difference)}")


CHECK = Check(
    id="PP204",
    name="date-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("到2027年，城区公交全部实现电动化。", "By 2030, all urban buses will be electric.", fires=True),
        Example("条例自2024年5月1日起施行。", "The regulations take effect on 1 March 2024.", fires=True),
        Example("到2027年，城区公交全部实现电动化。", "By 2027, all urban buses will be electric.", fires=False),
        Example("条例自2024年5月1日起施行。", "The regulations take effect in May 2024.", fires=False),
    ),
)
