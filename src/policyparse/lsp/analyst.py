"""A worker process, asked without blocking the server."""

from __future__ import annotations

import asyncio
import contextlib
import sys

from policyparse.lsp.protocol import Answer, Job, dumps_job, loads_answer

_COMMAND = (sys.executable, "-P", "-m", "policyparse.lsp.worker")  # -P: the working folder is not ours to import from
_LONGEST = 1 << 28  # bytes of an answer


class Analyst:
    """A process that compares one pair after the other, and another in its place should it die."""

    def __init__(self) -> None:
        """Start nothing yet: the first job does."""
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def ask(self, job: Job) -> Answer:
        """Return what the process sees in a pair; jobs wait for their turn."""
        async with self._lock:
            process = self._process or await self._started()
            assert process.stdin
            assert process.stdout
            try:
                process.stdin.write(dumps_job(job).encode("ascii"))
                await process.stdin.drain()
                return loads_answer((await process.stdout.readline()).decode("ascii"))
            except (OSError, ValueError):
                self.end()
                return Answer(
                    None, f"{job.translation.path}: the process that compared it ended; is there memory enough?"
                )

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process = None

    async def _started(self) -> asyncio.subprocess.Process:
        self._process = await asyncio.create_subprocess_exec(
            *_COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=_LONGEST
        )
        return self._process
