"""A passage in pieces: what was not found in it, and what findings speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from policyparse.model.bitext import Account, Rendering
from policyparse.model.document import Passage, Span
from policyparse.model.report import Finding
from policyparse.reporters.index import content, stretches

Mark = Literal["gap", "was", "now", "figure"]
"""Not found; spoken of on the source's side; spoken of on the translation's; the figure of a target."""

_TOLD_BY_VERDICT = ("omission", "addition")


class Piece(NamedTuple):
    """A stretch of text, and the marks that it bears."""

    text: str
    marks: tuple[Mark, ...]


def source_pieces(rendering: Rendering, told: Iterable[Finding]) -> tuple[Piece, ...]:
    """Return a source segment with what was not found of it, and what these findings speak of."""
    places = (finding.source for finding in told if finding.category not in _TOLD_BY_VERDICT)
    spoken = [place.span for place in places if place and place.segment == rendering.segment.id]
    gaps = rendering.uncovered if rendering.verdict in ("reworded", "changed") else ()
    return pieces(rendering.segment.passage, {"gap": gaps, "was": spoken})


def translation_pieces(account: Account, told: Iterable[Finding]) -> tuple[Piece, ...]:
    """Return a segment of the translation with what these findings speak of."""
    places = (finding.translation for finding in told if finding.category not in _TOLD_BY_VERDICT)
    spoken = [place.span for place in places if place and place.segment == account.segment.id]
    return pieces(account.segment.passage, {"now": spoken})


def pieces(passage: Passage, marks: Mapping[Mark, Iterable[Span]]) -> tuple[Piece, ...]:
    """Cut a passage where a mark begins or ends; a mark that covers all of its content says nothing and is left out."""
    found = {mark: stretches(passage, spans) for mark, spans in marks.items()}
    found = {mark: ranges for mark, ranges in found.items() if not _is_whole(passage.text, ranges)}
    edges = sorted({0, len(passage.text), *(edge for ranges in found.values() for pair in ranges for edge in pair)})
    return tuple(
        Piece(passage.text[start:end], tuple(mark for mark, ranges in found.items() if _holds(ranges, start)))
        for start, end in pairwise(edges)
    )


def _is_whole(text: str, ranges: Sequence[tuple[int, int]]) -> bool:
    return sum(content(text[start:end]) for start, end in ranges) == content(text)


def _holds(ranges: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in ranges)
