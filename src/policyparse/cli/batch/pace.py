"""How far a batch is, in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyparse.batch.run import State


def telling(say: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> Callable[[State], None]:
    """Return what tells `say` of each state, with the rate and the time left since it was told the first one."""
    started: list[float] = []

    def tell(state: State) -> None:
        started[1:] = [clock()]
        say(pace(state, started[-1] - started[0]))

    return tell


def pace(state: State, seconds: float) -> str:
    """Return how far a batch is after `seconds`: `[120/2,000] 12.3 a second, 3 min left, 2 failed`."""
    done = state.done + state.failed
    parts = [f"[{done:,}/{state.found.due:,}]"]
    if done and seconds > 0:
        rate = done / seconds
        parts.append(f"{rate:.1f} a second, {span(state.left / rate)} left")
    return " ".join(parts) + (f", {state.failed:,} failed" if state.failed else "")


def span(seconds: float) -> str:
    """Return a time in its largest unit: `40 s`, `3 min`, `5 h`."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def summary(state: State) -> str:
    """Return what became of a batch, in one line."""
    counts = (
        (state.done, "done"),
        (state.found.done, "unchanged"),
        (state.failed + state.found.failed, "failed"),
        (state.left, "left"),
    )
    return ", ".join(f"{number:,} {word}" for number, word in counts if number) or "nothing to do"
