"""Articles with their number on a separate line: the number belongs to the text below, as on a common line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policyparse.model.document import Document
from policyparse.structure.chunks import Chunk, merge
from policyparse.structure.numbering import marker_of

_LONGEST: Final = 20


def with_articles(document: Document, chunks: list[Chunk]) -> Iterator[Chunk]:
    """Yield the chunks, a lone number of an article merged with the running text that follows it."""
    waiting: Chunk | None = None
    for chunk in chunks:
        whole = _article(document, waiting, chunk) if waiting else None
        if waiting and whole is None:
            yield waiting
        waiting = None
        if whole is None and _is_lone_number(chunk):
            waiting = chunk
        else:
            yield whole or chunk
    if waiting:
        yield waiting


def _article(document: Document, number: Chunk, text: Chunk) -> Chunk | None:
    """Return a number and the text below it as one chunk, if that text is running text."""
    if not _is_plain(text) or marker_of(text.text):
        return None
    whole = merge(document, number, text, apart=True)
    return whole if marker_of(whole.text) else None


def _is_lone_number(chunk: Chunk) -> bool:
    marker = marker_of(chunk.text) if _is_plain(chunk) and len(chunk.text) <= _LONGEST else None
    return marker is not None and marker.style == "article" and not chunk.text[marker.end :].strip()


def _is_plain(chunk: Chunk) -> bool:
    return chunk.role == "body" and not chunk.sign and chunk.line.block.role == "text"
