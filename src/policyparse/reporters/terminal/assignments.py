"""Assignments: the tasks whose agencies the translation leaves out, and which agencies those are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from rich.cells import cell_len
from rich.text import Text

from policyparse.model.facts import Agency, Assignment
from policyparse.model.report import AssignmentOutcome, Report
from policyparse.reporters.index import is_named, partly, whereabouts
from policyparse.reporters.summary import gravest_first
from policyparse.reporters.terminal.layout import (
    GAP,
    GUTTER,
    because,
    beside,
    columns,
    entry,
    flow,
    gutter,
    stats,
    title,
    wrap,
)
from policyparse.reporters.terminal.page import Page, Part

_LONGEST = 24


def assignments(report: Report, page: Page) -> list[Text]:
    """Return the tasks, changed and lost ones first, then the agencies that are not named, with their full names."""
    if not report.assignments:
        return []
    mentions = [(agency, outcome) for outcome in report.assignments for agency in outcome.assignment.agencies]
    lost = [agency for agency, outcome in mentions if not is_named(agency, outcome)]
    verdicts = stats(page, (outcome.verdict for outcome in report.assignments))
    return [
        *title(page, "Assignments", *verdicts, f"{len(mentions) - len(lost)} of {len(mentions)} agencies named"),
        Text(),
        *(line for outcome in gravest_first(report.assignments) for line in _outcome(outcome, report, page)),
        *roll(lost, "Agencies left out, and of how many tasks", page),
    ]


def _outcome(outcome: AssignmentOutcome, report: Report, page: Page) -> list[Text]:
    place = page.place(whereabouts(report.bitext.source.structure, outcome.assignment.span), "source")
    named = {agency.surface for agency in outcome.assignment.agencies if is_named(agency, outcome)}
    lines = task(outcome.assignment, place, page, page.sign(outcome.verdict), named)
    remark = partly(outcome)
    return [*lines, *because(page, page.text((remark, "muted")), page.width)] if remark else lines


def task(
    assignment: Assignment, place: str | Text, page: Page, sign: Part = "", named: Collection[str] | None = None
) -> list[Text]:
    """Return a task and its agencies by their short names; with `named`, those are ticked and the others crossed."""
    words = page.text((assignment.heading or assignment.section, "strong"))
    shorts = (_short(agency, page, named) for agency in assignment.agencies)
    if page.wide:
        left = page.width // 3
        return columns(entry(page, sign, place, words, left), flow(shorts, page.width - left - GAP, page.dot), left)
    agencies = beside(gutter(page, "", ""), flow(shorts, page.width - GUTTER, page.dot))
    return [*entry(page, sign, place, words, page.width), *agencies]


def _short(agency: Agency, page: Page, named: Collection[str] | None) -> Text:
    sign: tuple[Part, ...] = ()
    if named is not None:
        sign = page.sign("kept" if agency.surface in named else "omitted"), " "
    return page.text(*sign, agency.surface, (f" ({agency.role})" if agency.role != "joint" else "", "muted"))


def roll(agencies: Sequence[Agency], heading: str, page: Page) -> list[Text]:
    """Return each agency once, the most frequent first, with its official English and full Chinese name."""
    if not agencies:
        return []
    known = {agency.surface: agency for agency in reversed(agencies)}
    tally = Counter(agency.surface for agency in agencies)
    size = min(_LONGEST, page.width // 3, max(cell_len(surface) for surface in tally))
    lines = [Text(), *wrap(page.text((heading, "strong")), page.width)]
    for surface, number in tally.most_common():
        full = wrap(_names(known[surface], page), page.width - GUTTER - size - GAP)
        lines += beside(gutter(page, "", f"{number:,}"), columns(wrap(page.text(surface), size), full, size))
    return lines


def _names(agency: Agency, page: Page) -> Text:
    if not (agency.name_en or agency.name_zh):
        return page.text(("not in the termbase", "muted"))
    full = agency.name_zh if agency.name_zh != agency.surface else None
    return page.join((agency.name_en or "", (full or "", "muted")))
