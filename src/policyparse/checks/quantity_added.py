"""The translation has a number that nothing in the source accounts for.

These are not reported: digits for a number that the source has in words, ordinals, parts of names (*GB/T 9704*),
figures that are in a source segment nearby, and the number of members of a list (*5 departments* where the source
names five).
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._counts import counts_a_list
from policyparse.checks._differences import differences, report
from policyparse.chinese_english import PAIR
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each number of a linked translation segment that has no partner."""
    for difference in differences(pair, "added"):
        english = pair.bitext.direction == PAIR.forth
        if difference.translation and not (english and counts_a_list(pair, difference.translation)):
            text = difference.translation.text.strip()
            yield report(
                CHECK, pair, difference, f"the figure is new: the translation says {text}, the source does not"
            )


CHECK = Check(
    id="PP206",
    name="quantity-added",
    category="addition",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example("扩大农村养老服务供给。", "Expand elderly care services in 340 rural areas.", fires=True),
        Example("开展水质监测工作。", "Carry out water quality monitoring at 75 stations.", fires=True),
        Example("在七十五个站点开展水质监测工作。", "Carry out water quality monitoring at 75 stations.", fires=False),
        Example("扩大农村养老服务供给。", "Expand elderly care services in rural areas.", fires=False),
    ),
)
