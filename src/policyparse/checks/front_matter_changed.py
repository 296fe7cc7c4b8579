"""Only one side has a key in its front matter.

Values are not compared, because titles and descriptions are translated. The key `source-commit`, which records the
revision that was translated, and keys that name a language or a translator are ignored.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._references import one_sided, references
from policyparse.model.report import Finding

_OWN = frozenset({"source-commit", "lang", "language", "locale", "translator", "translators", "reviewer", "reviewers"})


def run(pair: Pair) -> Iterator[Finding]:
    """Report each key that one side has and the other has not, where both have front matter."""
    sides = (pair.bitext.source, pair.bitext.translation)
    if all(references(side.structure.document, "key") for side in sides):
        yield from one_sided(CHECK, pair, "key", _compared, "the key")


def _compared(key: str) -> str:
    return "" if key.lower() in _OWN else key


_SOURCE = "---\ntitle: 申请指南\nweight: 10\n---\n\n申请人应当年满18周岁。"

CHECK = Check(
    id="PP705",
    name="front-matter-changed",
    category="structure",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            _SOURCE, "---\ntitle: How to Apply\n---\n\nApplicants must be 18 years old.", fires=True, markdown=True
        ),
        Example(
            _SOURCE,
            "---\ntitle: How to Apply\nweight: 20\nlang: en\n---\n\nApplicants must be 18 years old.",
            fires=False,
            markdown=True,
        ),
    ),
)
