"""The beads of two documents with their segments and the words that tie these, as exchange formats want them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from policyparse.align.documents import Aligned
from policyparse.align.plain import Bead
from policyparse.align.ties import Worded, source_ties, strongest
from policyparse.model.bitext import Evidence, Rendering
from policyparse.model.document import Document
from policyparse.model.report import Finding
from policyparse.model.structure import Segment


@dataclass(frozen=True, slots=True)
class SegmentBead:
    """Segments that render each other, in document order; one side is empty where nothing does.

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
    """Two documents and their beads: in the order of the source, additions behind what stands before them.

    `findings` are those of the comparison, where it was asked for.
    """

    source: Document
    translation: Document
    beads: tuple[SegmentBead, ...]
    findings: tuple[Finding, ...] = ()


def links_of(aligned: Aligned, renderings: Iterable[Rendering]) -> frozenset[tuple[int, int]]:
    """Return the links of `renderings` as indices of `aligned`."""
    source = {segment.id: i for i, segment in enumerate(aligned.source)}
    translation = {segment.id: j for j, segment in enumerate(aligned.translation)}
    return frozenset(
        (source[rendering.segment.id], translation[link]) for rendering in renderings for link in rendering.links
    )


def segment_beads(
    beads: Iterable[Bead], pair: Worded, links: frozenset[tuple[int, int]] | None = None
) -> tuple[SegmentBead, ...]:
    """Return `beads` with their segments, and with the words that tie these where there is a link between them.

    Without `links`, the words that tie any two segments of a bead.
    """
    return tuple(_segment_bead(bead, pair, links) for bead in beads)


def _segment_bead(bead: Bead, pair: Worded, links: frozenset[tuple[int, int]] | None) -> SegmentBead:
    tied = (ends for ends in product(bead.source, bead.translation) if links is None or ends in links)
    return SegmentBead(
        tuple(pair.source[i] for i in bead.source),
        tuple(pair.translation[j] for j in bead.translation),
        bead.score,
        strongest(tie for i, j in tied for tie in source_ties(pair, i, j)[0]),
    )
