"""Ways to lay out a result; each module takes a result and returns text, bytes or a dictionary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from policyparse.errors import UsageError
from policyparse.model.report import Report
from policyparse.reporters.json import report_json

Reporter = Callable[[Report], str | bytes]


def _html(report: Report) -> str:
    from policyparse.reporters.html import report_html

    return report_html(report)


def _xlsx(report: Report) -> bytes:
    from policyparse.reporters.xlsx import report_xlsx

    return report_xlsx(report)


def _markdown(report: Report) -> str:
    from policyparse.reporters.markdown import report_markdown

    return report_markdown(report)


def _docx(report: Report) -> bytes:
    from policyparse.reporters.docx import report_docx

    return report_docx(report)


REPORTERS: Mapping[str, Reporter] = {
    "json": report_json,
    "html": _html,
    "xlsx": _xlsx,
    "markdown": _markdown,
    "docx": _docx,
}
"""What writes the report on one pair to a file, by the name of the format; the terminal's has more to know."""

_EXTRAS: Mapping[str, str] = {"docx": "docx"}
"""The module that an extra brings, by the name of extra and format."""


def require(name: str) -> None:
    """Raise `UsageError` where the format `name` needs an extra that is not installed; nothing is imported."""
    module = _EXTRAS.get(name)
    if module and not find_spec(module):
        raise UsageError(
            f"{name.upper()} reports need more than the basic installation: pip install 'policyparse[{name}]'"
        )
