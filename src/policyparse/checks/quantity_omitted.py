"""The segments that render a statement lack its number.

The statement is rendered, but without its figure: a target without its value, a deadline without its year. A number
is not reported if the translation has it in words, as part of a date, or in a segment nearby.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._counts import counts_a_list
from policyparse.checks._differences import differences, report
from policyparse.chinese_english import PAIR
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each number without a partner."""
    for difference in differences(pair, "omitted"):
        english = pair.bitext.direction == PAIR.back
        if difference.source and not (english and counts_a_list(pair, difference.source)):
            text = difference.source.text.strip()
            yield report(
                CHECK, pair, difference, f"the figure is missing: the source says {text}, the translation does not"
            )


CHECK = Check(
    id="PP205",
    name="quantity-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example("新建充电桩8600个。", "Build new charging piles.", fires=True),
        Example(
            "到2027年，全县农村自来水普及率达到95%。",
            "Raise the rural tap-water coverage of the county to 95%.",
            fires=True,
        ),
        Example("新建充电桩8600个。", "Build 8,600 new charging piles.", fires=False),
        Example("两家医院参与了三项试点。", "Two hospitals took part in three pilot projects.", fires=False),
    ),
)
