"""A worker process, asked without blocking the server."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from policyparse.lsp.protocol import Answer, Job, dumps_job, loads_answer

_COMMAND = (sys.executable, "-P", "-m", "policyparse.worker", "policyparse.lsp.worker")
"""With -P, for the working folder is not ours to import from."""


class Analyst:
    """A process that compares one pair after the other, and another in its place should it die."""

    def __init__(self, *options: str) -> None:
        """Start nothing yet: the first job does."""
        self._command = (*_COMMAND, *options)
        self._thread = ThreadPoolExecutor(1)
        self._process: subprocess.Popen[str] | None = None
        self._ended = False

    async def ask(self, job: Job) -> Answer:
        """Return what the process sees in a pair; jobs wait for their turn."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._ask, job)

    def end(self) -> None:
        """End the process for good, whatever it is doing."""
        self._ended = True
        self._stop()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _ask(self, job: Job) -> Answer:
        if not self._ended:
            try:
                process = self._process or self._started()
                assert process.stdin
                assert process.stdout
                process.stdin.write(dumps_job(job))
                process.stdin.flush()
                return loads_answer(process.stdout.readline())
            except (OSError, ValueError):
                self._stop()
        return Answer(None, f"{job.translation.path}: the process that compared it ended; is there memory enough?")

    def _started(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii"
        )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            with contextlib.suppress(OSError, ValueError), process:
                pass
