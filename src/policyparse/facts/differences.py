"""What the comparisons of agencies, force, polarity and direction report, and how they count their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyparse.model.document import Span

DifferenceKind = Literal["agency", "force", "polarity", "direction", "identifier"]


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One fact that the two sides of a bead state differently.

    `source` and `translation` are spans of the two texts compared, None where that side has nothing to show.
    `expected` is the source's reading, `actual` the translation's, `reason` says in words what differs; `confidence`
    is 0 to 1.
    """

    kind: DifferenceKind
    source: Span | None
    translation: Span | None
    expected: str
    actual: str
    reason: str
    confidence: float
