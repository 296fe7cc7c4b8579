"""The source names the members of a list, and the translation replaces them by a general term.

Example: 《水污染防治法》、《土壤污染防治法》、《噪声污染防治法》 became *various laws*. The statement is kept, but
its subject is lost. The single members are then not reported. The check applies to Chinese lists in English
translations; members that a Chinese translation drops are reported one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.model.report import Finding

_SHOWN = 4


def run(pair: Pair) -> Iterator[Finding]:
    """Report each list that was summed up."""
    for found in pair.generalised:
        names = ", ".join(found.lost[:_SHOWN]) + (", …" if len(found.lost) > _SHOWN else "")
        message = f"the source names {names}; the translation says “{found.general.text}” instead"
        yield CHECK.found(
            message,
            found.source,
            found.general,
            expected=names,
            actual=found.general.text,
            confidence=0.9 * found.share,
        )


CHECK = Check(
    id="PP301",
    name="enumeration-generalised",
    category="rewording",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "严格执行《水污染防治法》、《土壤污染防治法》、《噪声污染防治法》等法律。",
            "Strictly enforce various laws.",
            fires=True,
        ),
        Example(
            "支持小麦、水稻、玉米、大豆等粮食作物良种繁育。",
            "Support the breeding of improved varieties of several grain crops.",
            fires=True,
        ),
        Example(
            "支持小麦、水稻、玉米、大豆等粮食作物良种繁育。",
            "Support the breeding of improved varieties of grain crops such as wheat, rice, maize and soybeans.",
            fires=False,
        ),
        Example(
            "支持各类粮食作物良种繁育。",
            "Support the breeding of improved varieties of various grain crops.",
            fires=False,
        ),
    ),
)
