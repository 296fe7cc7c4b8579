"""Annotations for GitHub Actions: workflow commands, after GitHub's page on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyparse.gate.formats.words import figures, quotations, verdict
from policyparse.gate.model import Outcome, Ruling, Run, Spot
from policyparse.model.document import SideName
from policyparse.reporters.harmless import harmless

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(run: Run) -> str:
    """Return an annotation per finding, error and remark, and a summary line for the log."""
    return "".join(f"{line}\n" for line in (*_commands(run), f"{figures(run)}; {verdict(run)}"))


def _commands(run: Run) -> Iterator[str]:
    for outcome in run.outcomes:
        if outcome.error:
            yield _command("error", {"file": outcome.pair.translation}, outcome.error)
        for ruling in outcome.open:
            yield _annotation(outcome, ruling)
    for remark in run.remarks:
        line = {"line": str(remark.line)} if remark.line else {}
        yield _command("notice", {"file": remark.path, **line}, remark.message)


def _annotation(outcome: Outcome, ruling: Ruling) -> str:
    found = ruling.found
    texts = (f"{name}: {text}" for name, text in quotations(ruling))
    place = {**_place(outcome, *found.spot), "title": f"{found.check} {found.name}"}
    return _command(_COMMANDS[found.severity], place, "\n".join((found.message, *texts)))


def _place(outcome: Outcome, side: SideName, spot: Spot) -> dict[str, str]:
    """Return file and lines; columns only within one line, as GitHub has it."""
    assert outcome.record
    place = {"file": outcome.path(side)}
    if not outcome.record.side(side).in_file:
        return place
    region = spot.region
    place |= {"line": str(region.line), "endLine": str(region.end_line)}
    if region.line == region.end_line:
        place |= {"col": str(region.column), "endColumn": str(region.end_column)}
    return place


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    written = ",".join(f"{key}={harmless(value).translate(_PROPERTY)}" for key, value in properties.items())
    lines = "\n".join(map(harmless, message.splitlines()))
    return f"::{name} {written}::{lines.translate(_DATA)}"
