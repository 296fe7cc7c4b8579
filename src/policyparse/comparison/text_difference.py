"""What the comparisons of the two sides of a bead report, before anyone says which language is the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from policyparse.model.bitext import DifferenceKind
from policyparse.model.document import Span

End = TypeVar("End")


@dataclass(frozen=True, slots=True)
class FactDifference(Generic[End]):
    """One fact that a Chinese and an English text state differently.

    `source` and `translation` are what states it, None where that side has nothing to show. `expected` is the source's
    reading (`≥ 10`), `actual` the translation's (`~ 10`), `reason` says in words what differs; `confidence` is 0 to 1.
    `turned` and `turned_confidence` hold where the English side is the source.
    """

    kind: DifferenceKind
    source: End | None
    translation: End | None
    expected: str
    actual: str
    reason: str
    confidence: float
    turned: str = ""
    turned_confidence: float | None = None


TextDifference: TypeAlias = FactDifference[Span]
"""A difference between two stretches of the texts compared."""
