"""Jobs on a Dask cluster (https://distributed.dask.org), where each worker thread has a policyparse process.

So an entry has the same limits as on one machine, and a document that crashes a process does not affect the cluster.
Documents, glossaries and models are read on the machine of the job, under the same paths.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from logging import CRITICAL
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from policyparse.batch.process import Worker
from policyparse.batch.protocol import Answer, Setup
from policyparse.batch.store import Job
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from distributed import Client

_HERE = "127.0.0.1:0"  # any port that is free
_OWN: Mapping[str, Any] = {
    "n_workers": 1,
    "processes": False,  # our workers are processes of their own; these would take an interrupt for theirs
    "dashboard_address": _HERE,  # None would open one to the network
    "worker_dashboard_address": _HERE,
    "silence_logs": CRITICAL,
}
"""A cluster of our own."""
_AHEAD = 2  # jobs a thread that are handed out
_PATIENCE = 30  # seconds for a scheduler to answer
_LOST = "the machine that did it was lost, and those after it"


class _Crew(NamedTuple):
    """The processes of a run on a machine of the cluster, and those of them that wait for a job."""

    all: list[Worker]
    idle: list[Worker]


_crews: dict[str, _Crew] = {}
_ended: set[str] = set()
"""Runs that are over; a job of theirs may still come."""


def answers(jobs: Iterable[Job], setup: Setup, count: int, scheduler: str | None) -> Generator[tuple[Job, Answer]]:
    """Yield each job with its answer, as they complete, from the cluster at `scheduler`, or one of `count` threads.

    A job from a lost machine goes to another one. Raises `UsageError` without Dask, or if the scheduler does not
    answer.
    """
    run = uuid4().hex
    waiting: dict[Any, Job] = {}
    with _connected(scheduler, count) as client:
        try:
            for job in jobs:
                waiting[client.submit(_ask, job, setup, run, pure=False)] = job
                if len(waiting) >= _AHEAD * max(1, sum(client.nthreads().values())):
                    yield from _answered(waiting)
            while waiting:
                yield from _answered(waiting)
        finally:
            if client.status == "running":
                client.cancel(list(waiting), force=True)
                client.run(_end, run)


def _answered(waiting: dict[Any, Job]) -> Iterator[tuple[Job, Answer]]:
    from distributed import wait

    for future in wait(list(waiting), return_when="FIRST_COMPLETED").done:
        answer = future.result() if future.status == "finished" else Answer(None, "end", _LOST, lost=True)
        yield waiting.pop(future), answer


@contextmanager
def _connected(scheduler: str | None, count: int) -> Iterator[Client]:
    try:
        from distributed import CancelledError, Client, LocalCluster
    except ImportError as error:
        raise UsageError("the engine dask needs Dask: install policyparse[dask]") from error
    with ExitStack() as stack:
        try:
            address = scheduler or stack.enter_context(LocalCluster(threads_per_worker=count, **_OWN))
            client = stack.enter_context(Client(address, timeout=_PATIENCE))
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: start one, or name another") from error
        try:
            yield client
        except (OSError, CancelledError) as error:
            raise UsageError(
                "the Dask scheduler was lost: start it again, and run the same command to go on"
            ) from error


def _ask(job: Job, setup: Setup, run: str) -> Answer:
    """Do a job, on a machine of the cluster."""
    crew = _crews.setdefault(run, _Crew([], []))
    try:
        worker = crew.idle.pop()
    except IndexError:
        worker = Worker(setup)
        crew.all.append(worker)
    try:
        return Answer(None, "end", _LOST, lost=True) if run in _ended else worker.ask(job)
    finally:
        crew.idle.append(worker)


def _end(run: str) -> None:
    """End the processes of a run, on a machine of the cluster, whatever they are doing."""
    _ended.add(run)
    crew = _crews.pop(run, None)
    for worker in crew.all if crew else ():
        worker.end()
