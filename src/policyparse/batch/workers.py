"""Jobs on this machine, by worker processes that each do one job at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from policyparse.batch.process import Worker
from policyparse.batch.protocol import Answer, Setup
from policyparse.batch.store import Job
from policyparse.gate.workers import shared_out


def answers(jobs: Iterable[Job], setup: Setup, count: int) -> Generator[tuple[Job, Answer]]:
    """Yield each job with its answer, in order of completion, from `count` processes.

    When the iterator is closed, or its caller is interrupted, all workers end.
    """
    return shared_out(jobs, [Worker(setup) for _ in range(count)], Worker.ask)
