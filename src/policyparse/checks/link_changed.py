"""The source links to an address that the translation does not link to, or the other way round.

Addresses count without their language (`/zh/`, `.en.md`), without the place in a page and without a query; links within
a page do not count. Markdown and HTML have links to compare. A translation may rightly link to pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._references import one_sided, path_of
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each link that one side has and the other has not."""
    return one_sided(CHECK, pair, "link", path_of, "a link to")


_SOURCE = "详见[申请指南](/zh/guide.md#apply)。"

CHECK = Check(
    id="PP701",
    name="link-changed",
    category="structure",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(_SOURCE, "See the [application guide](/en/guides/apply.md).", fires=True, markdown=True),
        Example(_SOURCE, "See the application guide.", fires=True, markdown=True),
        Example(_SOURCE, "See the [application guide](/en/guide.md#how-to-apply).", fires=False, markdown=True),
        Example("详见`[例子](a.md)`。", "See the example.", fires=False, markdown=True),
    ),
)
