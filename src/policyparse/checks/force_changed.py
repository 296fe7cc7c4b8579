"""The commitment is stronger or weaker in the translation: 应当 became *may*, 力争 became *will*, 原则上 is missing.

The check compares the kinds and the number of modal words, not their positions: a clause may move in translation, but
its force may not change. A prohibition that became a permission (不得收取, *may be charged*) is an error; every other
shift is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, report, weighed
from policyparse.comparison.force import PERMITTED
from policyparse.model.bitext import Difference
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "force"):
        found = report(CHECK, pair, weighed(pair, difference), _message(difference))
        graver = found.severity == "error" and not difference.reason.startswith(PERMITTED)
        yield replace(found, severity="warning") if graver else found


def _message(difference: Difference) -> str:
    change, _, _ = difference.reason.partition(":")
    was = f"says {difference.expected}" if difference.source else "states it plainly"
    now = f"says {difference.actual}" if difference.translation else "states it plainly"
    return f"{change}: the source {was}, the translation {now}"


CHECK = Check(
    id="PP208",
    name="force-changed",
    category="rewording",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "用人单位应当为职工缴纳工伤保险费。",
            "Employers may pay work injury insurance premiums for their staff.",
            fires=True,
        ),
        Example(
            "经营者不得泄露消费者个人信息。",
            "Operators should not disclose the personal information of consumers.",
            fires=True,
        ),
        Example("经营者不得收取押金。", "Operators may charge a deposit.", fires=True),
        Example(
            "用人单位应当为职工缴纳工伤保险费。",
            "Employers shall pay work injury insurance premiums for their staff.",
            fires=False,
        ),
        Example("企业可以申请延期缴纳税款。", "Enterprises may apply to defer payment of taxes.", fires=False),
    ),
)
