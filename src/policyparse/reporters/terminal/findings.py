"""What the checks found: messages beside their segments, and a table of the checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.text import Text

from policyparse.model.document import SideName
from policyparse.model.report import Finding, Place, Report
from policyparse.reporters.digest import by_severity
from policyparse.reporters.index import Index
from policyparse.reporters.summary import SEVERITIES, count
from policyparse.reporters.terminal.layout import because, entry, hang, title
from policyparse.reporters.terminal.page import Page


def messages(findings: Iterable[Finding], page: Page, width: int) -> list[Text]:
    """Return each finding's severity, check and message."""
    return [line for finding in findings for line in because(page, _message(finding, page), width)]


def _message(finding: Finding, page: Page) -> Text:
    return page.text((finding.severity, finding.severity), (f" {finding.check}: ", "muted"), finding.message)


def findings(report: Report, index: Index, page: Page) -> list[Text]:
    """Return the findings that no other part of the report tells, and how often each check fired."""
    if not report.findings:
        return []
    lines = [*title(page, "Findings by check", ("policyparse explain CHECK says more", "muted")), Text()]
    fired = Counter((finding.severity, finding.check, finding.name) for finding in report.findings)
    for (severity, check, name), number in sorted(fired.items(), key=_gravity):
        head = page.text(f"{number:>5,}  ", (f"{severity:<9}", severity), (f"{check:<7}", "muted"))
        lines += hang(head, page.text(name), page.width)
    shown = frozenset(report.findings)
    loose = [finding for finding in index.loose if finding in shown]
    if loose:
        lines += [Text(), page.text("Findings that belong to no segment above")]
        lines += [line for finding in loose for line in _loose(finding, index, page)]
    return lines


def terms(report: Report, index: Index, page: Page) -> list[Text]:
    """Return the findings on terms, the most severe first, each with the words it speaks of."""
    found = [finding for finding in by_severity(report.findings) if finding.category == "terminology"]
    if not found:
        return []
    heads = title(page, "Terms", count(len(found), "finding"))
    return [*heads, *(line for finding in found for line in (Text(), *_loose(finding, index, page)))]


def _gravity(item: tuple[tuple[str, str, str], int]) -> tuple[int, str]:
    (severity, check, _), _number = item
    return SEVERITIES.index(severity), check


def _loose(finding: Finding, index: Index, page: Page) -> Iterator[Text]:
    sides: tuple[tuple[Place | None, SideName], ...] = (
        (finding.source, "source"),
        (finding.translation, "translation"),
    )
    for place, side in sides:
        if place:
            where = page.place(index.place(place.segment), side)
            yield from entry(page, "", where, page.text(place.text), page.width)
    yield from messages([finding], page, page.width)
