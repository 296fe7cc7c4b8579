"""One member of a list is missing, although other members of the same list are rendered.

A translation that keeps three of four products, places or measures reads as if it were complete. That is why a lost
item is reported separately from a lost statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.checks._omissions import bare, gaps, is_lost_item
from policyparse.model.bitext import Place
from policyparse.model.report import Finding, Severity

_SURE = 0.7
_LONGEST = 16  # characters of a member that a message can name; longer ones are clauses
_WHOLE = "the translation renders other members of this list, but not this one"


def run(pair: Pair) -> Iterator[Finding]:
    """Report each omitted item of a list that is otherwise kept, be it a segment or a part of one."""
    for rendering in pair.omitted:
        if is_lost_item(pair, rendering):
            yield _found(whole(rendering.segment), rendering.confidence)
    for gap in gaps(pair, item=True):
        yield _found(
            Place(gap.segment, gap.span, gap.text), gap.confidence, "warning" if gap.confidence >= _SURE else "note"
        )


def _found(place: Place, confidence: float, severity: Severity = "warning") -> Finding:
    words = bare(place.text)
    message = f"the translation keeps the list but not {words}" if _is_named(words) else _WHOLE
    return CHECK.found(message, place, None, confidence=confidence, severity=severity)


def _is_named(words: str) -> bool:
    """Return whether a message can name a member: it is short, or a title."""
    return len(words) <= _LONGEST or words.startswith("《")


CHECK = Check(
    id="PP102",
    name="item-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "重点发展蔬菜、水果、茶叶、中药材、花卉等特色产业。",
            "Develop specialty industries such as vegetables, fruit, tea and flowers.",
            fires=True,
        ),
        Example(
            "宣传教育进学校、进社区、进企业、进家庭。",
            "Bring publicity and education into schools, communities and enterprises.",
            fires=True,
        ),
        Example(
            "重点发展蔬菜、水果、茶叶、花卉等特色产业。",
            "Develop specialty industries such as vegetables, fruit, tea and flowers.",
            fires=False,
        ),
        Example(
            "横贯阿拉斯加、长达800英里的输油管道系统被关闭。",
            "The 800-mile Trans-Alaska Pipeline System was shut down.",
            fires=False,
        ),
    ),
)
