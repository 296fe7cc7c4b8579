"""The state of the pairs of a project as a page."""

from __future__ import annotations

from policyparse.model.overview import Overview
from policyparse.reporters.html.page import page
from policyparse.reporters.overview import ABOUT, COLUMNS, cells, unknowns


def status_html(overview: Overview) -> str:
    """Return a page in UTF-8 with the figures and a row for each pair, what needs work first."""
    shown = {
        "overview": overview,
        "about": ABOUT,
        "columns": COLUMNS,
        "rows": [(pair, cells(pair, overview)) for pair in overview.pairs],
        "unknowns": tuple(unknowns(overview)),
        "looks": {
            "not read": "omitted",
            "missing": "omitted",
            "failing": "omitted",
            "behind": "changed",
            "warned": "reworded",
            "unknown": "muted",
            "in step": "kept",
        },
    }
    return page("status.html", ("theme.js",), shown)
