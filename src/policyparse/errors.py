"""Everything that can go wrong in a way the user can mend.

Each error carries one line that says what is wrong and what to do. The command line prints that line and exits with
`exit_code`; nothing else of policyparse decides on exit codes.
"""

from __future__ import annotations

from collections.abc import Iterable


class PolicyparseError(Exception):
    """Base of all errors that a user can mend; `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageError(PolicyparseError):
    """Wrong arguments, a bad configuration or a malformed glossary."""

    exit_code = 2


class PartialWarning(UserWarning):
    """A document of which a part could not be read; the line says which, and what to do."""


class OpinionWarning(UserWarning):
    """A second opinion that was not, or not wholly, to be had; the line says why."""


class InputError(PolicyparseError):
    """An input document that could not be read, or is not what the command needs."""

    exit_code = 3


def unknown(kind: str, word: str, known: Iterable[str], listed_by: str = "") -> UsageError:
    """Return the error for a misspelt value of some kind: what it may have been meant for, and what there is.

    Where a command lists what there is, `listed_by` names it, and the error does not list it again.
    """
    from difflib import get_close_matches  # noqa: PLC0415  (most runs make no mistake)

    names = tuple(known)
    start = word.casefold()
    near = get_close_matches(start, names, n=1, cutoff=0.7) or [
        name for name in names if start and name.startswith(start)
    ]
    guess = f"did you mean {near[0]!r}? " if near else ""
    if listed_by:
        return UsageError(f"unknown {kind} {word!r}: {guess}`{listed_by}` lists all")
    return UsageError(f"unknown {kind} {word!r}: {guess}{'Use' if near else 'use'} one of {', '.join(names)}")
