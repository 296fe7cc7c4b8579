"""Places compared: a province, city or country of the source that the translation calls by another's name.

Only names that the table has in both languages are compared. One is compared with the translation where it has no form
of that place, and instead names a place of the same kind that nothing in the source stands for, not even a single
character (沪, 粤, 美).
"""

from __future__ import annotations

from typing import Final

from policyparse.chinese_english import PAIR
from policyparse.facts.places import Place, find_places_en, find_places_zh
from policyparse.folding import fold
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Span

_CONFIDENCE: Final = 0.8


def compare_places(source: str, translation: str, direction: Direction = PAIR.forth) -> tuple[Difference[Span], ...]:
    """Return the places that English exchanges for others; spans are offsets into the two texts, Chinese and English.

    The differences are told by `direction`.
    """
    here = list(find_places_zh(source))
    if not here:
        return ()
    there = list(find_places_en(translation))
    named = {place for _, places in there for place in places}
    folded = fold(source)
    lost = {place: span for span, place in here if place not in named}
    new = {places: span for span, places in there if not any(_stands(place, folded) for place in places)}
    return tuple(
        _difference(*PAIR.ordered(direction, (source, span), (translation, other)))
        for place, span in lost.items()
        if (other := _partner(place, new)) is not None
    )


def _stands(place: Place, source: str) -> bool:
    return any(name in source for name in (*place.zh, *place.hints) if name)


def _partner(place: Place, new: dict[tuple[Place, ...], Span]) -> Span | None:
    """Take the first new place of the same kind."""
    for places in new:
        if any(other.kind == place.kind for other in places):
            return new.pop(places)
    return None


def _difference(source: tuple[str, Span], translation: tuple[str, Span]) -> Difference[Span]:
    expected, actual = (text[span.start : span.end] for text, span in (source, translation))
    reason = f"{expected} became another place, {actual}"
    return Difference("identifier", source[1], translation[1], expected, actual, reason, _CONFIDENCE)
