"""Which entries of the baseline accept which findings.

A fingerprint identifies the flagged words, which several findings may share. An entry with the same texts has priority,
then one whose source or translation is still similar, so an entry for one sentence accepts nothing in another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from policyparse.gate.baseline import Entry
from policyparse.gate.model import Spot
from policyparse.model.report import Finding

_AKIN = 0.5  # similarity of two texts, by the characters that they share in order, from which one is the other edited


class Matcher:
    """The entries of a baseline; `known` are the pairs that there are, looked at or not."""

    def __init__(self, entries: Iterable[Entry], known: Container[tuple[str, str]], today: str) -> None:
        """Sort the entries by what they flag, valid ones before expired ones."""
        self._own: dict[tuple[tuple[str, str], str], list[Entry]] = defaultdict(list)
        self._moved: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda one: one.has_expired(today)):
            self._own[entry.where, _flagged(entry.fingerprint)].append(entry)
            if entry.where not in known:
                self._moved[_flagged(entry.fingerprint)].append(entry)

    def match(self, where: tuple[str, str], findings: Sequence[Finding[Spot]]) -> tuple[Entry | None, ...]:
        """Return the entry for each finding of the pair at `where`, None if there is none; each is used once."""
        groups: dict[str, list[int]] = defaultdict(list)
        for at, found in enumerate(findings):
            groups[_flagged(found.fingerprint)].append(at)
        matched: list[Entry | None] = [None] * len(findings)
        for flagged, places in groups.items():
            entries = [*self._own.get((where, flagged), ()), *self._moved.get(flagged, ())]
            for at, entry in _assigned({at: findings[at] for at in places}, entries):
                matched[at] = entry
        return tuple(matched)


def _assigned(findings: dict[int, Finding[Spot]], entries: list[Entry]) -> Iterator[tuple[int, Entry]]:
    """Yield pairs of a finding and an entry, the closest first; each finding and each entry is used once."""
    free = dict(enumerate(entries))
    for rank, entry in enumerate(entries):
        same = next((at for at, found in findings.items() if _texts(found) == (entry.source, entry.translation)), None)
        if same is not None:
            del findings[same], free[rank]
            yield same, entry
    akin = [(-_likeness(entry, found), rank, at) for rank, entry in free.items() for at, found in findings.items()]
    for score, rank, at in sorted(akin):
        if -score >= _AKIN and rank in free and at in findings:
            del findings[at]
            yield at, free.pop(rank)


def _likeness(entry: Entry, found: Finding[Spot]) -> float:
    """Return how similar the texts of an entry and of a finding are, on the more similar side (0 to 1)."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (most entries have the texts of their findings)

    sides = zip((entry.source, entry.translation), _texts(found), strict=True)
    return max((Indel.normalized_similarity(old, new) for old, new in sides if old and new), default=0.0)


def _texts(found: Finding[Spot]) -> tuple[str | None, str | None]:
    """Return the segments of a finding, as entries have them."""
    return found.source.around if found.source else None, found.translation.around if found.translation else None


def _flagged(fingerprint: str) -> str:
    """Return a fingerprint without its number."""
    return fingerprint.partition("-")[0]
