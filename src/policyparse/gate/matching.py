"""Which entries of the baseline accept which findings.

A fingerprint says what is flagged; several findings may flag the same words. An entry with the same texts comes first,
then one whose source or translation is still much the same, so that what was accepted in one sentence accepts nothing
in another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from policyparse.gate.baseline import Entry
from policyparse.gate.model import Found, Spot

_AKIN = 0.5  # similarity of two texts, by the characters that they share in order, from which one is the other edited


class Matcher:
    """The entries of a baseline; `known` are the pairs that there are, looked at or not."""

    def __init__(self, entries: Iterable[Entry], known: Container[tuple[str, str]], today: str) -> None:
        """Sort the entries by what they flag, and those that hold before those that have expired."""
        self._own: dict[tuple[tuple[str, str], str], list[Entry]] = defaultdict(list)
        self._moved: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda one: one.has_expired(today)):
            self._own[entry.where, _flagged(entry.fingerprint)].append(entry)
            if entry.where not in known:
                self._moved[_flagged(entry.fingerprint)].append(entry)

    def match(self, where: tuple[str, str], findings: Sequence[Found]) -> tuple[Entry | None, ...]:
        """Return the entry for each finding of the pair at `where`, None where there is none; each is used once."""
        groups: dict[str, list[int]] = defaultdict(list)
        for at, found in enumerate(findings):
            groups[_flagged(found.fingerprint)].append(at)
        matched: list[Entry | None] = [None] * len(findings)
        for flagged, places in groups.items():
            entries = [*self._own.get((where, flagged), ()), *self._moved.get(flagged, ())]
            for at, entry in _assigned({at: findings[at] for at in places}, entries):
                matched[at] = entry
        return tuple(matched)


def _assigned(findings: dict[int, Found], entries: list[Entry]) -> Iterator[tuple[int, Entry]]:
    """Yield pairs of a finding and an entry, the closest first; no finding and no entry is in two."""
    likeness = [
        (-score, rank, at)
        for rank, entry in enumerate(entries)
        for at, found in findings.items()
        if (score := _likeness(entry, found)) >= _AKIN
    ]
    taken: set[int] = set()
    for _, rank, at in sorted(likeness):
        if at in findings and rank not in taken:
            taken.add(rank)
            del findings[at]
            yield at, entries[rank]


def _likeness(entry: Entry, found: Found) -> float:
    """Return how much an entry is about a finding: 2 for the same texts, 0 to 1 for the more similar of both sides."""
    sides = (entry.source, _text(found.source)), (entry.translation, _text(found.translation))
    if all((old or "") == new for old, new in sides):
        return 2.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (most entries have the texts of their findings)

    return (
        max(Indel.normalized_similarity(old, new) for old, new in sides if old and new)
        if any(old and new for old, new in sides)
        else 0.0
    )


def _text(spot: Spot | None) -> str:
    return spot.around if spot else ""


def _flagged(fingerprint: str) -> str:
    """Return a fingerprint without its number."""
    return fingerprint.partition("-")[0]
