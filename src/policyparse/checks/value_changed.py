"""A number has another value in the translation, or a range has other bounds.

Units are converted exactly before two numbers are compared: 1.3万亿斤 equals 650 million tonnes, and 100亿元 does not
equal 100 billion yuan. Rounding in a conversion is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "value", "range"):
        yield report(CHECK, pair, difference, f"the value differs: {readings(difference)}")


CHECK = Check(
    id="PP201",
    name="value-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("新建日间照料中心120家。", "Build 210 new day-care centres.", fires=True),
        Example("年处理污水3.5亿吨。", "Treat 35 million tonnes of sewage a year.", fires=True),
        Example(
            "国家级、市级平台分别达到6个和20个。", "There will be 20 national and 6 municipal platforms.", fires=True
        ),
        Example(
            "国家级、市级平台分别达到6个和20个。", "There will be 6 national and 20 municipal platforms.", fires=False
        ),
        Example("新建日间照料中心120家。", "Build 120 new day-care centres.", fires=False),
        Example("粮食总产量达到1.3万亿斤。", "Total grain output will reach 650 million tonnes.", fires=False),
    ),
)
