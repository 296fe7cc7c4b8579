"""The state of all pairs of a project at a glance."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from policyparse import __version__
from policyparse.config import Config
from policyparse.gate import keys
from policyparse.gate.looking import Progress
from policyparse.gate.model import Outcome, Run
from policyparse.gate.syncing import Known, known_sync
from policyparse.gate.timeline import Timeline
from policyparse.model.overview import Overview, PairStatus, overview_of
from policyparse.reporters.summary import coverage


def overview(run: Run, config: Config, *, cached: bool, progress: Progress) -> Overview:
    """Return the state of the pairs of a run, with what the history of their files says."""
    sides = [Path(path) for outcome in run.outcomes for path in outcome.pair[:2]]
    timeline = Timeline(sides, cached=cached)
    settings = keys.settings_of(config)
    statuses = []
    for at, outcome in enumerate(run.outcomes, 1):
        progress(f"[{at}/{len(run.outcomes)}] {outcome.pair.translation}, its history")
        if outcome.record is None or outcome.pair.absent:
            known = Known(None)
        else:
            known = known_sync(outcome.pair, config, settings, timeline, cached=cached, progress=progress)
        statuses.append(_status(outcome, known, timeline))
    return overview_of(__version__, datetime.now(UTC), tuple(statuses))


def _status(outcome: Outcome, known: Known, timeline: Timeline) -> PairStatus:
    pair = outcome.pair
    severities = [ruling.found.severity for ruling in outcome.open]
    pasts = [timeline.past(Path(path)) for path in pair[:2]]
    source, translation = (past.last if past else None for past in pasts)
    return PairStatus(
        pair.source,
        pair.translation,
        pair.absent,
        outcome.error,
        coverage(dict(outcome.record.verdicts)) if outcome.record else None,
        severities.count("error"),
        severities.count("warning"),
        severities.count("note"),
        sum(ruling.status == "accepted" for ruling in outcome.rulings),
        len(outcome.failing),
        known.sync,
        known.unknown,
        source,
        translation,
    )
