"""Where a fact belongs that one side alone states: in the segment of the other side whose words stand nearest to it.

A sentence of the translation often renders several clauses of the source. What it adds (*within 24 hours*) is said of
one of them: the one whose words are found just beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.model.bitext import Place, Rendering
from policyparse.model.document import Span


def home_of(place: Place, renderings: Sequence[Rendering]) -> Rendering | None:
    """Return the one of `renderings` with the word whose counterpart stands nearest to a place of the translation.

    The renderings are those of one translation segment, in document order; None if several share no word with it.
    """
    if len(renderings) == 1:
        return renderings[0]
    nearest: tuple[int, Rendering] | None = None
    for rendering in renderings:
        gaps = [apart(tie.translation, place.span) for tie in rendering.evidence]
        if gaps and (nearest is None or min(gaps) < nearest[0]):
            nearest = min(gaps), rendering
    return nearest[1] if nearest else None


def apart(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans; 0 where they touch."""
    return max(0, one.start - other.end, other.start - one.end)
