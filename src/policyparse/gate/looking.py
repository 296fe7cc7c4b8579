"""The findings of each pair, cached or recomputed."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policyparse.caching import CacheWarning
from policyparse.config import Config
from policyparse.errors import InputError, UsageError
from policyparse.gate import cache, keys, pages, records
from policyparse.gate.absence import absent
from policyparse.gate.model import Outcome, Pair
from policyparse.gate.protocol import Answer, Job, Replay

Progress = Callable[[str], None]


def look(
    pairs: Sequence[Pair], config: Config, *, workers: int | None, cached: bool, progress: Progress
) -> tuple[Outcome, ...]:
    """Return an outcome per pair, without rulings; `workers` limits the processes, by default one per core.

    A pair that cannot be read has an error. Raises `UsageError` for a fault that concerns all, such as a bad glossary.
    """
    phrases = pages.wanted(config)
    settings = f"{keys.settings_of(config)}{' phrases' if phrases else ''}"
    whole = [pair for pair in pairs if not pair.absent]
    found = {pair: keys.key_of(pair, settings) for pair in whole} if cached else dict.fromkeys(whole)
    outcomes = {pair: Outcome(pair, records.loads(text)) for pair, key in found.items() if (text := _recalled(key))}
    due = [pair for pair in found if pair not in outcomes]
    for pair, answer in _answers(due, config, workers, progress) if due else ():
        outcomes[pair] = _outcome(pair, answer)
        key = found[pair]
        if key and answer.record and key == keys.key_of(pair, settings):  # no file changed meanwhile
            cache.keep(key, answer.record)
    if due and cached:
        cache.trim()
    folder = config.file.parent if config.file else Path.cwd()
    looked = tuple(absent(pair, folder) if pair.absent else outcomes[pair] for pair in pairs)
    return pages.with_varied(looked) if phrases else looked


def _recalled(key: str | None) -> str | None:
    return cache.recall(key) if key else None


def _answers(
    due: Sequence[Pair], config: Config, workers: int | None, progress: Progress
) -> Iterator[tuple[Pair, Answer]]:
    """Yield each pair with its answer, in order of completion; the lexicon is compiled first, so only once."""
    from policyparse.gate.workers import answers  # noqa: PLC0415  (a run that finds all in the cache needs neither)
    from policyparse.lexicon import load_lexicon  # noqa: PLC0415  (as above)

    load_lexicon(progress)
    jobs = [_job(pair, config) for pair in due]
    for done, (at, answer) in enumerate(answers(jobs, workers), 1):
        progress(f"[{done}/{len(due)}] {due[at].translation}")
        yield due[at], answer


def _job(pair: Pair, config: Config) -> Job:
    asking, glossaries = config.asking, tuple(map(str, pair.glossaries))
    replay = Replay(str(asking.check), asking.model, asking.below) if asking.check else None
    sides = pair.source, pair.translation
    return Job(
        *sides,
        glossaries,
        config.reading,
        config.english_model,
        replay,
        config.checks,
        pair.direction,
        pages.wanted(config),
    )


def _outcome(pair: Pair, answer: Answer) -> Outcome:
    for note in answer.notes:
        warnings.warn(note, CacheWarning, stacklevel=2)
    if answer.record is None:
        if answer.code != InputError.exit_code:
            raise UsageError(answer.error)
        return Outcome(pair, None, answer.error)
    return Outcome(pair, records.loads(answer.record))
