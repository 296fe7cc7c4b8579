"""Two figures of one fact, cut so that only what differs is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from policyparse.reporters.marks import Mark, Piece

_TOKEN = re.compile(r"\d[\d,.]*|[^\W\d_]+|\s+|.", re.DOTALL)
_BEARING = re.compile(r"[\d<>≤≥≈~=+−-]")
"""What a figure is changed by: digits, bounds, signs. Words beside them differ with the language alone."""


def differing(expected: str | None, actual: str | None) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both figures in pieces: what differs has the mark `was` in the first, `now` in the second.

    Where digits, bounds or signs differ, only these are marked.
    """
    before, after = (_TOKEN.findall(text or "") for text in (expected, actual))
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    lost = set(range(len(before))).difference(*(range(one.a, one.a + one.size) for one in same))
    gained = set(range(len(after))).difference(*(range(one.b, one.b + one.size) for one in same))
    bearing = {at for at in lost if _BEARING.search(before[at])}, {at for at in gained if _BEARING.search(after[at])}
    if any(bearing):
        lost, gained = bearing
    return tuple(_pieces(before, lost, "was")), tuple(_pieces(after, gained, "now"))


def _pieces(tokens: Sequence[str], marked: frozenset[int] | set[int], mark: Mark) -> Iterator[Piece]:
    for is_marked, run in groupby(range(len(tokens)), marked.__contains__):
        yield Piece("".join(tokens[at] for at in run), (mark,) if is_marked else ())
