"""Composes the paragraphs of a DOCX file as blocks: lines, notes after their paragraph, words of pictures, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.readers.interface import Composer
from policyparse.readers.loading import too_long
from policyparse.readers.ooxml.breaks import goes_on
from policyparse.readers.ooxml.embedded import lines_of
from policyparse.readers.ooxml.word.sources import Sources
from policyparse.readers.ooxml.word.story import Paragraph

_LETTERHEAD = 20  # points: running heads are smaller, the name of an agency over its documents is larger
_APART = ("center", "right", "end", "distribute")


class Writer:
    """Takes paragraphs in order; `missing` lists what the limits left out."""

    def __init__(self, sources: Sources, *, paged: bool) -> None:
        """Start an empty text, which counts pages if it is `paged`."""
        self.composer = Composer(sources.package.name, sources.package.reading)
        self.missing: list[str] = []
        self._sources = sources
        self._page = 1 if paged else None
        self._due: list[str] = []

    def write_letterhead(self) -> None:
        """Lay out what is in the headers in large letters, each line once: a letterhead may stand there."""
        large = (one for one in self._sources.headers() if (one.content.size or 0) >= _LETTERHEAD)
        for paragraph in {one.text: one for one in large}.values():
            self._add(paragraph._replace(role="furniture", before="\n"))

    def write(self, paragraphs: Iterable[Paragraph]) -> None:
        """Lay out the paragraphs up to the limits; raises `InputError` beyond that of characters."""
        reading = self._sources.package.reading
        for paragraph in paragraphs:
            before, within = paragraph.content.turned
            self._turn(before)
            if self._page and self._page > reading.max_pages:
                self.missing.append(
                    f"only the first {reading.max_pages:,} pages were read; raise the limit (max-pages)"
                )
                break
            self._add(paragraph)
            self._turn(within)
            self._due += paragraph.content.notes
            if paragraph.loose:
                self._add_notes()
            if self.composer.size > reading.max_characters:
                raise too_long(self._sources.package.name, reading.max_characters)
        self._add_notes()

    def _turn(self, pages: int) -> None:
        if self._page:
            self._page += pages

    def _add_notes(self) -> None:
        for name in self._due:
            for paragraph in self._sources.notes.get(name, ()):
                self._add(paragraph._replace(role="note", before="\n"))
        self._due.clear()

    def _add(self, paragraph: Paragraph) -> None:
        """Lay out one paragraph, each of its lines as a block, with the words of pictures before or after it."""
        content, before, last = paragraph.content, paragraph.before, ""
        for line in content.art:
            self.composer.add(line, before="\n\n", page=self._page)
            before = "\n\n"
        for line in paragraph.text.split("\n"):
            self.composer.add(
                line,
                paragraph.role,
                before=before,
                level=paragraph.level,
                page=self._page,
                size=content.size,
                bold=content.bold,
                continues=bool(last) and _goes_on(paragraph, last, line),
                cell=paragraph.cell,
            )
            before, last = "\n", line
        for line in self._embedded(content.embedded):
            self.composer.add(line, before="\n\n", page=self._page)

    def _embedded(self, ids: Iterable[str]) -> Iterator[str]:
        for name in ids:
            if name in self._sources.links:
                yield from (text for _, text in lines_of(self._sources.package, self._sources.links[name]))


def _goes_on(paragraph: Paragraph, before: str, after: str) -> bool:
    """Return whether the second line belongs to the first: all lines of a heading do, and running text that flows."""
    return paragraph.role == "heading" or (paragraph.aligned not in _APART and goes_on(before, after))
