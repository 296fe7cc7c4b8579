"""Only one side has an anchor that links can point to, such as `{#apply}`.

Links from other pages rely on anchors, whatever the language of the heading. The check compares anchors in Markdown
(`{#name}`, and the attributes `id` and `name` of tags) and in HTML, if the source has any.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._references import one_sided, references
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each name that one side has and the other has not."""
    if references(pair.bitext.source.structure.document, "anchor"):
        yield from one_sided(CHECK, pair, "anchor", str, "the name")


_SOURCE = "# 申请条件 {#conditions}\n\n申请人应当年满18周岁。"

CHECK = Check(
    id="PP703",
    name="anchor-changed",
    category="structure",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(_SOURCE, "# Conditions {#requirements}\n\nApplicants must be 18 years old.", fires=True, markdown=True),
        Example(_SOURCE, "# Conditions {#conditions}\n\nApplicants must be 18 years old.", fires=False, markdown=True),
        Example("申请人应当年满18周岁。", "Applicants must be 18. {#c}", fires=False, markdown=True),
    ),
)
