"""Only one side shows a picture.

The addresses of pictures are compared like those of links, without the language in them. The check covers Markdown
and HTML.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._references import one_sided, path_of
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each picture that one side has and the other has not."""
    return one_sided(CHECK, pair, "image", path_of, "the picture")


_SOURCE = "办理流程如下。\n\n![流程图](images/flow.zh.png)"

CHECK = Check(
    id="PP702",
    name="image-changed",
    category="structure",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(_SOURCE, "The procedure is as follows.", fires=True, markdown=True),
        Example(_SOURCE, "The procedure:\n\n![The procedure](images/flow.en.png)", fires=False, markdown=True),
    ),
)
