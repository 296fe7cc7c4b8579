"""Reports as one page for a browser: no network, no build step, readable without its script.

The templates escape everything that comes from a document, and make it harmless in the output.
"""

from __future__ import annotations

from policyparse.model.report import Report
from policyparse.reporters.html.page import page
from policyparse.reporters.html.view import view


def report_html(report: Report) -> str:
    """Return a comparison as a page in UTF-8."""
    return page("report.html", ("theme.js", "script.js", "review.js"), view(report))
