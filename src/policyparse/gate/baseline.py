"""The baseline: findings that were looked at and accepted, in a JSON file that shows well in a review.

An entry holds for its own pair. Where that pair is no longer there, because its files were renamed, it holds for
whichever pair shows the finding, unless an entry of that pair's own does. `until` is the last day that it holds.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from policyparse.caching import write_atomically
from policyparse.config import Config
from policyparse.errors import UsageError
from policyparse.gate.locking import locked
from policyparse.gate.model import Pair, Spot
from policyparse.model.report import Finding
from policyparse.reporters.json import dumps

FILE = "policyparse.baseline.json"
SCHEMA = "policyparse.baseline/1"
MOST_BYTES = 100_000_000
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Entry(NamedTuple):
    """A finding that was accepted; paths are relative to the baseline's folder, `date` is when it was accepted."""

    fingerprint: str
    check: str
    name: str
    source_path: str
    translation_path: str
    source: str | None
    translation: str | None
    expected: str | None
    actual: str | None
    reason: str
    date: str
    until: str | None = None
    owner: str | None = None

    @property
    def where(self) -> tuple[str, str]:
        """The pair of the entry."""
        return self.source_path, self.translation_path

    def has_expired(self, today: str) -> bool:
        """Return whether the entry holds no more."""
        return self.until is not None and self.until < today


def in_force(entries: Iterable[Entry | None], today: str) -> list[Entry | None]:
    """Return the entries that accept findings, with None for those that no longer apply."""
    return [entry if entry and not entry.has_expired(today) else None for entry in entries]


_OPTIONAL = ("until", "owner")


def place_of(config: Config) -> Path:
    """Return where the baseline is kept: as set, or beside the settings, or in the working folder."""
    return config.baseline.file or (config.file.parent if config.file else Path.cwd()) / FILE


def load(path: Path) -> tuple[Entry, ...]:
    """Return the entries at `path`, none if there is no file; raises `UsageError` for a file that is not sound."""
    try:
        return loads(path.read_bytes(), path)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UsageError(f"cannot read the baseline {path}: {error.strerror or error}") from error


def loads(data: bytes, path: Path) -> tuple[Entry, ...]:
    """Return the entries in the content of a baseline at `path`, with or without a BOM; raises `UsageError`."""
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot read the baseline {path}: {error}") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}, line {error.lineno}: not valid JSON ({error.msg}); mend or restore it") from error
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA or not isinstance(whole.get("accepted"), list):
        raise UsageError(f"{path} is no baseline of {SCHEMA}: name another file, or write it anew")
    return tuple(_entry(row, path) for row in whole["accepted"])


def change(path: Path, changed: Callable[[tuple[Entry, ...]], Iterable[Entry]]) -> tuple[Entry, ...]:
    """Replace the entries at `path` by what `changed` makes of them; one run at a time, whole or not at all."""
    try:
        with locked(path):
            before = load(path)
            entries = tuple(sorted(changed(before), key=_order))
            if entries != before or (entries and not path.exists()):
                write_atomically(path, _text(entries).encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise UsageError(f"cannot write the baseline {path}: {error.strerror or error}") from error
    return entries


def expect_reasons(entries: Iterable[Entry], path: Path) -> None:
    """Raise `UsageError` for an entry without a reason."""
    bare = [entry for entry in entries if not entry.reason.strip()]
    if bare:
        first, more = bare[0], f" and {len(bare) - 1} more" if len(bare) > 1 else ""
        what = f"{first.check} in {first.translation_path} ({first.fingerprint})"
        raise UsageError(f'{path}: the entry for {what}{more} has no reason: fill in "reason"')


def entry_of(
    found: Finding[Spot],
    pair: Pair,
    path: Path,
    reason: str,
    date: str,
    until: str | None = None,
    owner: str | None = None,
) -> Entry:
    """Return the entry that accepts a finding."""
    return Entry(
        found.fingerprint,
        found.check,
        found.name,
        *paths_of(pair, path),
        found.source.around if found.source else None,
        found.translation.around if found.translation else None,
        found.expected,
        found.actual,
        reason,
        date,
        until,
        owner,
    )


def paths_of(pair: Pair, path: Path) -> tuple[str, str]:
    """Return the paths of a pair as entries of the baseline at `path` write them."""
    source, translation = (
        Path(os.path.relpath(side, path.parent)).as_posix() for side in (pair.source, pair.translation)
    )
    return source, translation


def today() -> str:
    """Return the date of today, in UTC."""
    return datetime.now(UTC).date().isoformat()


def expect_date(text: str, what: str) -> str:
    """Return a date as it is; raises `UsageError` for what is none."""
    if not _DATE.fullmatch(text) or not _is_date(text):
        raise UsageError(f"{what}: {text!r} is no date; write one such as 2027-06-30")
    return text


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _entry(row: Any, path: Path) -> Entry:  # noqa: ANN401  (anything may stand in a file)
    try:
        values = {**row, "source_path": row["pair"]["source"], "translation_path": row["pair"]["translation"]}
        required = (values[name] for name in Entry._fields if name not in _OPTIONAL)
        entry = Entry(*required, *map(values.get, _OPTIONAL))
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path}: an entry lacks {error}: mend it, or run `policyparse baseline update`") from error
    if not all(isinstance(value, str | None) for value in entry):
        raise UsageError(f"{path}: the entry {entry.fingerprint} holds something else than texts: mend it")
    if entry.until is not None:
        expect_date(entry.until, f"{path}, until of the entry {entry.fingerprint}")
    return entry


def _text(entries: Iterable[Entry]) -> str:
    return dumps({"schema": SCHEMA, "accepted": [_row(entry) for entry in entries]}) + "\n"


def _row(entry: Entry) -> dict[str, Any]:
    values = {name: value for name, value in entry._asdict().items() if value is not None or name not in _OPTIONAL}
    pair = {"source": values.pop("source_path"), "translation": values.pop("translation_path")}
    return {"check": values.pop("check"), "name": values.pop("name"), "pair": pair, **values}


def _order(entry: Entry) -> tuple[str, ...]:
    return entry.translation_path, entry.source_path, entry.check, entry.source or "", entry.fingerprint
