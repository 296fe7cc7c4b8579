"""A word of a small set became another word of it: an approval a filing, a landlord a tenant, the next month the same.

The check knows some sets of which one word excludes the others: acts of procedure, parties, frequencies, months in
relation to others, levels of schooling, days of the week. It reports a word that nothing in the translation stands for,
if another of its set stands there that nothing in the source accounts for.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such word."""
    for difference in differences(pair, "category"):
        yield report(CHECK, pair, difference, f"something else is named: {readings(difference)}")


CHECK = Check(
    id="PP214",
    name="category-changed",
    category="change",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "租金标准报区人民政府批准后执行。",
            "Rent rates apply once they are filed for the record with the district government.",
            fires=True,
        ),
        Example("维修费用由出租人承担。", "The costs of repairs are borne by the tenant.", fires=True),
        Example("补贴自公告次月起发放。", "The subsidy is paid from the month in which it is announced.", fires=True),
        Example("维修费用由出租人承担。", "The landlord bears the costs of repairs.", fires=False),
        Example("补贴自公告次月起发放。", "The subsidy is paid from the month after the announcement.", fires=False),
    ),
)
