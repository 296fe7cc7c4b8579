"""The structure of one side of a bilingual file, whose blocks are predefined units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policyparse.model.document import Document
from policyparse.model.structure import Structure
from policyparse.structure.chunks import chunk_of
from policyparse.structure.headings import headings_of
from policyparse.structure.lines import lines_of
from policyparse.structure.segments import Builder


def structure_units(document: Document, ids: Sequence[str]) -> Structure:
    """Cut the units of a document, one a block, into segments that bear the `ids` of their units.

    A unit is a paragraph: nothing is joined across its end, and nothing is a letterhead or page furniture.
    """
    names = {block.span.start: name for block, name in zip(document.blocks, ids, strict=True)}
    placed = [(chunk_of(document, [line]), names[line.block.span.start]) for line in lines_of(document)]
    chunks = [(chunk, name) for chunk, name in placed if chunk]
    builder = Builder(document)
    for (chunk, _), (heading, listed) in zip(chunks, headings_of(document, [c for c, _ in chunks]), strict=True):
        builder.add(chunk, heading, listed=listed)
    built = builder.done()
    segments = tuple(replace(segment, unit=chunks[segment.paragraph][1]) for segment in built.segments)
    return replace(built, segments=segments)
