"""How far the translation of a pair is behind; cached while neither file nor its history changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config
from policyparse.errors import PolicyparseError, UsageError
from policyparse.gate import cache, keys
from policyparse.gate.frontmatter import source_commit
from policyparse.gate.looking import Progress
from policyparse.gate.model import Pair
from policyparse.gate.timeline import Timeline
from policyparse.model.overview import Sync


class Known(NamedTuple):
    """How far a pair is behind, or why that is unknown, in words that name no file."""

    sync: Sync | None
    unknown: str | None = None


def known_sync(
    pair: Pair, config: Config, settings: str, timeline: Timeline, *, cached: bool, progress: Progress
) -> Known:
    """Return how far a translation is behind its source; never raises for an incomplete history.

    `settings` is the result of `keys.settings_of` for `config`.
    """
    pasts = tuple(timeline.past(Path(path)) for path in (pair.source, pair.translation))
    if None in pasts:
        return Known(None, "not in a git repository")
    lost = next((path for path, past in zip(pair[:2], pasts, strict=True) if past and past.last is None), None)
    if lost:
        return Known(None, "in no commit yet")
    try:
        key = _key(pair, settings, timeline)
    except UsageError as error:
        return Known(None, f"source-commit: {error}")
    kept = cache.recall(key) if cached and key else None
    if kept is None:
        kept = json.dumps(_asked(pair, config, progress))
        if cached and key:
            cache.keep(key, kept)
    pending, unclear, oldest, unknown = json.loads(kept)
    if unknown is not None:
        return Known(None, unknown)
    return Known(Sync(pending, unclear, datetime.fromtimestamp(oldest, UTC) if oldest is not None else None))


def _key(pair: Pair, settings: str, timeline: Timeline) -> str | None:
    """Return what the drift of a pair depends on, in one digest; None if a file cannot be read."""
    record = keys.key_of(pair, settings)
    if record is None:
        return None
    paths = Path(pair.source), Path(pair.translation)
    histories = [past.digest for path in paths if (past := timeline.past(path))]
    shallow = [repr(repository.shallow) for path in paths if (repository := timeline.repository(path))]
    pinned = pair.source_commit or source_commit(paths[1].read_bytes())
    source = timeline.repository(paths[0])
    commit = source.resolve(pinned).commit if pinned and source else ""
    return keys.joined(("drift", record, *histories, *shallow, commit))


def _asked(pair: Pair, config: Config, progress: Progress) -> tuple[int, int, float | None, str | None]:
    from policyparse.gate.history import Range  # noqa: PLC0415  (as below)
    from policyparse.gate.overdue import drift_of  # noqa: PLC0415  (it compares; what is in the cache needs it not)

    try:
        drift = drift_of(pair, config, Range(), progress)
    except PolicyparseError as error:
        sides = (pair.translation, "the translation"), (pair.source, "the source")
        return 0, 0, None, reduce(lambda text, side: text.replace(*side), sides, str(error))
    now = datetime.now(UTC)
    dates = [change.since.date if change.since else now for change in drift.pending]
    unclear = sum(change.verdict == "unclear" for change in drift.changes)
    return len(dates), unclear, min(dates).timestamp() if dates else None, None
