"""The section tree of a document as plain text, for reading, comparing with `diff`, and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from policyparse.model.document import Span
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Section, Segment, Structure

_INDENT = "  "
_BEFORE = "(before the first heading)"


def section_tree(structure: Structure) -> str:
    """Return a line for each section: its number and title, and how many segments of content stand in it, where."""
    content = [segment for segment in structure.segments if segment.kind != "boilerplate"]
    return "".join(f"{line}\n" for line in _lines(structure, content))


def _lines(structure: Structure, content: list[Segment]) -> Iterator[str]:
    placed = Ordered(content)
    for section, after in zip_longest(structure.sections, structure.sections[1:]):
        named = bool(section.title or section.number)
        end = section.span.end if named or after is None else after.span.start
        inside = placed.within(Span(section.span.start, end))
        if inside or named:
            yield f"{_INDENT * section.level}{_name(section)} ({', '.join(_measures(inside))})"


def _name(section: Section) -> str:
    return " ".join(filter(None, (section.number, section.title))) or _BEFORE


def _measures(inside: Sequence[Segment]) -> Iterator[str]:
    yield f"{len(inside)} segment{'' if len(inside) == 1 else 's'}"
    pages = [segment.page for segment in inside if segment.page is not None]
    if pages:
        first, last = min(pages), max(pages)
        yield f"page {first}" if first == last else f"pages {first}-{last}"
