"""The beads of two documents with their segments and the words that tie these, as exchange formats want them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from policyparse.align import plain
from policyparse.align.documents import Aligned
from policyparse.align.plain import Bead
from policyparse.align.ties import Worded, source_ties, strongest, turned
from policyparse.chinese_english import PAIR
from policyparse.model.bitext import Evidence, Rendering
from policyparse.model.document import Direction, Document
from policyparse.model.report import Finding
from policyparse.model.structure import Segment


@dataclass(frozen=True, slots=True)
class SegmentBead:
    """Segments that render each other, in document order; one side is empty if nothing does.

    `score` is in nats, 0 where one side is empty; `ties` are the words that answer each other, each source word once.
    """

    source: tuple[Segment, ...]
    translation: tuple[Segment, ...]
    score: float
    ties: tuple[Evidence, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether both sides have a segment."""
        return bool(self.source and self.translation)


@dataclass(frozen=True, slots=True)
class AlignedDocuments:
    """Two documents and their beads: in the order of the source, additions behind what precedes them.

    `findings` are those of the comparison, where it was asked for.
    """

    source: Document
    translation: Document
    beads: tuple[SegmentBead, ...]
    findings: tuple[Finding, ...] = ()


def links_of(aligned: Aligned, renderings: Iterable[Rendering]) -> frozenset[tuple[int, int]]:
    """Return the links of `renderings`, whichever side these are of, as indices of `aligned`."""
    source = {segment.id: i for i, segment in enumerate(aligned.source)}
    translation = {segment.id: j for j, segment in enumerate(aligned.translation)}
    ends = ((rendering.segment.id, link) for rendering in renderings for link in rendering.links)
    return frozenset((source[a], translation[b]) if a in source else (source[b], translation[a]) for a, b in ends)


def segment_beads(
    beads: Iterable[Bead],
    pair: Worded,
    links: frozenset[tuple[int, int]] | None = None,
    direction: Direction = PAIR.forth,
) -> tuple[SegmentBead, ...]:
    """Return `beads` with their segments, and with the words that tie these where there is a link between them.

    Without `links`, the words that tie any two segments of a bead. `beads`, `pair` and `links` are those of a Chinese
    and an English side; what is returned has the source of `direction` as its source, in its order.
    """
    if direction == PAIR.forth:
        return tuple(_segment_bead(bead, pair, links) for bead in beads)
    back = plain.turned(beads, len(pair.translation), len(pair.source))
    return tuple(_turned(_segment_bead(Bead(b.translation, b.source, b.score), pair, links)) for b in back)


def _turned(bead: SegmentBead) -> SegmentBead:
    return SegmentBead(bead.translation, bead.source, bead.score, strongest(map(turned, bead.ties)))


def _segment_bead(bead: Bead, pair: Worded, links: frozenset[tuple[int, int]] | None) -> SegmentBead:
    tied = (ends for ends in product(bead.source, bead.translation) if links is None or ends in links)
    return SegmentBead(
        tuple(pair.source[i] for i in bead.source),
        tuple(pair.translation[j] for j in bead.translation),
        bead.score,
        strongest(tie for i, j in tied for tie in source_ties(pair, i, j)[0]),
    )
