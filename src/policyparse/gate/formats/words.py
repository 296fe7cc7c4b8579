"""Wording that several formats share."""

from __future__ import annotations

from policyparse.gate.model import Outcome, Ruling, Run, Spot
from policyparse.gate.texts import one_line, shortened
from policyparse.model.document import SideName
from policyparse.model.severity import SEVERITIES
from policyparse.reporters.summary import coverage as share_carried
from policyparse.reporters.summary import percent

_MARKS = " ，。；、,.;"


def where(outcome: Outcome, side: SideName, spot: Spot) -> str:
    """Return a place as `path:line:column`, or by unit or page where the file has no lines of its own."""
    assert outcome.record
    path = outcome.path(side)
    if spot.unit is not None:
        return f"{path}#{spot.unit}"
    if outcome.record.side(side).in_file:
        return f"{path}:{spot.region.line}:{spot.region.column}"
    return f"{path}, {page(outcome, side, spot)}" if spot.page else path


def line(outcome: Outcome, ruling: Ruling) -> str:
    """Return a finding on one line: `path:line:column: PP202 message (severity)`.

    What only one side says is quoted, unless the message has it.
    """
    found = ruling.found
    side, spot = found.spot
    told = (found.source and found.translation) or spot.text.strip(_MARKS) in found.message
    message = found.message if told else f"{found.message}: {shortened(spot.text)}"
    return one_line(f"{where(outcome, side, spot)}: {found.check} {message} ({found.severity})")


def page(outcome: Outcome, side: SideName, spot: Spot) -> str:
    """Return `page 5`, or `slide 5`."""
    assert outcome.record
    return f"{page_kind(outcome.record.side(side).media_type)} {spot.page}"


def page_kind(media_type: str) -> str:
    """Return what a document of this type is made of."""
    return "slide" if "presentation" in media_type else "page"


def quotations(ruling: Ruling) -> list[tuple[str, str]]:
    """Return the segments that a finding speaks of, each with the name of its side."""
    sides = (("source", ruling.found.source), ("translation", ruling.found.translation))
    return [(name, spot.around) for name, spot in sides if spot and spot.around]


def verdict(run: Run) -> str:
    """Return the gate's verdict as a clause."""
    if run.failing:
        return f"{_number(run.failing, 'finding')} {'fails' if run.failing == 1 else 'fail'} the gate"
    return "the gate is clean" if not run.unread else "no finding fails the gate"


def figures(run: Run) -> str:
    """Return how many pairs and findings there are."""
    parts = [_number(run.count(severity), severity) for severity in SEVERITIES]
    parts += [f"{count} {status}" for status in ("accepted", "suppressed") if (count := run.count_status(status))]
    parts += [f"{run.absent} without a counterpart"] if run.absent else []
    parts += [f"{run.unread} not read"] if run.unread else []
    parts += [f"{run.untouched} not touched"] if run.untouched else []
    parts += [f"{percent(carried)} carried"] if (carried := coverage(run)) is not None else []
    return f"{_number(len(run.outcomes), 'pair')}: {', '.join(parts)}"


def coverage(run: Run) -> float | None:
    """Return the mean share of the sources that the translations carry; None if no pair could be read."""
    shares = [share_carried(dict(outcome.record.verdicts)) for outcome in run.outcomes if outcome.record]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
