"""Resegmentation: stretches of two versions with the same text in other segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from rapidfuzz.distance import LCSseq

_LARGEST = 200_000_000  # pairs of characters up to which two stretches are searched


class _Stretch:
    """Consecutive segments as one text, with the segment boundaries."""

    def __init__(self, keys: Mapping[int, str]) -> None:
        self.text = "".join(keys.values())
        self.cuts = list(accumulate(map(len, keys.values()), initial=0))
        self._indices = tuple(keys)

    def within(self, start: int, end: int) -> set[int]:
        """Return the segments between two cuts."""
        return set(self._indices[self.cuts.index(start) : self.cuts.index(end)])


def recut(before: Mapping[int, str], after: Mapping[int, str]) -> Iterator[tuple[set[int], set[int]]]:
    """Yield segments of both versions whose joined texts are equal, given the texts of two stretches by index."""
    old, new = _Stretch(before), _Stretch(after)
    if len(old.text) * len(new.text) > _LARGEST:
        return
    for block in LCSseq.opcodes(old.text, new.text):
        if block.tag != "equal":
            continue
        shift = block.dest_start - block.src_start
        inside = {cut for cut in old.cuts if block.src_start <= cut <= block.src_end}
        common = sorted(inside.intersection(cut - shift for cut in new.cuts))
        if len(common) > 1:
            yield old.within(common[0], common[-1]), new.within(common[0] + shift, common[-1] + shift)
