"""The findings of a pair as editor diagnostics for one side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from policyparse.gate.model import SIDES, Region
from policyparse.gate.texts import shortened
from policyparse.lsp.desk import Desk
from policyparse.lsp.places import range_of
from policyparse.lsp.view import Shown
from policyparse.lsp.windows import other
from policyparse.model.document import SideName
from policyparse.model.severity import Severity

_LEVELS: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_START = Region(1, 1, 1, 1)


def diagnostics_of(desk: Desk, side: SideName) -> Iterator[types.Diagnostic]:
    """Yield what is found in a pair, as it is shown on one side of it."""
    lines = desk.lines(side)
    if desk.error:
        level = types.DiagnosticSeverity.Error
        yield types.Diagnostic(range_of(_START, lines), desk.error, severity=level, source="policyparse")
        return
    for shown in desk.view.findings if desk.view else ():
        yield _diagnostic(shown, desk, side, lines)


def _diagnostic(shown: Shown, desk: Desk, side: SideName, lines: Sequence[str]) -> types.Diagnostic:
    found = shown.ruling.found
    return types.Diagnostic(
        range_of(shown.region(side) if desk.has_lines(side) else _START, lines),
        _message(shown, side),
        severity=_LEVELS[found.severity],
        code=found.check,
        source="policyparse",
        related_information=list(_related(shown, desk, other(side))),
        data=found.fingerprint,
    )


def _message(shown: Shown, side: SideName) -> str:
    """Return what a finding says, with what the other side has where this one shows nothing of it."""
    found = shown.ruling.found
    spots = dict(zip(SIDES, (found.source, found.translation), strict=True))
    spot = spots[side] or spots[other(side)]
    told = spots[side] or (spot and spot.text in found.message)
    return found.message if told or spot is None else f"{found.message}: {shortened(spot.text)}"


def _related(shown: Shown, desk: Desk, across: SideName) -> Iterator[types.DiagnosticRelatedInformation]:
    """Yield the place on the other side, where that is a text that an editor can show."""
    found = shown.ruling.found
    spot = found.source if across == "source" else found.translation
    if spot and desk.has_lines(across):
        place = types.Location(desk.uri(across), range_of(shown.region(across), desk.lines(across)))
        yield types.DiagnosticRelatedInformation(place, shortened(spot.around))
