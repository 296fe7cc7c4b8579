"""The strongest offers of a segment, and those of the other segments of its sentence that rival them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policyparse.lexical.offers import Offer


class Rivals:
    """For each stem that a sentence offers, the segment that offers it best, and the best offer of the others."""

    def __init__(self, segments: Iterable[tuple[int, Mapping[str, Offer]]]) -> None:
        """Take the segments of one sentence with their strongest offers by stem."""
        self._best: dict[str, tuple[int, Offer, Offer | None]] = {}
        for index, whole in segments:
            for stem, known in whole.items():
                before = self._best.get(stem)
                self._best[stem] = (index, known, None) if before is None else _ranked(index, known, *before)

    def of(self, index: int, stem: str) -> Offer | None:
        """Return the best offer of `stem` by any segment but `index`."""
        owner, first, second = self._best[stem]
        return second if owner == index else first


def _ranked(
    index: int, known: Offer, owner: int, first: Offer, second: Offer | None
) -> tuple[int, Offer, Offer | None]:
    if known.strength > first.strength:
        return index, known, first
    return owner, first, known if second is None or known.strength > second.strength else second


def best_offers(offers: Iterable[Offer]) -> dict[str, Offer]:
    """Return the strongest offer of each stem."""
    best: dict[str, Offer] = {}
    for offer in offers:
        before = best.get(offer.stem)
        if before is None or offer.strength > before.strength:
            best[offer.stem] = offer
    return best


def strongest(wholes: Iterable[Mapping[str, Offer]]) -> Mapping[str, Offer]:
    """Return the strongest offer of each stem over several segments."""
    every = list(wholes)
    return every[0] if len(every) == 1 else best_offers(offer for whole in every for offer in whole.values())
