"""DOCX: the text of a word processor's package, in document order."""

from __future__ import annotations

from policyparse.errors import InputError
from policyparse.readers.interface import Layout
from policyparse.readers.ooxml.package import DamagedPartError, Package
from policyparse.readers.ooxml.relations import relations
from policyparse.readers.ooxml.word.numbering import Numbers
from policyparse.readers.ooxml.word.sources import has_pages, sources_of
from policyparse.readers.ooxml.word.story import Story
from policyparse.readers.ooxml.word.writing import Writer

__all__ = ["read_document"]


def read_document(package: Package, part: str) -> Layout:
    """Return the text of the document whose main part is `part`.

    Raises `InputError` if nothing can be read or a limit is reached; what is damaged is named in `missing`.
    """
    missing: list[str] = []
    links = relations(package, part)
    sources = sources_of(package, links)
    story = Story(package, sources.styles, Numbers(sources.numberings))
    writer = Writer(sources, paged=has_pages(package, part))
    try:
        writer.write_letterhead()
        writer.write(story.paragraphs(part))
    except DamagedPartError as error:
        if not writer.composer.size:
            raise InputError(f"{package.name}: {error}; repair it in its program or get it again") from error
        missing.append(f"{error}: what follows its first {writer.composer.size:,} characters is missing")
    if not writer.composer.size:
        raise InputError(f"{package.name}: holds no text; if it holds pictures of text, export it as PDF and use --ocr")
    if story.chunks:
        missing.append(f"{story.chunks} whole files within it (altChunk) were not read; save it again in its program")
    if story.struck:
        missing.append("struck-out text was left out")
    if any(link.kind == "subDocument" for link in links):
        missing.append("the documents that it is put together from were not read; give them one by one")
    return writer.composer.layout((*sources.missing, *writer.missing, *missing))
