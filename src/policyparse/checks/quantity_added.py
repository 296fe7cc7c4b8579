"""The translation has a number that nothing in the source accounts for.

Digits that the source writes in words, ordinals, parts of names (*GB/T 9704*) and figures that stand a segment or so
further on pass, as does the number of a list's members (*5 departments* for five that the source names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, report
from policyparse.model.bitext import Place
from policyparse.model.report import Finding

_OFFICES = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:departments|agencies|ministries|authorities|commissions|bureaus)\b", re.IGNORECASE
)


def run(pair: Pair) -> Iterator[Finding]:
    """Report each number of a linked translation segment that has no partner."""
    for difference in differences(pair, "added"):
        if difference.translation and not _counts_a_list(pair, difference.translation):
            text = difference.translation.text.strip()
            yield report(
                CHECK, pair, difference, f"the figure is new: the translation says {text}, the source does not"
            )


def _counts_a_list(pair: Pair, place: Place) -> bool:
    """Tell whether a number says how many members a list of the source has, or how many agencies a segment names."""
    number = place.text.strip()
    texts = [pair.renderings[link].segment.text for link in pair.accounts[place.segment].links]
    if any(str(text.count("、") + 1) == number for text in texts if "、" in text):
        return True
    account = pair.accounts[place.segment].segment
    offices = _OFFICES.match(pair.bitext.translation.structure.document.text, place.span.end, account.span.end)
    return bool(offices) and number in pair.numbers_of_agencies


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
