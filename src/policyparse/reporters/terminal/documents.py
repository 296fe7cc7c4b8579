"""One document on the terminal: its outline, its targets, its assignments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from policyparse.languages import language_of
from policyparse.model.document import Document, Span
from policyparse.model.facts import Assignment, Target
from policyparse.model.structure import Section, Segment, Structure
from policyparse.reporters.index import locus, path_of, untitled
from policyparse.reporters.summary import count
from policyparse.reporters.terminal.assignments import roll, task
from policyparse.reporters.terminal.layout import entry, hang, title
from policyparse.reporters.terminal.page import Page, Part
from policyparse.reporters.terminal.targets import quoted, summary

_PLURALS = {"boilerplate": "boilerplate"}
_KIND = 12
_INDENT = 2


def outline(structure: Structure, page: Page) -> list[Text]:
    """Return the sections as a tree, each with its segments in full."""
    segments: dict[str, list[Segment]] = {section.path: [] for section in structure.sections}
    for segment in structure.segments:
        segments.setdefault(segment.section, []).append(segment)
    sections = {section.path: section for section in structure.sections}
    return [
        *_title(structure.document, page, count(len(sections), "section"), count(len(structure.segments), "segment")),
        *(line for path, members in segments.items() for line in _section(sections.get(path), members, page)),
        Text(),
    ]


def _title(document: Document, page: Page, *stats: Part) -> list[Text]:
    return title(page, path_of(document), language_of(document.language).name, *stats)[1:]


def _section(section: Section | None, segments: Sequence[Segment], page: Page) -> Iterator[Text]:
    indent = _INDENT * max(0, section.level - 1) if section else 0
    heading = next((segment for segment in segments if section and segment.id == section.heading), None)
    words = heading.text if heading else untitled(section)
    kinds = Counter(segment.kind for segment in segments if segment is not heading)
    stats = ", ".join(count(number, kind, _PLURALS.get(kind)) for kind, number in kinds.items())
    place = locus(heading) if heading else ""
    head = page.join(((words, "strong"), "(track)" if section and section.track else "", (stats, "muted")))
    yield Text()
    yield from _row(place, "", indent, head, page)
    for segment in segments:
        if segment is not heading:
            kind = segment.kind if segment.kind != "clause" else ""
            yield from _row(locus(segment), kind, indent + _INDENT, page.text(segment.text), page)


def _row(place: str, kind: str, indent: int, words: Text, page: Page) -> list[Text]:
    head = page.text((f"{place:>5} {kind:<{_KIND}}", "muted"), " " * min(indent, page.width // 6))
    return hang(head, words, page.width)


def targets(document: Document, found: Sequence[Target], page: Page) -> Iterator[Text]:
    """Yield each target: the figure, what it counts, its deadline and force, and its sentence."""
    ends = _line_ends(document)
    yield from _title(document, page, count(len(found), "target"))
    for target in found:
        yield Text()
        yield from entry(page, "", _line(ends, target.quantity.span), summary(target, page), page.width)
        yield from entry(page, "", "", quoted(target, page), page.width)
        if target.section:
            yield from entry(page, "", "", page.text((f"section {target.section}", "muted")), page.width)
    yield Text()


def assignments(document: Document, found: Sequence[Assignment], page: Page) -> Iterator[Text]:
    """Yield the assignments by task, then each agency once with its full names."""
    ends = _line_ends(document)
    agencies = [agency for assignment in found for agency in assignment.agencies]
    yield from _title(document, page, count(len(found), "assignment"), count(len(agencies), "agency", "agencies"))
    for assignment in found:
        yield Text()
        yield from task(assignment, _line(ends, assignment.span), page)
    yield from roll(agencies, "Agencies, and how many tasks each has", page)
    yield Text()


def _line_ends(document: Document) -> list[int]:
    return [match.start() for match in re.finditer("\n", document.text)]


def _line(ends: Sequence[int], span: Span) -> str:
    """Return the number of the line, of those with these ends, in which a span begins."""
    return str(bisect_left(ends, span.start) + 1)
