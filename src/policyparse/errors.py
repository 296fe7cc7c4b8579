"""Errors that a user can fix.

Each error has one line that says what is wrong and what to do. The command line prints that line and exits with
`exit_code`; nothing else in policyparse decides on exit codes.
"""

from __future__ import annotations

from collections.abc import Iterable


class PolicyparseError(Exception):
    """Base of all errors that a user can fix; `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageError(PolicyparseError):
    """Wrong arguments, a bad configuration or a malformed glossary."""

    exit_code = 2


class PartialWarning(UserWarning):
    """Part of a document could not be read; the line says which part, and what to do."""


class OpinionWarning(UserWarning):
    """A second opinion is missing or incomplete; the line says why."""


class InputError(PolicyparseError):
    """An input document that could not be read, or is not what the command needs."""

    exit_code = 3


def unknown(kind: str, word: str, known: Iterable[str], listed_by: str = "") -> UsageError:
    """Return the error for a misspelt value, with the likely spelling and the known values.

    With `listed_by`, the error names the command that lists the values instead of listing them.
    """
    names = tuple(known)
    near = guess(word, names)
    asked = f"did you mean {near!r}? " if near else ""
    if listed_by:
        return UsageError(f"unknown {kind} {word!r}: {asked}`{listed_by}` lists all")
    return UsageError(f"unknown {kind} {word!r}: {asked}{'Use' if near else 'use'} one of {', '.join(names)}")


def guess(word: str, known: Iterable[str]) -> str | None:
    """Return the known value that a misspelt word most likely stands for, or None."""
    from difflib import get_close_matches  # noqa: PLC0415  (most runs make no mistake)

    spellings = {name.casefold(): name for name in known}
    start = word.casefold()
    near = get_close_matches(start, spellings, n=1, cutoff=0.7) or [
        name for name in spellings if start and name.startswith(start)
    ]
    return spellings[near[0]] if near else None
