"""From a document to its structure: sections, paragraphs, segments."""

from __future__ import annotations

from policyparse.model.document import Document, SideName
from policyparse.model.structure import Structure
from policyparse.structure.articles import with_articles
from policyparse.structure.chunks import Chunk, chunk_of
from policyparse.structure.furniture import furniture_of
from policyparse.structure.grids import grids_of
from policyparse.structure.headings import headings_of
from policyparse.structure.lines import lines_of
from policyparse.structure.official import recognise
from policyparse.structure.segments import Builder
from policyparse.structure.wrapping import groups_of

__all__ = ["structure"]


def structure(document: Document, role: SideName | None = None, *, divided: bool = True) -> Structure:
    """Cut `document` into sections, paragraphs and segments; every character that bears content is in one segment.

    `role` is what the document is in its pair, and names its segments (`s1`, `t1`). Unless it is to be `divided`, a
    document without tables has no segments: nothing but the alignment asks for others than cells.
    """
    chunks = _chunks(document)
    grids = grids_of(chunks)
    for i in grids.idle:
        chunks[i] = chunks[i].with_role("boilerplate")
    builder = Builder(document, role, divided=divided or bool(grids.heads))
    for chunk, (heading, listed) in zip(chunks, headings_of(document, chunks), strict=True):
        builder.add(chunk, heading, listed=listed)
    return builder.done(grids.heads)


def _chunks(document: Document) -> list[Chunk]:
    """Return the paragraphs of the text, the official parts in their roles, and the furniture between them."""
    lines = lines_of(document)
    furniture = furniture_of(lines, settled=document.settled)
    groups = groups_of(lines, furniture, settled=document.settled)
    content = [chunk_of(document, [lines[i] for i in group]) for group in groups]
    parts = with_articles(document, recognise(document, [chunk for chunk in content if chunk]))
    still = [chunk_of(document, [lines[i]], "boilerplate") for i in sorted(furniture)]
    return sorted([*parts, *(chunk for chunk in still if chunk)], key=lambda chunk: chunk.passage.pieces[0].start)
