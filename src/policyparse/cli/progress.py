"""What is going on, on one line of standard error, and on a terminal alone."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Self

_WIPE = "\r\033[K"


class Progress:
    """A line that is written over by the next one and is gone when the work is done; notes above it stay."""

    def __init__(self, *, quiet: bool) -> None:
        """Be silent if `quiet`, or if standard error is no terminal that can wipe a line."""
        self._shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __call__(self, message: str) -> None:
        """Show `message` instead of the last one."""
        if self._shown:
            sys.stderr.write(_WIPE + message)
            sys.stderr.flush()

    def note(self, message: str) -> None:
        """Show `message` on a line that stays."""
        self(f"policyparse: {message}\n")

    def __enter__(self) -> Self:
        """Return the line itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe the line."""
        self("")
