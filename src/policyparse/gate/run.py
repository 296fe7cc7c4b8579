"""A run of the gate, top to bottom: which pairs, what is found in them, and what becomes of each finding."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config, settings_places
from policyparse.errors import UsageError
from policyparse.gate import baseline, silence
from policyparse.gate.baseline import Entry
from policyparse.gate.catalogue import load_catalogue
from policyparse.gate.looking import Progress, look
from policyparse.gate.matching import Matcher
from policyparse.gate.model import SIDES, Outcome, Pair, Remark, Ruling, Run, Silence, at_least
from policyparse.gate.pairs import Pairs, configured, named, shown
from policyparse.gate.selection import expect_known, ruled, used
from policyparse.gate.texts import shortened


class Options(NamedTuple):
    """How a run goes: the pairs that are named, a revision since which they were touched, processes, the cache.

    With `drift`, changes of a source that are pending for too long are looked for as well.
    """

    arguments: tuple[str, ...] = ()
    base: str | None = None
    workers: int | None = None
    cached: bool = True
    drift: bool = False


class Checked(NamedTuple):
    """A run with what it was compared with: the pairs that there are, the baseline, and its entries that are stale."""

    run: Run
    known: frozenset[tuple[str, str]]
    baseline: Path
    stale: tuple[Entry, ...]


def check(config: Config, options: Options, progress: Progress) -> Checked:
    """Check pairs; raises `UsageError` for settings, a baseline or a revision that are not sound."""
    if "-" in options.arguments:
        raise UsageError("the gate reads files alone: name them in place of -")
    there = configured(config)
    if not options.arguments:
        _expect_files(there, config)
    pairs = named(options.arguments, there, config)
    if not pairs and there.idle:
        raise UsageError(f"{shown(config.file or Path())}: no [[pair]] finds a file; mend the patterns")
    if not pairs:
        raise UsageError("there are no pairs: name SOURCE and TRANSLATION, or write [[pair]] (see `policyparse init`)")
    selectors = used(config, [config.selection, *(pair.selection for pair in pairs)])
    if selectors:
        expect_known(selectors, load_catalogue(config.checks))
    path = baseline.place_of(config)
    entries = baseline.load(path)
    if config.baseline.require_reason:
        baseline.expect_reasons(entries, path)
    chosen = _touched(pairs, config, options.base, _Held(there, path, entries)) if options.base is not None else pairs
    looked = look(chosen, config, workers=options.workers, cached=options.cached, progress=progress)
    if options.drift:
        looked = _followed(looked, config, progress)
    if options.arguments:
        there = there._replace(idle=())
    whole = not options.arguments and options.base is None
    return _judged(looked, config, _Held(there, path, entries, whole=whole, untouched=len(pairs) - len(chosen)))


class _Held(NamedTuple):
    """What the outcomes of a run are compared with; `whole` where it looked at all pairs."""

    there: Pairs
    path: Path
    entries: tuple[Entry, ...]
    whole: bool = False
    untouched: int = 0


def _expect_files(there: Pairs, config: Config) -> None:
    """Raise `UsageError` if files are missing because their submodule is, or that the settings insist on."""
    if there.lone or there.idle:
        from policyparse.gate.submodules import expect_checked_out  # noqa: PLC0415  (most runs ask git nothing)

        gone = [pair.source if pair.absent == "source" else pair.translation for pair in there.lone]
        patterns = [side for pattern in there.idle for side in (pattern.source, pattern.translation)]
        expect_checked_out(map(Path, (*gone, *patterns)), Path.cwd())
    strict = next((pattern for pattern in there.idle if pattern.missing == "error"), None)
    if strict:
        raise UsageError(f"{config.file}, line {strict.line}: this [[pair]] finds no file: mend its patterns")


def _touched(pairs: Sequence[Pair], config: Config, base: str, held: _Held) -> tuple[Pair, ...]:
    """Return the pairs of which a document, a glossary or an entry changed; all where what holds for all did."""
    from policyparse.gate.touched import touched  # noqa: PLC0415  (most runs ask git nothing)

    files = touched(base, Path.cwd())
    if any(path in files for path in settings_places(config)):
        return tuple(pairs)
    known = {baseline.paths_of(pair, held.path): pair for pair in pairs}
    before = files.entries_before(held.path) if held.path in files else held.entries
    renewed = {entry.where for entry in set(before) ^ set(held.entries)}
    if not renewed <= known.keys():
        return tuple(pairs)

    def is_touched(pair: Pair) -> bool:
        return any(path in files for path in (Path(pair.source), Path(pair.translation), *pair.glossaries))

    return tuple(pair for where, pair in known.items() if where in renewed or is_touched(pair))


def _followed(looked: Sequence[Outcome], config: Config, progress: Progress) -> tuple[Outcome, ...]:
    from policyparse.gate.overdue import with_overdue  # noqa: PLC0415  (as above; and it compares)

    followed = []
    for at, outcome in enumerate(looked, 1):
        progress(f"[{at}/{len(looked)}] {outcome.pair.translation}, its history")
        followed.append(outcome if outcome.pair.absent else with_overdue(outcome, config, progress))
    return tuple(followed)


def _judged(looked: Sequence[Outcome], config: Config, held: _Held) -> Checked:
    every = (*held.there.found, *held.there.lone, *(outcome.pair for outcome in looked))
    known = frozenset(baseline.paths_of(pair, held.path) for pair in every)
    today = baseline.today()
    matcher = Matcher(held.entries, known, today)
    met: set[Entry] = set()
    outcomes = []
    for outcome in looked:
        where = baseline.paths_of(outcome.pair, held.path)
        findings = outcome.record.findings if outcome.record else ()
        matched = matcher.match(where, findings)
        met.update(entry for entry in matched if entry)
        rulings = rulings_of(outcome, config, baseline.in_force(matched, today))
        outcomes.append(outcome._replace(rulings=rulings))
    stale = tuple(_stale(looked, held, known, met))
    expired = [entry for entry in held.entries if entry in met and entry.has_expired(today)]
    remarks = (*_remarks(outcomes, config, held, stale), *(_expiry(entry, held.path) for entry in expired))
    return Checked(Run(tuple(outcomes), remarks, held.untouched), known, held.path, stale)


def _expiry(entry: Entry, path: Path) -> Remark:
    owner = f", owner {entry.owner}" if entry.owner else ""
    what = f"{entry.check} in {entry.translation_path} was accepted until {entry.until}{owner}"
    return Remark(shown(path), None, f"{what}: mend it, or run `policyparse baseline update`")


def rulings_of(outcome: Outcome, config: Config, accepted: Sequence[Entry | None]) -> tuple[Ruling, ...]:
    """Return what becomes of each finding of a pair, given the entries of the baseline that accept them."""
    return tuple(_rulings(outcome, config, accepted))


def _rulings(outcome: Outcome, config: Config, accepted: Sequence[Entry | None]) -> Iterator[Ruling]:
    selection = outcome.pair.selection
    for at, raw in enumerate(outcome.record.findings if outcome.record else ()):
        found, entry = ruled(raw, selection), accepted[at]
        if found:
            silent = silence.silenced(at, outcome, config) or (Silence("baseline", entry.reason) if entry else None)
            yield Ruling(found, silent, fails=silent is None and at_least(found.severity, selection.fail_on))


def _stale(
    looked: Sequence[Outcome], held: _Held, known: Container[tuple[str, str]], met: Container[Entry]
) -> Iterator[Entry]:
    """Yield the entries that no finding met, of pairs that were read; of pairs that are gone, if all were looked at."""
    read = {baseline.paths_of(outcome.pair, held.path) for outcome in looked if outcome.record}
    for entry in held.entries:
        if entry not in met and (entry.where in read or (held.whole and entry.where not in known)):
            yield entry


def _remarks(outcomes: Sequence[Outcome], config: Config, held: _Held, stale: Sequence[Entry]) -> Iterator[Remark]:
    for pattern in held.there.idle:
        yield Remark(shown(config.file or Path()), pattern.line, "this [[pair]] finds no file")
    for outcome in outcomes:
        for side in SIDES:
            missing = outcome.record.side(side).missing if outcome.record else ()
            yield from (Remark(outcome.path(side), None, line) for line in missing)
        yield from silence.idle_comments(outcome, config)
    yield from silence.idle_settings(outcomes, config, whole=held.whole)
    for entry in stale:
        where = f"{entry.check} in {entry.translation_path} is accepted, but no longer found"
        text = shortened(entry.translation or entry.source or "")
        yield Remark(shown(held.path), None, f"{where} ({text}): run `policyparse baseline prune`")
