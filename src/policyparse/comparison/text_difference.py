"""What the comparisons of agencies, force, polarity and direction report, and how they count their evidence."""

from __future__ import annotations

from typing import Literal, NamedTuple

from policyparse.model.document import Span

DifferenceKind = Literal["agency", "force", "polarity", "direction", "identifier"]


class TextDifference(NamedTuple):
    """One fact that the two sides of a bead state differently.

    `source` and `translation` are spans of the two texts compared, None where that side has nothing to show.
    `expected` is the source's reading, `actual` the translation's, `reason` says in words what differs; `confidence`
    is 0 to 1. `turned` and `turned_confidence` hold where the English side is the source.
    """

    kind: DifferenceKind
    source: Span | None
    translation: Span | None
    expected: str
    actual: str
    reason: str
    confidence: float
    turned: str = ""
    turned_confidence: float | None = None
