"""The baseline brought up to date with a run."""

from __future__ import annotations

from collections.abc import Iterable

from policyparse.gate import baseline
from policyparse.gate.baseline import Entry
from policyparse.gate.run import Checked


def updated(entries: tuple[Entry, ...], checked: Checked, reason: str, date: str) -> list[Entry]:
    """Return the entries with those that the run's failing findings need; what is accepted keeps reason and date.

    Entries of renamed files get the new paths. Stale ones stay until they are pruned.
    """
    due = [
        (outcome.pair, ruling.found)
        for outcome in checked.run.outcomes
        for ruling in outcome.rulings
        if ruling.fails or ruling.status == "accepted"
    ]
    accepting = baseline.acceptor(entries, checked.known)
    held = [accepting(baseline.paths_of(pair, checked.baseline), found.fingerprint) for pair, found in due]
    fresh = [
        baseline.entry_of(
            found, pair, checked.baseline, (old.reason if old else "") or reason, old.date if old else date
        )
        for (pair, found), old in zip(due, held, strict=True)
    ]
    replaced = {old for old in held if old}
    return [*(entry for entry in entries if entry not in replaced), *fresh]


def pruned(entries: Iterable[Entry], checked: Checked) -> list[Entry]:
    """Return the entries without those that the run found stale."""
    return [entry for entry in entries if entry not in checked.stale]
