"""The source section by section: what is kept, reworded and changed beside its rendering, and what is omitted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from rich.text import Text

from policyparse.model.bitext import Rendering
from policyparse.model.report import Report
from policyparse.model.structure import Section
from policyparse.reporters.index import Index, untitled
from policyparse.reporters.opinions import is_overruled
from policyparse.reporters.selection import ALL, Selection
from policyparse.reporters.summary import is_counted
from policyparse.reporters.terminal.layout import GAP, stats, title, wrap
from policyparse.reporters.terminal.page import Page
from policyparse.reporters.terminal.pairs import in_short, omitted, pair

LONG = 8
"""A longer run of segments that are kept without a finding is told in one line, unless all is asked for."""


def sections(report: Report, index: Index, page: Page, selection: Selection = ALL, *, full: bool = False) -> list[Text]:
    """Return every section of the source that has something to be shown, in document order."""
    by_section: dict[str, list[Rendering]] = defaultdict(list)
    for rendering in report.renderings:
        if rendering.verdict != "ignored":
            by_section[rendering.segment.section].append(rendering)
    lines: list[Text] = []
    for path, renderings in by_section.items():
        section = index.sections.get(path)
        told = _section(section, renderings, index, page, selection, full=full)
        if told:
            lines += [Text()] * (2 if lines and section and section.level == 1 else 1) + told
    shown = (item.verdict for item in report.renderings if is_counted(item) and _is_shown([item], selection))
    return [*title(page, "Section by section", *stats(page, shown)), *lines] if lines else []


def _is_shown(bead: Sequence[Rendering], selection: Selection) -> bool:
    verdicts = [item.verdict for item in bead]
    return selection.holds(verdicts, bead[0].segment.section, overruled=is_overruled(bead))


def _section(
    section: Section | None,
    renderings: Sequence[Rendering],
    index: Index,
    page: Page,
    selection: Selection,
    *,
    full: bool,
) -> list[Text]:
    heading = next((item for item in renderings if section and item.segment.id == section.heading), None)
    body = [item for item in renderings if item is not heading]
    told = heading if heading and _is_shown([heading], selection) else None
    lines = [
        line
        for kind, run in groupby(_beads(body), key=lambda bead: _kind(bead, index))
        for line in _run(kind, [bead for bead in run if _is_shown(bead, selection)], index, page, full=full)
    ]
    return [*_heading(section, told, body, index, page), *lines] if told or lines else []


def _heading(
    section: Section | None, heading: Rendering | None, body: Sequence[Rendering], index: Index, page: Page
) -> list[Text]:
    """Return the section's heading, the figures of its segments at the end of a line."""
    lines = pair([heading], index, page) if heading else wrap(page.text((untitled(section), "strong")), page.width)
    if not body:
        return lines
    figures = page.join(stats(page, (item.verdict for item in body if is_counted(item)), words=False))
    free = next((line for line in lines if line.cell_len + figures.cell_len + GAP <= page.width), Text())
    if not free:
        lines.append(free)
    free.append(" " * (page.width - free.cell_len - figures.cell_len)).append_text(figures)
    return lines


def _beads(renderings: Iterable[Rendering]) -> Iterator[list[Rendering]]:
    """Yield the segments one by one, and neighbours together where the same words render them."""
    for _, bead in groupby(renderings, key=lambda item: item.links or item.segment.id):
        yield list(bead)


def _kind(bead: Sequence[Rendering], index: Index) -> Literal["omitted", "kept", "told"]:
    """Return what a bead is: quietly omitted, quietly kept, or one that there is something to say of."""
    verdicts = {item.verdict for item in bead}
    if len(verdicts) > 1 or is_overruled(bead) or any(item.segment.id in index.told for item in bead):
        return "told"
    return "omitted" if "omitted" in verdicts else "kept" if "kept" in verdicts else "told"


def _run(kind: str, beads: Sequence[Sequence[Rendering]], index: Index, page: Page, *, full: bool) -> list[Text]:
    segments = [item for bead in beads for item in bead]
    if kind == "omitted":
        return omitted(segments, index, page)
    if kind == "kept" and len(segments) > LONG and not full:
        return in_short(segments, page)
    return [line for bead in beads for line in pair(bead, index, page)]
