"""Targets side by side, with their verdicts and reasons."""

from __future__ import annotations

from rich.text import Text

from policyparse.model.document import SideName
from policyparse.model.facts import Target
from policyparse.model.report import Report, TargetOutcome
from policyparse.model.structure import Structure
from policyparse.reporters.index import segment_at, whereabouts
from policyparse.reporters.quantities import figure, terms
from policyparse.reporters.summary import gravest_first
from policyparse.reporters.terminal.layout import because, columns, entry, halves, hang, stats, title
from policyparse.reporters.terminal.marks import emphasised
from policyparse.reporters.terminal.page import Page

_HEAD = 11


def targets(report: Report, page: Page) -> list[Text]:
    """Return each target with its counterpart; changed and lost targets come first."""
    if not report.targets:
        return []
    return [
        *title(page, "Targets", *stats(page, (outcome.verdict for outcome in report.targets))),
        *(line for outcome in gravest_first(report.targets) for line in _outcome(outcome, report, page)),
    ]


def _outcome(outcome: TargetOutcome, report: Report, page: Page) -> list[Text]:
    return [
        Text(),
        *hang(
            page.text(page.verdict(outcome.verdict, f"{outcome.verdict:<{_HEAD - 2}}")),
            _summary(outcome, page),
            page.width,
        ),
        *_clauses(outcome, report, page),
        *(line for reason in outcome.reasons for line in because(page, page.text(reason), page.width, size=_HEAD)),
    ]


def _summary(outcome: TargetOutcome, page: Page) -> Text:
    """Return the figure of a target and, if it changed, the new one: `≥ 10 款 → ~ 10  by 2025`."""
    known = outcome.source or outcome.translation
    assert known
    if outcome.verdict != "changed" or outcome.translation is None:
        return summary(known, page)
    now = page.text((f" {page.signs.arrow} ", "muted"), (_figure(outcome.translation, page), "strong"))
    return summary(known, page, now)


def summary(target: Target, page: Page, now: Text | None = None) -> Text:
    """Return a target in one line: the figure, its change, what it counts, its deadline and force."""
    head = page.text((_figure(target, page), "strong"))
    return page.join((head + now if now else head, target.quantity.indicator or "", (terms(target), "muted")))


def _clauses(outcome: TargetOutcome, report: Report, page: Page) -> list[Text]:
    left, right = halves(page)
    one = _clause(report.bitext.source.structure, outcome.source, "source", left, page)
    other = _clause(report.bitext.translation.structure, outcome.translation, "translation", right, page)
    return columns(one, other, left) if page.wide else one + other


def _clause(structure: Structure, target: Target | None, side: SideName, width: int, page: Page) -> list[Text]:
    """Return the segment that states the target, the quantity in bold."""
    if target is None:
        return []
    span = target.quantity.span
    segment = segment_at(structure, span)
    words = emphasised(page, segment.passage, span) if segment else quoted(target, page)
    place = page.place(whereabouts(structure, span), side)
    return entry(page, "", place, words, width, size=_HEAD)


def quoted(target: Target, page: Page) -> Text:
    """Return the target's sentence with the quantity in bold."""
    before, surface, after = target.sentence.partition(target.quantity.surface)
    return page.text(before, (surface, "strong"), after)


def _figure(target: Target, page: Page) -> str:
    return figure(target.quantity, page.signs.comparator, page.signs.dash)
