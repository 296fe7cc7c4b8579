"""What a second opinion changed, in wording that all formats share."""

from __future__ import annotations

from collections.abc import Iterable

from policyparse.model.bitext import Rendering
from policyparse.model.report import Report
from policyparse.reporters.summary import SEVERITIES, SHOWN, count

MARK = "second opinion"


def overruled(report: Report) -> tuple[Rendering, ...]:
    """Return the segments of which a second opinion changed the verdict or the links, in document order."""
    return tuple(item for item in report.renderings if item.overruled)


def is_overruled(items: Iterable[Rendering]) -> bool:
    """Return whether a second opinion changed one of these."""
    return any(item.overruled for item in items)


def change(item: Rendering) -> str:
    """Return in words what changed: `omitted → kept`; empty if no second opinion changed anything."""
    known = item.overruled
    if known is None:
        return ""
    return f"{known.engine} → {item.verdict}" if known.engine != item.verdict else f"{item.verdict} by other lines"


def remark(item: Rendering) -> str:
    """Return the mark, what changed and why, on a line; empty if no second opinion changed anything."""
    known = item.overruled
    return f"{MARK}: {change(item)}: {known.reason} (sure: {known.confidence:.2f})" if known else ""


def sentence(report: Report) -> str:
    """Return what was asked, what came of it, and the figures without; empty if no second opinion was asked for."""
    known = report.consultation
    if known is None:
        return ""
    verdicts, findings = dict(known.verdicts), dict(known.findings)
    figures = [f"{verdicts.get(name, 0):,} {name}" for name in SHOWN]
    figures += [count(findings[name], name) for name in SEVERITIES if findings.get(name)]
    return (
        f"A second opinion ({known.model}) was asked for on {known.asked:,} of"
        f" {count(sum(verdicts.values()), 'segment')}, answered on {known.answered:,} and changed"
        f" {len(overruled(report)):,}; without it: {', '.join(figures)}."
    )
