"""A placeholder of the source is missing in the translation, or the translation has one too many.

Bilingual files contain inline tags and values to fill in, which policyparse shows as placeholders: ⟦1⟧, ⟦/1⟧, ⟦%s⟧.
Both texts of a unit must have the same placeholders, equally often; their order does not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

from policyparse.align.components import components
from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.model.report import Finding
from policyparse.model.structure import Segment, Structure

_PLACEHOLDER = re.compile("⟦[^⟦⟧]*⟧")
_OPENING = "⟦"


def run(pair: Pair) -> Iterator[Finding]:
    """Report each group of linked paragraphs whose placeholders differ."""
    source, translation = pair.bitext.source.structure, pair.bitext.translation.structure
    if _OPENING not in source.document.text and _OPENING not in translation.document.text:
        return
    first, second = _Blocks(source), _Blocks(translation)
    links: dict[tuple[int, int], tuple[Segment, Segment]] = {}
    for rendering in pair.bitext.renderings:
        for segment in pair.linked(rendering):
            ends = first.of(rendering.segment), second.of(segment)
            links.setdefault(ends, (rendering.segment, segment))
    for group in components(sorted(links)):
        found = _compared(first.count({i for i, _ in group}), second.count({j for _, j in group}))
        if found:
            expected, actual = found
            one, other = links[group[0]]
            yield CHECK.found(_message(expected, actual), whole(one), whole(other), expected=expected, actual=actual)


class _Blocks:
    """The blocks of one document and their placeholders."""

    def __init__(self, structured: Structure) -> None:
        self._text = structured.document.text
        self._spans = [block.span for block in structured.document.blocks]

    def of(self, segment: Segment) -> int:
        return max(0, bisect_right(self._spans, segment.span.start, key=lambda span: span.start) - 1)

    def count(self, blocks: set[int]) -> Counter[str]:
        texts = (self._text[self._spans[at].start : self._spans[at].end] for at in sorted(blocks))
        return Counter(found for text in texts for found in _PLACEHOLDER.findall(text))


def _compared(source: Mapping[str, int], translation: Mapping[str, int]) -> tuple[str, str] | None:
    """Return the placeholders that are missing and those that are too many; None where all are there."""
    missing, extra = Counter(source) - Counter(translation), Counter(translation) - Counter(source)
    return (" ".join(missing.elements()), " ".join(extra.elements())) if missing or extra else None


def _message(missing: str, extra: str) -> str:
    if missing and extra:
        return f"the source has {missing}, the translation {extra}"
    return f"{missing} is missing in the translation" if missing else f"the translation has {extra} besides"


CHECK = Check(
    id="PP213",
    name="placeholder-changed",
    category="change",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example("已删除⟦%d⟧个文件。", "The files were deleted.", fires=True),
        Example("请阅读⟦1⟧使用说明⟦/1⟧。", "Please read the ⟦1⟧user guide.", fires=True),
        Example("已删除⟦%d⟧个文件。", "⟦%d⟧ files were deleted.", fires=False),
        Example("请阅读⟦1⟧使用说明⟦/1⟧。", "The ⟦1⟧user guide⟦/1⟧ is to be read.", fires=False),
    ),
)
