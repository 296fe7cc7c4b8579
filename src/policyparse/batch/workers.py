"""Jobs done on this machine: worker processes, each with a thread of ours that hands it one job after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from policyparse.batch.process import Worker
from policyparse.batch.protocol import Answer, Setup
from policyparse.batch.store import Job
from policyparse.gate.workers import pipes_that_raise

_AHEAD = 2  # jobs a worker that are handed out; more would only fill memory


def answers(jobs: Iterable[Job], setup: Setup, count: int) -> Generator[tuple[Job, Answer]]:
    """Yield each job with its answer, as they come, from `count` processes.

    When the iterator is closed, or its caller is interrupted, no worker is left.
    """
    workers = [Worker(setup) for _ in range(count)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def ask(job: Job) -> Answer:
        worker = idle.get()
        try:
            return worker.ask(job)
        finally:
            idle.put(worker)

    waiting: dict[Future[Answer], Job] = {}
    with pipes_that_raise(), ThreadPoolExecutor(count) as threads:
        try:
            for job in jobs:
                waiting[threads.submit(ask, job)] = job
                if len(waiting) >= _AHEAD * count:
                    yield from _answered(waiting)
            while waiting:
                yield from _answered(waiting)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.end()


def _answered(waiting: dict[Future[Answer], Job]) -> Iterator[tuple[Job, Answer]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future.result()
