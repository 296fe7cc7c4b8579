"""Updates of the baseline by the decisions of a reviewer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from policyparse.errors import UsageError
from policyparse.gate import baseline
from policyparse.gate.baseline import Entry
from policyparse.gate.matching import Matcher
from policyparse.gate.model import Pair, Spot
from policyparse.gate.run import Checked
from policyparse.model.report import Finding
from policyparse.reporters.xlsx.reviewed import Review


def expect_sound(review: Review, checked: Checked, reason: str, *, demanded: bool) -> None:
    """Raise `UsageError` if an accepted finding does not exist, or has no reason although one is required."""
    known = _known(checked)
    accepted = [one for one in review.decisions if one.decision == "accept"]
    lost = [one for one in accepted if one.fingerprint not in known]
    if lost:
        what = f"{len(lost)} of {len(accepted)} accepted findings are not found in the pair as it is"
        raise UsageError(
            f"{review.name}: {what}, the first in row {lost[0].row}: compare anew, or name the pair after it"
        )
    bare = next((one for one in accepted if demanded and not (one.comment or reason)), None)
    if bare:
        hint = "write a comment, or give --reason TEXT"
        raise UsageError(f"{review.name}, row {bare.row}: the settings demand a reason: {hint}")


def reviewed(entries: tuple[Entry, ...], checked: Checked, review: Review, reason: str, date: str) -> list[Entry]:
    """Return the entries with those that were accepted, and without those that are to be fixed.

    The comment is the reason of the entry; `reason` is the default. An entry that existed before keeps its date, unless
    its reason changed.
    """
    held = _held(entries, checked, date)
    known = _known(checked)
    replaced: set[Entry] = set()
    fresh: dict[str, Entry] = {}
    for one in review.decisions:
        olds = held[one.fingerprint]
        if one.decision != "discuss":
            replaced.update(olds)
        if one.decision == "accept":
            why = one.comment or (olds[0].reason if olds else "") or reason
            same = olds[0] if olds and olds[0].reason == why and not olds[0].has_expired(date) else None
            terms = (same.date, same.until, same.owner) if same else (date,)
            fresh[one.fingerprint] = baseline.entry_of(*known[one.fingerprint], checked.baseline, why, *terms)
    return [*(entry for entry in entries if entry not in replaced), *fresh.values()]


def _held(entries: Iterable[Entry], checked: Checked, date: str) -> defaultdict[str, list[Entry]]:
    """Return the entries that accept the findings of the run, by their fingerprints."""
    matcher = Matcher(entries, checked.known, date)
    held: defaultdict[str, list[Entry]] = defaultdict(list)
    for outcome in checked.run.outcomes:
        findings = outcome.record.findings if outcome.record else ()
        matched = matcher.match(baseline.paths_of(outcome.pair, checked.baseline), findings)
        for found, entry in zip(findings, matched, strict=True):
            if entry:
                held[found.fingerprint].append(entry)
    return held


def _known(checked: Checked) -> dict[str, tuple[Finding[Spot], Pair]]:
    """Return all findings by fingerprint, each with its pair."""
    return {
        found.fingerprint: (found, outcome.pair)
        for outcome in checked.run.outcomes
        if outcome.record
        for found in outcome.record.findings
    }
