"""Jobs done on this machine, by worker processes of which each does one after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from policyparse.batch.process import Worker
from policyparse.batch.protocol import Answer, Setup
from policyparse.batch.store import Job
from policyparse.gate.workers import shared_out


def answers(jobs: Iterable[Job], setup: Setup, count: int) -> Generator[tuple[Job, Answer]]:
    """Yield each job with its answer, as they come, from `count` processes.

    When the iterator is closed, or its caller is interrupted, no worker is left.
    """
    return shared_out(jobs, [Worker(setup) for _ in range(count)], Worker.ask)
