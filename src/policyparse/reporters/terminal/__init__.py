"""Results on a terminal: readable from 24 columns on, side by side from 110, with or without colour.

Everything that comes from a document is shown as text: neither markup nor control characters in it have any effect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from rich.text import Text

from policyparse.model.document import Document
from policyparse.model.facts import Assignment, Target
from policyparse.model.report import Report
from policyparse.model.structure import Structure
from policyparse.reporters.index import index
from policyparse.reporters.terminal import documents
from policyparse.reporters.terminal.additions import additions
from policyparse.reporters.terminal.assignments import assignments
from policyparse.reporters.terminal.findings import findings
from policyparse.reporters.terminal.footer import footer
from policyparse.reporters.terminal.headline import headline
from policyparse.reporters.terminal.page import Page, open_console, open_page
from policyparse.reporters.terminal.sections import sections
from policyparse.reporters.terminal.targets import targets
from policyparse.reporters.terminal.tracks import tracks


def render_report(
    report: Report,
    *,
    file: TextIO | None = None,
    width: int | None = None,
    color: bool | None = None,
    full: bool = False,
) -> None:
    """Write a comparison to `file` (standard output if None).

    `width` is in cells, None the terminal's. `color` None follows the terminal and NO_COLOR, True writes colours
    anywhere, False no escape code. `full` tells long runs of kept segments one by one.
    """
    _write(lambda page: report_lines(report, page, full=full), file, width, color)


def report_lines(report: Report, page: Page, *, full: bool = False) -> list[Text]:
    """Return the report in lines that fit the page."""
    known = index(report)
    return [
        *headline(report, page),
        *targets(report, page),
        *tracks(report, known, page),
        *assignments(report, page),
        *sections(report, known, page, full=full),
        *additions(report, known, page),
        *findings(report, known, page),
        *footer(report, page),
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


def _write(lines: Callable[[Page], list[Text]], file: TextIO | None, width: int | None, color: bool | None) -> None:
    console = open_console(file, width, color)
    console.print(Text("\n").join(lines(open_page(console))), soft_wrap=True)
