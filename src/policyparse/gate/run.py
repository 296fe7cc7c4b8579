"""A run of the gate, top to bottom: which pairs, what is found in them, and what becomes of each finding."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config
from policyparse.errors import UsageError
from policyparse.gate import baseline, silence
from policyparse.gate.baseline import Entry
from policyparse.gate.catalogue import load_catalogue
from policyparse.gate.looking import Progress, look
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
    """A run with what it was held against: the pairs that there are, the baseline, and its entries that are stale."""

    run: Run
    known: frozenset[tuple[str, str]]
    baseline: Path
    stale: tuple[Entry, ...]


def check(config: Config, options: Options, progress: Progress) -> Checked:
    """Check pairs; raises `UsageError` for settings, a baseline or a revision that are not sound."""
    if "-" in options.arguments:
        raise UsageError("the gate reads files alone: name them in place of -")
    there = configured(config)
    pairs = named(options.arguments, there, config)
    if not pairs:
        raise UsageError("there are no pairs: name SOURCE and TRANSLATION, or write [[pair]] (see `policyparse init`)")
    selectors = used(config, [config.selection, *(pair.selection for pair in pairs)])
    if selectors:
        expect_known(selectors, load_catalogue())
    path = baseline.place_of(config)
    entries = baseline.load(path)
    if config.baseline.require_reason:
        baseline.expect_reasons(entries, path)
    chosen = _touched(pairs, config, options.base) if options.base is not None else pairs
    looked = look(chosen, config, workers=options.workers, cached=options.cached, progress=progress)
    if options.drift:
        looked = _followed(looked, config, progress)
    whole = not options.arguments and options.base is None
    return _judged(looked, config, _Held(there, path, entries, whole=whole))


class _Held(NamedTuple):
    """What the outcomes of a run are held against; `whole` where it looked at all pairs."""

    there: Pairs
    path: Path
    entries: tuple[Entry, ...]
    whole: bool


def _touched(pairs: Sequence[Pair], config: Config, base: str) -> tuple[Pair, ...]:
    """Return the pairs of which a document changed; all of them where what holds for them did."""
    from policyparse.gate.touched import touched  # noqa: PLC0415  (most runs ask git nothing)

    files = touched(base, Path.cwd())
    general = (config.file,) if config.file else ()

    def behind(pair: Pair) -> set[Path]:
        return {path.resolve() for path in (Path(pair.source), Path(pair.translation), *pair.glossaries, *general)}

    return tuple(pair for pair in pairs if files & behind(pair))


def _followed(looked: Sequence[Outcome], config: Config, progress: Progress) -> tuple[Outcome, ...]:
    from policyparse.gate.overdue import with_overdue  # noqa: PLC0415  (as above; and it compares)

    followed = []
    for at, outcome in enumerate(looked, 1):
        progress(f"[{at}/{len(looked)}] {outcome.pair.translation}, its history")
        followed.append(with_overdue(outcome, config, progress))
    return tuple(followed)


def _judged(looked: Sequence[Outcome], config: Config, held: _Held) -> Checked:
    known = frozenset(baseline.paths_of(pair, held.path) for pair in (*held.there.found, *(one.pair for one in looked)))
    accepting = baseline.acceptor(held.entries, known)
    met: set[Entry] = set()
    outcomes = []
    for outcome in looked:
        where = baseline.paths_of(outcome.pair, held.path)
        findings = outcome.record.findings if outcome.record else ()
        accepted = [accepting(where, found.fingerprint) for found in findings]
        met.update(entry for entry in accepted if entry)
        outcomes.append(outcome._replace(rulings=rulings_of(outcome, config, accepted)))
    stale = tuple(_stale(looked, held, known, met))
    return Checked(Run(tuple(outcomes), tuple(_remarks(outcomes, config, held, stale))), known, held.path, stale)


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
    for pair in held.there.untranslated if held.whole else ():
        yield Remark(pair.source, None, f"there is no translation at {pair.translation}")
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
