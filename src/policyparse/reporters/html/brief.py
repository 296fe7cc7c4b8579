"""The brief as a page that prints on one sheet, and as a fragment for notebooks."""

from __future__ import annotations

from policyparse.reporters.brief import Brief
from policyparse.reporters.html.page import fragment, page
from policyparse.reporters.summary import SIGNS

_STYLE = "brief.css"


def brief_html(brief: Brief) -> str:
    """Return the brief as a page in UTF-8."""
    return page("brief.html", (), _shown(brief), _STYLE)


def brief_fragment(brief: Brief) -> str:
    """Return the brief as an element with its own style, to stand within another page."""
    return fragment("brief_body.html", _shown(brief), _STYLE)


def _shown(brief: Brief) -> dict[str, object]:
    return {"brief": brief, "tags": brief.tags, "figures": brief.figures, "signs": SIGNS}
