"""Which findings are suppressed: by a comment in a document, or by `[[suppress]]` in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from policyparse.config import Config, Suppression
from policyparse.gate.baseline import today
from policyparse.gate.catalogue import OVERDUE
from policyparse.gate.model import Directive, Outcome, Record, Remark, Silence, Spot
from policyparse.gate.pairs import fits, shown
from policyparse.gate.selection import closest, fit
from policyparse.model.report import Finding


def silenced(at: int, outcome: Outcome, config: Config) -> Silence | None:
    """Return why the finding at a place of the record is suppressed, None if it is not."""
    assert outcome.record
    found = outcome.record.findings[at]
    for directive in outcome.record.directives:
        if at in directive.covers and closest(directive.checks, found) >= 0 and _in_force(directive, config):
            return Silence("comment", directive.reason)
    return next(
        (
            Silence("settings", one.reason)
            for one in config.suppressions
            if _holds(one) and _suppresses(one, found, outcome)
        ),
        None,
    )


def idle_comments(outcome: Outcome, config: Config) -> Iterator[Remark]:
    """Yield what is wrong with the comments of a pair: not understood, without reason, or not used."""
    record = outcome.record
    for directive in record.directives if record else ():
        message = _fault(directive, record, config)
        if message:
            yield Remark(outcome.path(directive.side), directive.line, message)


def idle_settings(outcomes: Sequence[Outcome], config: Config, *, whole: bool) -> Iterator[Remark]:
    """Yield the suppressions of the settings that nothing uses; of a part of the pairs, those that are about it.

    Drift is not always looked for, so that a suppression of it may well be idle.
    """
    for one in config.suppressions:
        meant = [outcome for outcome in outcomes if outcome.record and _is_about(one, outcome)]
        used = any(
            _suppresses(one, found, outcome) for outcome in meant if outcome.record for found in outcome.record.findings
        )
        place = shown(config.file or Path()), one.line
        if not _holds(one) and (used or whole):
            yield Remark(
                *place, f"this suppression of {one.check} held until {one.until}: mend the finding, or delete it"
            )
        elif not used and fit(one.check, OVERDUE) < 0 and (whole or (one.pair and meant)):
            yield Remark(*place, f"this suppression of {one.check} suppresses nothing")


def _in_force(directive: Directive, config: Config) -> bool:
    return bool(directive.reason) or not config.baseline.require_reason


def _fault(directive: Directive, record: Record | None, config: Config) -> str | None:
    if not directive.checks:
        if not directive.line:
            return "a note for policyparse is not understood: write policyparse: ignore CHECK -- reason"
        return "this comment is not understood: write <!-- policyparse: ignore CHECK -- reason -->"
    if not _in_force(directive, config):
        return "this suppression has no reason, and is not in force: write ignore CHECK -- reason"
    covered = [record.findings[at] for at in directive.covers] if record else []
    if any(closest(directive.checks, found) >= 0 for found in covered):
        return None
    return f"this suppression of {', '.join(directive.checks)} suppresses nothing"


def _holds(one: Suppression) -> bool:
    return one.until is None or one.until >= today()


def _suppresses(one: Suppression, found: Finding[Spot], outcome: Outcome) -> bool:
    texts = [spot.around for spot in (found.source, found.translation) if spot]
    return fit(one.check, found) >= 0 and _is_about(one, outcome) and any(one.text in text for text in texts)


def _is_about(one: Suppression, outcome: Outcome) -> bool:
    return not one.pair or any(fits(one.pair, path) for path in (outcome.pair.source, outcome.pair.translation))
