"""Numbers that a user sets by a name with hyphens, and that must be sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policyparse.errors import UsageError, unknown


def fields_set(kind: str, fields: Iterable[str], given: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Yield field, key and value of what is given; raises `UsageError` for a key that is no `kind` of these fields."""
    known = {field.replace("_", "-"): field for field in fields}
    for key, value in given.items():
        if key not in known:
            raise unknown(kind, key, known)
        yield known[key], key, value


def whole_number(kind: str, key: str, value: object) -> int:
    """Return a value that is a whole number above zero; raises `UsageError` for any other."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise UsageError(f"the {kind} {key} must be a whole number above zero")
    return value
