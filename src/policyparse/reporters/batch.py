"""The report on a corpus as JSON."""

from __future__ import annotations

from policyparse.model.table import CorpusReport
from policyparse.reporters.json import dumps


def corpus_json(report: CorpusReport) -> str:
    """Return the figures with their rows, each an object of its columns."""
    figures = [
        {
            "title": table.title,
            "about": table.about,
            "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        }
        for table in report.tables
    ]
    return dumps({"store": report.store, "claim": report.claim, "figures": figures}) + "\n"
