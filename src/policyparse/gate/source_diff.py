"""What changed between two versions of one source, segment by segment.

Both versions are in one language, so equal text is equal content. Segments are matched in four steps: equal ones in
order (the longest common subsequence), stretches that were only resegmented, equal ones that moved, and finally the
most similar of the rest, by the characters that they share (Indel similarity). Two versions with the same meaning are
no change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from policyparse.folding import fold
from policyparse.gate.equivalence import says_the_same
from policyparse.gate.recut import recut
from policyparse.model.drift import ChangeKind
from policyparse.model.structure import Segment, Structure
from policyparse.structure.numbering import marker_of

_SAME_PLACE = 0.3  # similarity from which two segments between the same neighbours are two wordings of one
_ELSEWHERE = 0.75  # and from which they are wherever they stand
_LAYOUT = re.compile(
    r"[^\w%‰°℃+<>=≥≤≈~$¥€£/.,:、−-]+|_|(?<!\d)[.,:、/~]|[.,:、/~−-](?!\d)"  # a number's own signs stay
)


class SourceChange(NamedTuple):
    """The old and the new version of a source segment; None if there was none, or is none any more."""

    kind: ChangeKind
    old: Segment | None
    new: Segment | None


class SourceDiff(NamedTuple):
    """The changes in the order of the new source, and how many segments moved without any other change."""

    changes: tuple[SourceChange, ...]
    moved: int


def source_diff(old: Structure, new: Structure) -> SourceDiff:
    """Return what changed from `old` to `new`; layout, punctuation, numbering and order do not count.

    Nor do other notations of amounts, and other orders of lists, within a segment.
    """
    before, after = _content(old), _content(new)
    in_order = _in_order(before, after)
    gaps = _Gaps(in_order)
    left, right = set(range(len(before))), set(range(len(after)))
    _take(in_order, left, right)
    olds, news = _by_gap(left, gaps.of_old), _by_gap(right, gaps.of_new)
    for gap in olds.keys() & news.keys():
        for same in recut({i: before[i].key for i in olds[gap]}, {j: after[j].key for j in news[gap]}):
            left -= same[0]
            right -= same[1]
    moved = _equal(before, after, sorted(left), sorted(right))
    _take(moved, left, right)
    similar = _similar(before, after, sorted(left), sorted(right), gaps)
    _take(similar, left, right)
    now, then = _by_gap((j for _, j in similar), gaps.of_new), _by_gap((i for i, _ in similar), gaps.of_old)
    left -= {i for i in left if any(before[i].key in after[j].key for j in now[gaps.of_old(i)])}
    right -= {j for j in right if any(after[j].key in before[i].key for i in then[gaps.of_new(j)])}
    placed = [
        *(
            (gaps.of_new(j), 1, j, SourceChange("changed", before[i].segment, after[j].segment))
            for i, j in similar
            if not says_the_same(before[i].segment.text, after[j].segment.text)
        ),
        *((gaps.of_old(i), 0, i, SourceChange("removed", before[i].segment, None)) for i in left),
        *((gaps.of_new(j), 1, j, SourceChange("added", None, after[j].segment)) for j in right),
    ]
    return SourceDiff(tuple(change for *_, change in sorted(placed, key=lambda item: item[:3])), len(moved))


def content_keys(structure: Structure) -> frozenset[str]:
    """Return the comparison keys of the segments of a source."""
    return frozenset(piece.key for piece in _content(structure))


def content_key(segment: Segment) -> str:
    """Return the content of a segment, without its leading number, layout and punctuation."""
    text = fold(segment.text)
    marker = marker_of(text)
    return _LAYOUT.sub("", text[marker.end :] if marker and marker.start == 0 else text)


class _Piece(NamedTuple):
    key: str
    segment: Segment


_Pairs = Sequence[tuple[int, int]]


def _content(structure: Structure) -> tuple[_Piece, ...]:
    pieces = (_Piece(content_key(segment), segment) for segment in structure.segments if segment.kind != "boilerplate")
    return tuple(piece for piece in pieces if piece.key)


def _take(pairs: _Pairs, left: set[int], right: set[int]) -> None:
    left.difference_update(i for i, _ in pairs)
    right.difference_update(j for _, j in pairs)


def _in_order(before: Sequence[_Piece], after: Sequence[_Piece]) -> list[tuple[int, int]]:
    blocks = LCSseq.opcodes([piece.key for piece in before], [piece.key for piece in after])
    return [
        (block.src_start + step, block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def _equal(before: Sequence[_Piece], after: Sequence[_Piece], left: Iterable[int], right: Iterable[int]) -> _Pairs:
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for i in left:
        waiting[before[i].key].append(i)
    return [(waiting[after[j].key].popleft(), j) for j in right if waiting[after[j].key]]


def _similar(
    before: Sequence[_Piece], after: Sequence[_Piece], left: Iterable[int], right: Sequence[int], gaps: _Gaps
) -> _Pairs:
    """Return pairs of old and new versions, the most similar first; no segment is in two pairs.

    If one of two segments at the same place contains the other, they are versions of one segment.
    """
    choices = {j: after[j].key for j in right}
    near = _by_gap(right, gaps.of_new)
    found = []
    for i in left:
        key, gap = before[i].key, gaps.of_old(i)
        alike = process.extract(key, choices, scorer=Indel.normalized_similarity, score_cutoff=_SAME_PLACE, limit=None)
        found += [(-score, gap != gaps.of_new(j), i, j) for _, score, j in alike]
        found += [(-_SAME_PLACE, False, i, j) for j in near[gap] if _holds(key, choices[j])]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, away, i, j in sorted(found):
        if i not in pairs and j not in taken and (not away or -score >= _ELSEWHERE):
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


class _Gaps:
    """The stretches between equal segments in order, with the same numbers in both versions."""

    def __init__(self, pairs: _Pairs) -> None:
        self._olds = [i for i, _ in pairs]
        self._news = [j for _, j in pairs]

    def of_old(self, i: int) -> int:
        return bisect_left(self._olds, i)

    def of_new(self, j: int) -> int:
        return bisect_left(self._news, j)


def _by_gap(indices: Iterable[int], gap_of: Callable[[int], int]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index in sorted(indices):
        found[gap_of(index)].append(index)
    return found
