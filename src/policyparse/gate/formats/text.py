"""One line a finding, `path:line:column: PP202 message (severity)`, then what else is to be said, then the figures."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.gate.formats.words import figures, line, verdict
from policyparse.gate.model import Run
from policyparse.gate.texts import one_line


def render(run: Run) -> str:
    """Return the lines for a terminal, an editor or a log."""
    return "".join(f"{one}\n" for one in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    for outcome in run.outcomes:
        for ruling in outcome.open:
            yield line(outcome, ruling)
    for remark in run.remarks:
        yield one_line(f"{remark.path}{f':{remark.line}' if remark.line else ''}: {remark.message}")
    yield f"{figures(run)}; {verdict(run)}"
