"""Nothing in the translation renders this heading or statement.

Summaries and slides leave much out. Each omitted statement is a finding of its own, so that a reader can accept some
and fix others. The finding names a target that is lost with the statement. An item of a list that is otherwise
rendered is reported as `item-omitted`, the agencies of a task as `assignment-omitted`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.checks._omissions import is_assignment, is_lost_item, targets_in
from policyparse.model.bitext import Rendering
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each omitted segment that no other check tells."""
    for rendering in pair.omitted:
        if not (is_assignment(pair, rendering.segment) or is_lost_item(pair, rendering)):
            yield _found(pair, rendering)


def _found(pair: Pair, rendering: Rendering) -> Finding:
    heading = rendering.segment.kind == "heading"
    figures = targets_in(pair, rendering.segment)
    what = "the translation has no such heading" if heading else "nothing in the translation says this"
    lost = f"; the target {', '.join(figures)} is lost with it" if figures else ""
    return CHECK.found(
        what + lost,
        whole(rendering.segment),
        None,
        expected=", ".join(figures) or None,
        confidence=rendering.confidence,
        severity="note" if heading else None,
    )


CHECK = Check(
    id="PP101",
    name="segment-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "扩大优质托育服务供给。\n严厉打击非法捕捞行为。",
            "Expand the supply of quality childcare services.",
            fires=True,
        ),
        Example(
            "推进老旧小区加装电梯。\n到2027年，新增公园绿地300公顷。",
            "Install lifts in old residential compounds.",
            fires=True,
        ),
        Example(
            "扩大优质托育服务供给。\n严厉打击非法捕捞行为。",
            "Crack down hard on illegal fishing.\nExpand the supply of quality childcare services.",
            fires=False,
        ),
    ),
)
