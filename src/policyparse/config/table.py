"""A TOML table with the place that it is in, so that every complaint names file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from policyparse.errors import UsageError, guess, unknown

_Name = TypeVar("_Name", bound=str)


class Table(NamedTuple):
    """The settings in one table: `values` as TOML gave them, which stand at `start` to `end` in the file's `text`."""

    values: Mapping[str, Any]
    path: Path
    text: str
    start: int
    end: int

    def expect(self, known: Collection[str]) -> None:
        """Raise `UsageError` for a key that is not `known`."""
        for key in self.values:
            if key not in known:
                raise self.fault(key, str(unknown("key", key, known)))

    def string(self, key: str, default: str | None = None) -> str:
        """Return a text; without `default`, raises `UsageError` if it is missing."""
        value = self.values.get(key, default)
        if value is None:
            raise self.fault("", f"{key} is missing: give a text")
        if not isinstance(value, str) or not (value.strip() or default == value):
            raise self.fault(key, f'{key} must be a text, such as {key} = "…"')
        return value

    def strings(self, key: str, what: str, example: str) -> tuple[str, ...]:
        """Return a list of texts, which a complaint calls `what`."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.fault(key, f'{key} must be a list of {what}, such as ["{example}"]')
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Return true or false, false where the key is not set."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(key, f"{key} must be true or false")
        return value

    def days(self, key: str, default: int | None = None) -> int | None:
        """Return a number of days, `default` where the key is not set."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self.fault(key, f"{key} must be a whole number of days, such as {key} = 30")
        return default if value is None else value

    def date(self, key: str) -> str | None:
        """Return a day in ISO 8601, None if the key is not set; TOML has dates of its own."""
        value = self.values.get(key)
        if value is None or type(value) is date:
            return value.isoformat() if value else None
        raise self.fault(key, f"{key} must be a date, such as {key} = 2027-06-30")

    def choice(self, key: str, known: Collection[_Name], default: _Name) -> _Name:
        """Return one of `known`."""
        value = self.values.get(key, default)
        found = next((name for name in known if name == value), None)
        if found is None:
            near = guess(value, known) if isinstance(value, str) else None
            asked = f"; did you mean {near!r}?" if near else ""
            raise self.fault(key, f"{key} must be one of {', '.join(known)}{asked}")
        return found

    def table(self, key: str) -> Table:
        """Return the table under `key`, empty if it is not set."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, f"{key} must be a table, such as [{key}]")
        return next(self._below(key, [value]))

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables `[[key]]`."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(key, f"{key} must be tables, each headed [[{key}]]")
        yield from self._below(key, value)

    def fault(self, key: str, message: str) -> UsageError:
        """Return the error that names the file and the line where `key` is set."""
        return UsageError(f"{self.path}, line {self.line(key)}: {message}")

    def line(self, key: str = "") -> int:
        """Return the line on which `key` is set or heads a table; that of the table itself where it is not found."""
        name = rf"[\"']?\b{re.escape(key)}\b[\"']?"
        pattern = re.compile(rf"^[ \t]*(?:\[+.*{name}|{name}[ \t]*[=.])", re.MULTILINE)
        found = pattern.search(self.text, self.start, self.end) if key else None
        return self.text.count("\n", 0, found.start() if found else self.start) + 1

    def _below(self, key: str, values: list[dict[str, Any]]) -> Iterator[Table]:
        """Yield the tables under `key`, each up to the next head that is not below it."""
        name = rf"[^\]\n]*(?<![\w-])[\"']?{re.escape(key)}[\"']?[ \t]*"
        heads = re.compile(rf"^[ \t]*\[+{name}\]", re.MULTILINE)
        others = re.compile(rf"\n[ \t]*\[(?!{name}\.)")
        places = [found.start() for found in heads.finditer(self.text, self.start, self.end)]
        for at, value in enumerate(values):
            if len(places) == len(values):
                after = others.search(self.text, places[at], self.end)
                yield Table(value, self.path, self.text, places[at], after.start() + 1 if after else self.end)
            else:
                yield Table(value, self.path, self.text, self.start, self.end)
