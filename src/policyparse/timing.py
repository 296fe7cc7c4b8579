"""A limit on the processor time of a step."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

PATIENCE = 5
"""Seconds by the clock that each second of computing may take, on a machine that has much to do."""


@contextmanager
def computing(seconds: int, error: Exception) -> Iterator[None]:
    """Raise `error` if the body computes for more than `seconds`.

    Processor time counts, so a busy machine changes no result. There is no limit if the system cannot measure it,
    outside of the main thread, and within another limit.
    """
    countable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not countable or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise error

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
