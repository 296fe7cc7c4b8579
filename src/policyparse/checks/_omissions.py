"""What the checks on omissions share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.checks._base import Pair
from policyparse.model.bitext import Gap, Rendering
from policyparse.model.structure import Segment


def gaps(pair: Pair, *, item: bool) -> Iterator[Gap]:
    """Yield the gaps inside linked segments, items of lists or not, without members of a list that is summed up."""
    for gap in pair.bitext.gaps:
        if gap.item == item and not pair.is_summed_up(gap.span):
            yield gap


def is_assignment(pair: Pair, segment: Segment) -> bool:
    """Return whether a source segment says for the most part who is responsible, by its form or by what it names."""
    if segment.kind == "assignment":
        return True
    span = segment.span
    size = max(1, span.end - span.start)
    return any(2 * assignment.span.overlap(span) >= size for assignment in pair.assigned.over(span))


def is_lost_item(pair: Pair, rendering: Rendering) -> bool:
    """Return whether an omitted segment is an item of a list of which the translation keeps another item."""
    return rendering.segment.kind == "item" and any(
        other.links for other in pair.siblings(rendering.segment) if other.segment.kind == "item"
    )


def targets_in(pair: Pair, segment: Segment) -> tuple[str, ...]:
    """Return the surfaces of the targets that stand in a source segment."""
    return tuple(quantity.surface.strip() for quantity in pair.targeted.within(segment.span))


_MARKS = ' \t\n，、；：。,;:.（）()“”"'
_JOINTS = re.compile(r"^(?:以及|及其|和|与|及|或|并|包括)|等+(?:的)?$")


def bare(text: str) -> str:
    """Return the words of a stretch without the marks and joints around them: `、以及茶叶等` gives `茶叶`."""
    words = text.strip(_MARKS)
    return _JOINTS.sub("", words).strip(_MARKS) or words
