"""A time limit for one job after the other, kept by a single thread: to start one for each job takes longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread


class Watch:
    """Ends what takes longer than a number of seconds."""

    def __init__(self, seconds: float) -> None:
        """Start nothing yet."""
        self._seconds = seconds
        self._until = 0.0
        self._end: Callable[[], None] | None = None
        self._stopped = Event()
        self._thread: Thread | None = None

    @contextmanager
    def limited(self, end: Callable[[], None]) -> Iterator[None]:
        """Call `end`, from another thread, if what follows takes longer."""
        self._until, self._end = time.monotonic() + self._seconds, end
        if self._thread is None:
            self._thread = Thread(target=self._look, daemon=True)
            self._thread.start()
        try:
            yield
        finally:
            self._end = None

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()

    def _look(self) -> None:
        """Sleep until the job at hand would be late: a later one is late only after that."""
        left = self._seconds
        while not self._stopped.wait(left):
            end, left = self._end, self._until - time.monotonic()
            if end is None or left <= 0:
                left = self._seconds
                if end:
                    end()
