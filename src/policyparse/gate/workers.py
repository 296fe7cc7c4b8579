"""Worker processes for several pairs at once, each fed by a thread."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from queue import SimpleQueue
from typing import Protocol, TypeVar

from policyparse.errors import InputError
from policyparse.gate.protocol import Answer, Job, dumps_job, loads_answer
from policyparse.pipes import pipes_that_raise

_AHEAD = 2  # jobs a worker that are handed out; more would only fill memory
_Asked = TypeVar("_Asked")
_Told = TypeVar("_Told")
_Doer = TypeVar("_Doer", bound="Ends")
_COMMAND = (sys.executable, "-P", "-m", "policyparse.worker", "policyparse.gate.worker")
"""With -P, for the working folder is not ours to import from."""


def answers(jobs: Sequence[Job], most: int | None) -> Iterator[tuple[int, Answer]]:
    """Yield the index of each job with its answer, in order of completion, with at most `most` processes.

    A single job is done in this process. When the iterator is closed, or its caller is interrupted, no worker is left.
    """
    count = min(most or cores(), len(jobs))
    if count > 1:
        yield from _shared_out(jobs, count)
        return
    from policyparse.gate.worker import answer  # noqa: PLC0415  (imports what a comparison needs)

    yield from enumerate(map(answer, jobs))


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _shared_out(jobs: Sequence[Job], count: int) -> Iterator[tuple[int, Answer]]:
    workers = [_Worker() for _ in range(count)]
    with closing(shared_out(enumerate(jobs), workers, lambda worker, numbered: worker.ask(numbered[1]))) as answered:
        yield from ((at, answer) for (at, _), answer in answered)


class Ends(Protocol):
    """Something that can be terminated, whatever it is doing."""

    def end(self) -> None:
        """End."""


def shared_out(
    jobs: Iterable[_Asked], workers: Sequence[_Doer], ask: Callable[[_Doer, _Asked], _Told]
) -> Generator[tuple[_Asked, _Told]]:
    """Yield each job with its answer, in order of completion; a worker has one job at a time, and the queue is short.

    When the iterator is closed, or its caller is interrupted, all workers are ended.
    """
    idle: SimpleQueue[_Doer] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def told(job: _Asked) -> _Told:
        worker = idle.get()
        try:
            return ask(worker, job)
        finally:
            idle.put(worker)

    waiting: dict[Future[_Told], _Asked] = {}
    with pipes_that_raise(), ThreadPoolExecutor(len(workers)) as threads:
        try:
            for job in jobs:
                waiting[threads.submit(told, job)] = job
                if len(waiting) >= _AHEAD * len(workers):
                    yield from _answered(waiting)
            while waiting:
                yield from _answered(waiting)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.end()


def _answered(waiting: dict[Future[_Told], _Asked]) -> Iterator[tuple[_Asked, _Told]]:
    """Yield the finished jobs, in the order of submission: several may be finished on a busy machine."""
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in [one for one in waiting if one in done]:
        yield waiting.pop(future), future.result()


class _Worker:
    """A worker process, which is replaced if it dies."""

    def __init__(self) -> None:
        self._ended = False
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii"
        )

    def ask(self, job: Job) -> Answer:
        """Return the process's answer to a job."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(dumps_job(job))
            self._process.stdin.flush()
            return loads_answer(self._process.stdout.readline())
        except (OSError, ValueError):
            self._stop()
            if not self._ended:
                self._start()
            lost = f"{job.translation}: the process that compared it ended; is there memory enough? Try --workers 1"
            return Answer(None, lost, InputError.exit_code)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._ended = True
        self._stop()

    def _stop(self) -> None:
        self._process.kill()
        with contextlib.suppress(OSError), self._process:
            pass
