"""The number is the same, but its comparator is not: “at least” became “about”, “at most” became “at least”.

以上 and *more than* are treated as equal, because human translators use them so. The comparator may be a few words
away from the number (*no fewer than*, *or more*).
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "comparator"):
        yield report(CHECK, pair, difference, f"the comparator differs: {readings(difference)}")


CHECK = Check(
    id="PP202",
    name="comparator-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("建成不少于30个社区食堂。", "Build about 30 community canteens.", fires=True),
        Example("单位能耗下降5%以上。", "Cut unit energy consumption by up to 5%.", fires=True),
        Example("建成不少于30个社区食堂。", "Build at least 30 community canteens.", fires=False),
        Example("培育上市企业15家以上。", "Foster more than 15 listed companies.", fires=False),
    ),
)
