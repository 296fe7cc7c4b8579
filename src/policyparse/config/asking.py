"""How a second opinion is asked for, and within which bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policyparse.config.bounds import fields_set, whole_number
from policyparse.errors import UsageError


@dataclass(frozen=True, slots=True)
class Asking:
    """Where a second opinion comes from, what is asked, and what that may cost.

    `url` is an endpoint of the OpenAI chat form, `command` a program; `file` keeps the answers, and is read first.
    Without any of the three, nothing is asked. `key_variable` names the environment variable with the endpoint's key.
    `check` is a file of recorded answers that the gate reads.

    Asked are segments whose verdict is right with a chance below `below`, in requests of `batch` segments. `max_calls`,
    `max_tokens` and `max_seconds` bound a whole run, `timeout` (seconds) one request.
    """

    url: str | None = None
    command: str | None = None
    model: str = ""
    key_variable: str | None = None
    file: Path | None = None
    check: Path | None = None
    below: float = 0.65
    batch: int = 8
    max_calls: int = 60
    max_tokens: int = 200_000
    max_seconds: int = 600
    timeout: int = 60

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.url or self.command or self.file)


NOT_ASKING = Asking()
BOUNDS = ("below", "batch", "max_calls", "max_tokens", "max_seconds", "timeout")
"""The fields of `Asking` that bound what is asked; users write them with hyphens."""


def bounded(asking: Asking, bounds: Mapping[str, object]) -> Asking:
    """Return `asking` with `bounds` set, whose keys are written with hyphens; raises `UsageError`."""
    changes: dict[str, Any] = {
        field: _chance(key, value) if field == "below" else whole_number("bound", key, value)
        for field, key, value in fields_set("bound", BOUNDS, bounds)
    }
    return replace(asking, **changes)


def _chance(key: str, value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise UsageError(f"the bound {key} must be a chance from 0 to 1")
    return float(value)
