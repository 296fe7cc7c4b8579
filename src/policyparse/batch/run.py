"""All steps of a batch: which entries are due, the results of the workers, and retries."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from policyparse.batch.entries import Corpus, Entry, Patterns
from policyparse.batch.files import writing
from policyparse.batch.folder import read_folder
from policyparse.batch.keys import ground_of, key_of
from policyparse.batch.manifest import read_manifest
from policyparse.batch.packing import Packed
from policyparse.batch.protocol import Answer, Setup
from policyparse.batch.rows import Tables
from policyparse.batch.store import Counts, Failure, Job
from policyparse.batch.workers import answers
from policyparse.gate.workers import cores
from policyparse.pipeline import load_resources, signature

_Outcome = Packed | Tables | Failure

Engine = Callable[[Iterable[Job], Setup, int], Generator[tuple[Job, Answer]]]
"""What does jobs: it is given the setup and how many processes there may be, and yields each with its answer."""


class Options(NamedTuple):
    """Options of a batch: the engine and the number of processes.

    Further, whether it stops at a failure, retries old failures, and deletes entries that are no longer listed.
    """

    engine: Engine = answers
    workers: int | None = None
    fail_fast: bool = False
    retry: bool = False
    prune: bool = False


class State(NamedTuple):
    """The progress of a batch: what it found in the store, and what it has done and failed since.

    `last` is the line of the last failure.
    """

    found: Counts
    done: int = 0
    failed: int = 0
    last: str = ""

    @property
    def left(self) -> int:
        """The number of remaining entries."""
        return self.found.due - self.done - self.failed


Progress = Callable[[State], None]


def read_corpus(place: Path, patterns: Patterns, store: Path | None) -> Corpus:
    """Return the entries of a folder or a manifest; raises `UsageError`."""
    if place.is_dir():
        return read_folder(place, patterns, store)
    return read_manifest(place, paired=patterns.translation is not None)


def run(setup: Setup, entries: Iterable[Entry], path: Path, options: Options, progress: Progress) -> State:
    """Do the command of `setup` on all entries that are due, with the results in the store at `path`.

    `progress` is called after each. Raises `UsageError` for an unusable store and for wrong settings. However the run
    ends, the store has all results up to then.
    """
    with writing(path) as store:
        shared = signature(load_resources(setup.config))
        key = partial(key_of, ground=ground_of(setup, shared), max_bytes=setup.config.reading.max_bytes)
        state = State(store.register(setup.command, entries, key, retry=options.retry, prune=options.prune))
        progress(state)
        count = max(1, min(options.workers or cores(), state.found.due))
        with closing(_outcomes(store.due(), setup, count, options.engine)) as outcomes:
            for job, outcome in outcomes:
                store.record(job, outcome, shared)
                state = _after(state, job, outcome)
                progress(state)
                if state.failed and options.fail_fast:
                    break
        store.find_duplicates()
        return state


def _outcomes(jobs: Iterable[Job], setup: Setup, count: int, engine: Engine) -> Generator[tuple[Job, _Outcome]]:
    """Yield what became of each job.

    One that was lost with its worker is tried again at the end, alone and on this machine.
    """
    lost = []
    with closing(engine(jobs, setup, count)) as first:
        for job, answer in first:
            if answer.lost:
                lost.append(job)
            else:
                yield job, _outcome(answer)
    with closing(answers(lost, setup, 1)) as second:
        yield from ((job, _outcome(answer)) for job, answer in second)


def _outcome(answer: Answer) -> _Outcome:
    return Failure(answer.kind, answer.message) if answer.tables is None else answer.tables


def _after(state: State, job: Job, outcome: _Outcome) -> State:
    if isinstance(outcome, Failure):
        return state._replace(failed=state.failed + 1, last=f"{job.id}: {outcome.message}")
    return state._replace(done=state.done + 1)
