"""The translation says something that no part of the source accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.model.report import Finding

_MESSAGE = "nothing in the source accounts for this"


def run(pair: Pair) -> Iterator[Finding]:
    """Report each added segment."""
    for account in pair.bitext.accounts:
        if account.verdict == "added":
            yield CHECK.found(_MESSAGE, None, whole(account.segment), confidence=account.confidence)


CHECK = Check(
    id="PP401",
    name="segment-added",
    category="addition",
    severity="note",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "扩大优质托育服务供给。",
            "Expand the supply of quality childcare services.\nOur speaker has judged seven international dog shows.",
            fires=True,
        ),
        Example(
            "扩大优质托育服务供给。\n严厉打击非法捕捞行为。",
            "Expand the supply of quality childcare services.\nCrack down hard on illegal fishing.",
            fires=False,
        ),
    ),
)
