"""The baseline: findings that were looked at and accepted, in a JSON file that shows well in a review.

An entry holds for its own pair. Where that pair is no longer there, because its files were renamed, it holds for
whichever pair shows the finding, unless an entry of that pair's own does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from policyparse.caching import write_atomically
from policyparse.config import Config
from policyparse.errors import UsageError
from policyparse.gate.locking import locked
from policyparse.gate.model import Found, Pair
from policyparse.reporters.json import dumps

FILE = "policyparse.baseline.json"
SCHEMA = "policyparse.baseline/1"
MOST_BYTES = 100_000_000


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

    @property
    def where(self) -> tuple[str, str]:
        """The pair of the entry."""
        return self.source_path, self.translation_path


Acceptor = Callable[[tuple[str, str], str], Entry | None]
"""From the paths of a pair and a fingerprint to the entry that accepts it."""


def place_of(config: Config) -> Path:
    """Return where the baseline is kept: as set, or beside the settings, or in the working folder."""
    return config.baseline.file or (config.file.parent if config.file else Path.cwd()) / FILE


def load(path: Path) -> tuple[Entry, ...]:
    """Return the entries at `path`, none where there is no file; raises `UsageError` for a file that is not sound."""
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


def entry_of(found: Found, pair: Pair, path: Path, reason: str, date: str) -> Entry:
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
    )


def paths_of(pair: Pair, path: Path) -> tuple[str, str]:
    """Return the paths of a pair as entries of the baseline at `path` write them."""
    source, translation = (
        Path(os.path.relpath(side, path.parent)).as_posix() for side in (pair.source, pair.translation)
    )
    return source, translation


def acceptor(entries: Sequence[Entry], known: Container[tuple[str, str]]) -> Acceptor:
    """Return what finds the entry that accepts a finding; `known` are the pairs that there are, looked at or not."""
    own = {(entry.where, entry.fingerprint): entry for entry in entries}
    moved = {entry.fingerprint: entry for entry in entries if entry.where not in known}
    return lambda where, fingerprint: own.get((where, fingerprint)) or moved.get(fingerprint)


def _entry(row: Any, path: Path) -> Entry:  # noqa: ANN401  (anything may stand in a file)
    try:
        values = {**row, "source_path": row["pair"]["source"], "translation_path": row["pair"]["translation"]}
        entry = Entry(*(values[name] for name in Entry._fields))
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path}: an entry lacks {error}: mend it, or run `policyparse baseline update`") from error
    if not all(isinstance(value, str | None) for value in entry):
        raise UsageError(f"{path}: the entry {entry.fingerprint} holds something else than texts: mend it")
    return entry


def _text(entries: Iterable[Entry]) -> str:
    return dumps({"schema": SCHEMA, "accepted": [_row(entry) for entry in entries]}) + "\n"


def _row(entry: Entry) -> dict[str, Any]:
    values = entry._asdict()
    pair = {"source": values.pop("source_path"), "translation": values.pop("translation_path")}
    return {"check": values.pop("check"), "name": values.pop("name"), "pair": pair, **values}


def _order(entry: Entry) -> tuple[str, ...]:
    return entry.translation_path, entry.source_path, entry.check, entry.source or "", entry.fingerprint
