"""The baseline brought up to date with a run, and what that changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policyparse.gate import baseline
from policyparse.gate.baseline import Entry
from policyparse.gate.matching import Matcher
from policyparse.gate.run import Checked
from policyparse.gate.texts import one_line, shortened


class Terms(NamedTuple):
    """On what terms findings are accepted: why, on which day, until when, and who answers for it."""

    reason: str
    date: str
    until: str | None = None
    owner: str | None = None


def updated(entries: tuple[Entry, ...], checked: Checked, terms: Terms) -> list[Entry]:
    """Return the entries with those that the run's failing findings need; what is accepted keeps its own terms.

    Entries of renamed files get the new paths, those that have expired new terms. Stale ones stay until they are
    pruned.
    """
    matcher = Matcher(entries, checked.known, terms.date)
    replaced: set[Entry] = set()
    fresh = []
    for outcome in checked.run.outcomes:
        findings = outcome.record.findings if outcome.record else ()
        matched = matcher.match(baseline.paths_of(outcome.pair, checked.baseline), findings)
        held = {found.fingerprint: entry for found, entry in zip(findings, matched, strict=True)}
        for ruling in outcome.rulings:
            if ruling.fails or ruling.status == "accepted":
                old = held[ruling.found.fingerprint]
                replaced |= {old} if old else set()
                own = _terms(old, terms)
                fresh.append(baseline.entry_of(ruling.found, outcome.pair, checked.baseline, *own))
    return [*(entry for entry in entries if entry not in replaced), *fresh]


def _terms(old: Entry | None, terms: Terms) -> Terms:
    if old is None:
        return terms
    if old.has_expired(terms.date):
        return terms._replace(reason=terms.reason or old.reason, owner=terms.owner or old.owner)
    return Terms(old.reason or terms.reason, old.date, terms.until or old.until, terms.owner or old.owner)


def pruned(entries: Iterable[Entry], checked: Checked) -> list[Entry]:
    """Return the entries without those that the run found stale."""
    return [entry for entry in entries if entry not in checked.stale]


def difference(before: Iterable[Entry], after: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each entry that is new (+), gone (-) or changed (~, with what it was)."""
    olds, news = dict.fromkeys(before), dict.fromkeys(after)
    gone = [entry for entry in olds if entry not in news]
    for entry in news:
        if entry not in olds:
            old = next((one for one in gone if _is_same(one, entry)), None)
            if old:
                gone.remove(old)
            yield f"~ {_described(entry)} ({', '.join(_changes(old, entry))})" if old else f"+ {_described(entry)}"
    yield from (f"- {_described(entry)}" for entry in gone)


def _is_same(old: Entry, new: Entry) -> bool:
    return old.fingerprint == new.fingerprint and (old.where == new.where or old.source == new.source)


def _changes(old: Entry, new: Entry) -> Iterator[str]:
    """Yield what an entry was before, in the words of its fields."""
    names = {"translation_path": "path", "source_path": "source path", "translation": "text", "source": "source text"}
    for name in Entry._fields:
        if getattr(old, name) != getattr(new, name):
            yield f"{names.get(name, name)} was {shortened(getattr(old, name) or 'none')}"


def _described(entry: Entry) -> str:
    readings = (
        f", {entry.expected or 'nothing'} → {entry.actual or 'nothing'}" if entry.expected or entry.actual else ""
    )
    text = entry.translation or entry.source or ""
    said = f": {shortened(text)}" if text else ""
    until = f", until {entry.until}" if entry.until else ""
    return one_line(f"{entry.translation_path}: {entry.check} {entry.name}{readings}{until}{said}")
