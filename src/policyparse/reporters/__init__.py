"""Output formats; each module takes a result and returns text, bytes or a dictionary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from policyparse.errors import UsageError
from policyparse.model.document import StrPath
from policyparse.model.report import Report
from policyparse.reporters.json import report_json

Reporter = Callable[[Report, StrPath | None], str | bytes]
"""What lays a report out; the file that it goes to may say how."""


def _json(report: Report, _: StrPath | None = None) -> str:
    return report_json(report)


def _brief(report: Report, path: StrPath | None = None) -> str | bytes:
    """Return the brief as HTML, DOCX or Markdown, by the suffix of its file; Markdown is the default."""
    from policyparse.reporters.brief import brief

    shown, suffix = brief(report), _suffix(path)
    if suffix in (".html", ".htm"):
        from policyparse.reporters.html.brief import brief_html

        return brief_html(shown)
    if suffix == ".docx":
        from policyparse.reporters.docx.brief import brief_docx

        return brief_docx(shown, report.signature)
    from policyparse.reporters.markdown import brief_markdown

    return brief_markdown(shown)


def _html(report: Report, _: StrPath | None = None) -> str:
    from policyparse.reporters.html import report_html

    return report_html(report)


def _xlsx(report: Report, _: StrPath | None = None) -> bytes:
    from policyparse.reporters.xlsx import report_xlsx

    return report_xlsx(report)


def _markdown(report: Report, _: StrPath | None = None) -> str:
    from policyparse.reporters.markdown import report_markdown

    return report_markdown(report)


def _csv(report: Report, _: StrPath | None = None) -> str:
    """Return the findings as CSV, with the byte order mark that tells spreadsheets it is UTF-8."""
    from policyparse.reporters.harmless import BYTE_ORDER_MARK
    from policyparse.reporters.rows import findings_csv

    return BYTE_ORDER_MARK + findings_csv(report)


def _docx(report: Report, _: StrPath | None = None) -> bytes:
    from policyparse.reporters.docx import report_docx

    return report_docx(report)


REPORTERS: Mapping[str, Reporter] = {
    "json": _json,
    "html": _html,
    "xlsx": _xlsx,
    "markdown": _markdown,
    "docx": _docx,
    "csv": _csv,
    "brief": _brief,  # last: a name such as report.html means a whole report
}
"""What writes the report on one pair to a file, by the name of the format; the terminal's has more to know."""

_EXTRAS: Mapping[str, str] = {"docx": "docx"}
"""The module that an extra brings, by the name of extra and format."""


def _suffix(path: StrPath | None) -> str:
    return Path(path).suffix.casefold() if path else ""


def require(name: str, path: StrPath | None = None) -> None:
    """Raise `UsageError` if the format `name` needs an extra that is not installed, without importing anything."""
    name = "docx" if name == "brief" and _suffix(path) == ".docx" else name
    module = _EXTRAS.get(name)
    if module and not find_spec(module):
        raise UsageError(
            f"{name.upper()} reports need more than the basic installation: pip install 'policyparse[{name}]'"
        )
