"""Ways to lay out a result; each module takes a result and returns text, bytes or a dictionary."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policyparse.model.report import Report
from policyparse.reporters.json import report_json

Reporter = Callable[[Report], str | bytes]


def _html(report: Report) -> str:
    from policyparse.reporters.html import report_html

    return report_html(report)


def _xlsx(report: Report) -> bytes:
    from policyparse.reporters.xlsx import report_xlsx

    return report_xlsx(report)


REPORTERS: Mapping[str, Reporter] = {
    "json": report_json,
    "html": _html,
    "xlsx": _xlsx,
}
"""What writes the report on one pair to a file, by the name of the format; the terminal's has more to know."""
