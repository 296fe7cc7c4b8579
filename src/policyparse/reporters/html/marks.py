"""A passage in pieces: what was not found in it, and what findings speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from policyparse.model.document import Passage, Span
from policyparse.reporters.index import content, stretches


class Piece(NamedTuple):
    """A stretch of text, and the kinds of mark that it bears."""

    text: str
    kinds: tuple[str, ...]


def pieces(passage: Passage, marks: Mapping[str, Iterable[Span]]) -> tuple[Piece, ...]:
    """Cut a passage where a mark begins or ends; a mark that covers all of its content says nothing and is left out."""
    found = {kind: stretches(passage, spans) for kind, spans in marks.items()}
    found = {kind: ranges for kind, ranges in found.items() if not _is_whole(passage.text, ranges)}
    edges = sorted({0, len(passage.text), *(edge for ranges in found.values() for pair in ranges for edge in pair)})
    return tuple(
        Piece(passage.text[start:end], tuple(kind for kind, ranges in found.items() if _holds(ranges, start)))
        for start, end in pairwise(edges)
    )


def _is_whole(text: str, ranges: Sequence[tuple[int, int]]) -> bool:
    return sum(content(text[start:end]) for start, end in ranges) == content(text)


def _holds(ranges: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in ranges)
