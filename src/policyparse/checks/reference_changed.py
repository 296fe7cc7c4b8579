"""A number that identifies an article, an announcement, a standard or a session differs in the translation.

Such numbers count nothing, so they are compared as names. The check does not report what only one side says, nor an
ordinal that merely enumerates. But it does report a member of a list of articles or paragraphs if only the others are
there, and a level of provisions (款) that has the word of another one once, where the translation tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.bitext import Difference
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such difference."""
    for difference in differences(pair, "reference"):
        yield report(CHECK, pair, difference, _message(difference))


def _message(difference: Difference) -> str:
    if difference.source and difference.translation:
        return f"the reference differs: {readings(difference)}"
    return f"a reference of a list stands on one side alone: {difference.expected or difference.actual}"


CHECK = Check(
    id="PP212",
    name="reference-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("违反第七条规定的，给予警告。", "Those who violate Article 9 are given a warning.", fires=True),
        Example("噪声执行GB 3096标准。", "Noise follows the standard GB 3095.", fires=True),
        Example(
            "有第二款、第三款、第七款情形的，不予登记。",
            "In the cases of Paragraphs 2 and 3, no registration is made.",
            fires=True,
        ),
        Example("违反第七条规定的，给予警告。", "Those who violate Article 7 are given a warning.", fires=False),
        Example("噪声执行GB 3096标准。", "Noise follows the standard GB 3096.", fires=False),
    ),
)
