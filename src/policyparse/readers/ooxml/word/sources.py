"""The auxiliary parts of a DOCX file: styles, numbers, notes, headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from policyparse.errors import InputError
from policyparse.readers.ooxml.markup import Element, tree
from policyparse.readers.ooxml.package import DamagedPartError, Package
from policyparse.readers.ooxml.relations import Relation
from policyparse.readers.ooxml.word.numbering import Numbering, Numbers, numberings_of
from policyparse.readers.ooxml.word.story import Paragraph, Story
from policyparse.readers.ooxml.word.styles import NO_STYLES, Styles, styles_of

_PAGE_END = b"lastRenderedPageBreak"
_MOST_NOTES = 100_000  # they are kept in memory until their paragraph comes
_FIRST_CHUNKS = 16  # a page takes less


class Sources(NamedTuple):
    """What the main text refers to. `notes` are the paragraphs of each foot- and endnote, `missing` what is damaged."""

    package: Package
    links: Mapping[str, Relation]
    styles: Styles
    numberings: Mapping[str, Numbering]
    notes: Mapping[str, tuple[Paragraph, ...]]
    missing: tuple[str, ...]

    def headers(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of all headers that can be read."""
        for link in self.links.values():
            if link.kind == "header":
                yield from _paragraphs(self.package, self.styles, link.part, [])


def sources_of(package: Package, links: tuple[Relation, ...]) -> Sources:
    """Return what the main part with these `links` refers to; raises `InputError` if a limit is reached."""
    missing: list[str] = []
    styles, numbering = (_root(package, links, kind, missing) for kind in ("styles", "numbering"))
    looks = NO_STYLES if styles is None else styles_of(styles)
    notes: dict[str, list[Paragraph]] = {}
    count = size = 0
    for link in links:
        if link.kind in ("footnotes", "endnotes"):
            for paragraph in _paragraphs(package, looks, link.part, missing):
                notes.setdefault(paragraph.note or "", []).append(paragraph)
                count, size = count + 1, size + len(paragraph.text)
                if count > _MOST_NOTES or size > package.reading.max_characters:
                    raise InputError(f"{package.name}: {link.part} has more notes than can be read; split the file")
    return Sources(
        package,
        {link.id: link for link in links},
        looks,
        {} if numbering is None else numberings_of(numbering),
        {name: tuple(paragraphs) for name, paragraphs in notes.items()},
        tuple(missing),
    )


def has_pages(package: Package, part: str) -> bool:
    """Return whether the program that saved `part` wrote down where its pages end."""
    try:
        return any(_PAGE_END in chunk for chunk in islice(package.chunks(part), _FIRST_CHUNKS))
    except DamagedPartError:
        return False


def _root(package: Package, links: tuple[Relation, ...], kind: str, missing: list[str]) -> Element | None:
    part = next((link.part for link in links if link.kind == kind), None)
    try:
        return tree(package, part) if part else None
    except DamagedPartError as error:
        missing.append(f"{error}: {_LOST[kind]}")
        return None


def _paragraphs(package: Package, styles: Styles, part: str, missing: list[str]) -> Iterator[Paragraph]:
    try:
        yield from Story(package, styles, Numbers({})).paragraphs(part)
    except DamagedPartError as error:
        missing.append(f"{error}: some notes are missing")


_LOST = {"styles": "headings may not be told", "numbering": "automatic numbers are missing"}
