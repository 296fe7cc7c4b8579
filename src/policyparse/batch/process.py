"""A worker process that does one job at a time, within limits.

If it ends or exceeds a limit, its job fails, and another process replaces it.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from threading import Event, Lock
from typing import IO, cast

from policyparse.batch.protocol import OUT_OF_MEMORY, Answer, Limits, Setup, overdue
from policyparse.batch.store import Job
from policyparse.batch.watch import Watch
from policyparse.timing import PATIENCE

_COMMAND = (sys.executable, "-P", "-m", "policyparse.worker", "policyparse.batch.worker")
"""With -P, for the working folder is not ours to import from."""


class Worker:
    """A process of ours, started when it is first needed, and another in its place should it end."""

    def __init__(self, setup: Setup) -> None:
        """Start nothing yet."""
        self._setup = setup
        self._process: subprocess.Popen[bytes] | None = None
        self._changing = Lock()
        self._watch = Watch(PATIENCE * setup.limits.seconds)
        self._ended = False

    def ask(self, job: Job) -> Answer:
        """Return the process's answer to a job."""
        late = Event()

        def end() -> None:
            late.set()
            process.kill()

        try:
            process = self._ready()
            with self._watch.limited(end):
                return cast("Answer", _exchanged(process, job))
        except (OSError, EOFError, pickle.UnpicklingError):
            return _lost(self._stop(), self._setup.limits, late=late.is_set())

    def end(self) -> None:
        """End the process, whatever it is doing, for good."""
        self._ended = True
        self._watch.stop()
        self._stop()

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return a process that waits for a job: the one before, unless it ended since, or a new one."""
        if self._process and self._process.poll() is None:
            return self._process
        self._stop()
        return self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._changing:
            if self._ended:
                raise EOFError
            process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  (our own interpreter and module)
            self._process = process
        _exchanged(process, self._setup)
        return process

    def _stop(self) -> int | None:
        """End the process, and return its exit code."""
        with self._changing:
            process, self._process = self._process, None
            if process is None:
                return None
            process.kill()  # before its pipes are closed, which would wait for who reads from them
            code = process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    cast("IO[bytes]", pipe).close()
            return code


def _exchanged(process: subprocess.Popen[bytes], message: object) -> object:
    """Send a message to a worker and return what it answers; raises where it ended."""
    assert process.stdin
    assert process.stdout
    pickle.dump(message, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    return pickle.load(process.stdout)  # noqa: S301  (our own process)


def _lost(code: int | None, limits: Limits, *, late: bool) -> Answer:
    if late:
        return Answer(None, "time", overdue(limits), lost=True)
    if code == OUT_OF_MEMORY:
        message = f"needs more than {limits.memory // 10**6} MB: raise --pair-memory, and give --retry-failed"
        return Answer(None, "memory", message, lost=True)
    how = f"signal {-code}" if code and code < 0 else f"exit code {code}"
    return Answer(None, "end", f"its process ended ({how}): is there memory enough? Try --workers 1", lost=True)
