"""What the shell completes: formats, parts of a report, checks, pages, commands and limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import typer

from policyparse.errors import PolicyparseError

Complete = Callable[[str], list[str]]
"""Returns the values that begin with what has been typed so far."""


def complete(values: Callable[[], Iterable[str]], *, listed: bool = False) -> Complete:
    """Return a completion of `values`, which are read only when a shell asks; `listed` values are joined by commas."""

    def completed(incomplete: str) -> list[str]:
        head, comma, last = incomplete.rpartition(",") if listed else ("", "", incomplete)
        return [f"{head}{comma}{value}" for value in values() if value.startswith(last)]

    return completed


def complete_check(incomplete: str) -> list[tuple[str, str]]:
    """Return the checks whose id or name begins with `incomplete`, those of the project's settings included."""
    checks = tuple(_checks())
    ids = [(identity, name) for identity, name in checks if identity.startswith(incomplete)]
    names = [(name, identity) for identity, name in checks if incomplete and name.startswith(incomplete)]
    return ids + names


def complete_command(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the commands, or the steps of the command before, that begin with `incomplete`."""
    there = ctx.parent.command if ctx.parent else ctx.command
    for word in ctx.params.get("words") or ():
        there = getattr(there, "commands", {}).get(word, there)
    return [name for name in getattr(there, "commands", {}) if name.startswith(incomplete)]


def report_formats() -> Iterable[str]:
    """Return the formats of a report on one pair."""
    from policyparse.reporters import REPORTERS

    return ("terminal", *REPORTERS)


def gate_formats() -> Iterable[str]:
    """Return the formats of a run of the gate."""
    from policyparse.gate.formats import FORMATS

    return FORMATS


def report_parts() -> Iterable[str]:
    """Return the parts of a report that `--only` shows."""
    from policyparse.reporters.selection import NAMES

    return NAMES


def schemas() -> Iterable[str]:
    """Return the outputs that have a JSON Schema."""
    from policyparse.schemas import NAMES

    return NAMES


def states() -> Iterable[str]:
    """Return the states of a unit that `--state` may name."""
    from policyparse.reviews import STATES

    return STATES


def limits() -> Iterator[str]:
    """Return the limits of reading, each ready for its number."""
    from policyparse.config import LIMITS

    return (f"{name.replace('_', '-')}=" for name in LIMITS)


def _checks() -> Iterator[tuple[str, str]]:
    from policyparse.config import Config, load_config
    from policyparse.gate.catalogue import load_catalogue

    try:
        config = load_config()
    except PolicyparseError:  # the command will say so; a completion cannot
        config = Config()
    return ((check.id, check.name) for check in load_catalogue(config.checks))
