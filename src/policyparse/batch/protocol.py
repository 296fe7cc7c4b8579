"""The pickled protocol of the workers: a setup, then jobs, each with its answer."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.batch.entries import Command
from policyparse.batch.packing import Packed
from policyparse.batch.rows import Tables
from policyparse.config import Config

OUT_OF_MEMORY = 77
"""The exit code of a worker that came upon its limit of memory."""


class Limits(NamedTuple):
    """Limits per entry: seconds of processor time, and bytes of memory."""

    seconds: int
    memory: int


class Setup(NamedTuple):
    """What all jobs of a worker share."""

    command: Command
    config: Config
    limits: Limits


class Answer(NamedTuple):
    """The rows of an entry, or why there are none. What is `lost` with its worker may be tried again."""

    tables: Packed | Tables | None
    kind: str = ""
    message: str = ""
    lost: bool = False


def overdue(limits: Limits) -> str:
    """Return the message for an entry that reaches the time limit."""
    return f"not done within {limits.seconds} seconds: raise --pair-seconds, and give --retry-failed"
