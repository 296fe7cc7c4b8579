"""One line per finding, `path:line:column: PP202 message (severity)`, the most severe first, then the figures.

A clean gate is one line, whatever it lets pass; what does not fail the gate is listed on demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyparse.gate.formats.words import figures, line, verdict
from policyparse.gate.model import Run, at_least
from policyparse.gate.texts import one_line
from policyparse.model.severity import SEVERITIES, Severity

_COLORS: Mapping[str, str] = {"error": "1;31", "warning": "33", "note": "36", "clean": "32", "failing": "1;31"}
"""Codes of the sixteen colours that every terminal has."""


def render(run: Run, *, least: Severity | None = None, color: bool = False) -> str:
    """Return the lines for a terminal, an editor or a log.

    `least` is the lowest severity that is listed: by default warnings, and nothing if the gate is clean.
    """
    return "".join(f"{one}\n" for one in _lines(run, least, color=color))


def _lines(run: Run, least: Severity | None, *, color: bool) -> Iterator[str]:
    listed = least or ("warning" if run.exit_code else None)
    for severity in SEVERITIES:
        for outcome in run.outcomes:
            for ruling in outcome.open:
                shown = ruling.fails or (listed is not None and at_least(severity, listed))
                if ruling.found.severity == severity and shown:
                    yield _painted(line(outcome, ruling), severity, color=color)
    for remark in run.remarks:
        yield one_line(f"{remark.path}{f':{remark.line}' if remark.line else ''}: {remark.message}")
    yield f"{figures(run)}; {_painted(verdict(run), 'failing' if run.exit_code else 'clean', color=color)}"


def _painted(words: str, name: str, *, color: bool) -> str:
    return f"\x1b[{_COLORS[name]}m{words}\x1b[0m" if color else words
