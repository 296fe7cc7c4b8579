"""Results on a terminal: readable from 24 columns on, side by side from 110, with or without colour.

Everything from a document is shown as text: markup and control characters in it have no effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TextIO

from rich.text import Text

from policyparse.model.document import Document
from policyparse.model.facts import Assignment, Target
from policyparse.model.report import Report
from policyparse.model.structure import Structure
from policyparse.reporters.digest import digest
from policyparse.reporters.index import Index, index
from policyparse.reporters.selection import ALL, Part, Selection, narrowed
from policyparse.reporters.terminal import documents
from policyparse.reporters.terminal.additions import additions
from policyparse.reporters.terminal.assignments import assignments
from policyparse.reporters.terminal.findings import findings, terms
from policyparse.reporters.terminal.footer import footer
from policyparse.reporters.terminal.headline import headline, narrowing, opening
from policyparse.reporters.terminal.overview import overview
from policyparse.reporters.terminal.page import Page, open_console, open_page
from policyparse.reporters.terminal.sections import sections
from policyparse.reporters.terminal.targets import targets
from policyparse.reporters.terminal.texts import texts
from policyparse.reporters.terminal.tracks import tracks

_AT_ONCE = 1_000  # lines: the targets of a long document are many


def render_overview(
    report: Report, *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write a comparison on one screen; arguments as for `render_report`."""

    def lines(page: Page) -> list[Text]:
        known = index(report)
        return overview(report, digest(report, known), known, page)

    _write(lines, file, width, color, _documents(report))


def render_report(
    report: Report,
    *,
    file: TextIO | None = None,
    width: int | None = None,
    color: bool | None = None,
    full: bool = False,
    side_by_side: bool = False,
    selection: Selection = ALL,
) -> None:
    """Write a comparison to `file` (standard output if None).

    `width` is in cells, None is the terminal's. `color` None follows the terminal and NO_COLOR, True always writes
    colours, False writes no escape codes. With `full`, runs of kept segments are listed one by one. With
    `side_by_side`, both texts are shown in full instead of the lists; `selection` is what is shown below the figures.
    """
    lay_out = partial(report_lines, report, full=full, side_by_side=side_by_side, selection=selection)
    _write(lay_out, file, width, color, _documents(report))


def report_lines(
    report: Report, page: Page, *, full: bool = False, side_by_side: bool = False, selection: Selection = ALL
) -> list[Text]:
    """Return the lines of the report, which fit the page."""
    known = index(report)
    told = digest(report, known)
    everything = selection.verdicts is selection.sections is None and not selection.opinions
    shown = report if everything else narrowed(report, known, selection)
    if selection.parts is not None:
        parts = [line for part in selection.parts for line in _PARTS[part](shown, known, page)]
        empty = [Text(), page.text("Nothing of that is in this report.")]
        return [*opening(report, told, page), *narrowing(selection, known, page), *(parts or empty)]
    body = texts(report, known, page, selection) if side_by_side else _told(shown, known, page, selection, full=full)
    return [
        *headline(report, told, page),
        *narrowing(selection, known, page),
        *body,
        *findings(shown, known, page),
        *footer(report, page),
    ]


_PARTS: Mapping[Part, Callable[[Report, Index, Page], list[Text]]] = {
    "targets": lambda report, _, page: targets(report, page),
    "assignments": lambda report, _, page: assignments(report, page),
    "tracks": tracks,
    "terms": terms,
}


def _documents(report: Report) -> list[Document]:
    return [side.structure.document for side in (report.bitext.source, report.bitext.translation)]


def _told(report: Report, index: Index, page: Page, selection: Selection, *, full: bool) -> list[Text]:
    return [
        *targets(report, page),
        *tracks(report, index, page),
        *assignments(report, page),
        *sections(report, index, page, selection, full=full),
        *additions(report, index, page),
    ]


def render_targets(
    document: Document,
    targets: Sequence[Target],
    *,
    file: TextIO | None = None,
    width: int | None = None,
    color: bool | None = None,
) -> None:
    """Write the targets of one document; arguments as for `render_report`."""
    _write(lambda page: documents.targets(document, targets, page), file, width, color)


def render_assignments(
    document: Document,
    assignments: Sequence[Assignment],
    *,
    file: TextIO | None = None,
    width: int | None = None,
    color: bool | None = None,
) -> None:
    """Write the assignments of one document; arguments as for `render_report`."""
    _write(lambda page: documents.assignments(document, assignments, page), file, width, color)


def render_outline(
    structure: Structure, *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write the sections and segments of one document; arguments as for `render_report`."""
    _write(lambda page: documents.outline(structure, page), file, width, color)


def _write(
    lines: Callable[[Page], Iterable[Text]],
    file: TextIO | None,
    width: int | None,
    color: bool | None,
    documents: Iterable[Document] = (),
) -> None:
    console = open_console(file, width, color)
    found = iter(lines(open_page(console, documents)))
    while some := list(islice(found, _AT_ONCE)):
        console.print(Text("\n").join(some), soft_wrap=True)
