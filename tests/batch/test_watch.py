"""The time limit for one job after the other."""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Event

from policyparse.batch.watch import Watch

SECONDS = 0.2
PATIENCE = 20


@contextmanager
def watching(seconds):
    watch = Watch(seconds)
    try:
        yield watch
    finally:
        watch.stop()


def late(watch, seconds):
    """Return whether a job that waits for so many seconds is ended before."""
    ended = Event()
    with watch.limited(ended.set):
        return ended.wait(seconds)


def test_what_takes_longer_than_the_limit_is_ended():
    with watching(SECONDS) as watch:
        before = time.monotonic()
        assert late(watch, PATIENCE)
        assert time.monotonic() - before >= SECONDS


def test_each_of_several_jobs_has_the_whole_time():
    with watching(10 * SECONDS) as watch:
        assert not any(late(watch, 7 * SECONDS) for _ in range(3))


def test_each_of_several_jobs_that_take_longer_is_ended():
    with watching(SECONDS) as watch:
        assert all(late(watch, PATIENCE) for _ in range(3))


def test_what_is_done_in_time_is_not_ended_afterwards():
    ended = Event()
    with watching(SECONDS) as watch:
        with watch.limited(ended.set):
            pass
        assert not ended.wait(3 * SECONDS)
