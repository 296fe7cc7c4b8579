"""The report on a corpus as a page."""

from __future__ import annotations

from policyparse.model.table import CorpusReport
from policyparse.reporters.html.page import page
from policyparse.reporters.summary import SIGNS


def corpus_html(report: CorpusReport) -> str:
    """Return the report on a corpus as a page in UTF-8."""
    return page("batch.html", ("theme.js",), {"report": report, "signs": SIGNS})
