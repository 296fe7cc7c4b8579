"""Only one side links to an address.

Addresses are compared without the language in them (`/zh/`, `.en.md`), without the fragment and without the query.
Links within a page are ignored. The check covers Markdown and HTML. A translation may have good reasons to link to
pages of its own.
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
