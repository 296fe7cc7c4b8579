"""The state of the pairs of a project as data and in Markdown, and what all its layouts say in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policyparse.model.drift import Revision
from policyparse.model.overview import Overview, PairStatus
from policyparse.reporters.harmless import harmless
from policyparse.reporters.json import dumps
from policyparse.reporters.summary import count, percent

COLUMNS = ("state", "translation", "carried", "errors", "warnings", "notes", "pending", "days", "source", "translated")
ABOUT = (
    "Pending are changes of the source that the translation has yet to follow; days is the age of the oldest."
    " The dates are those of the last commit of each side."
)
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~<>$-])")


def claim(overview: Overview) -> str:
    """Return the state of the project in one sentence."""
    states = ", ".join(f"{number:,} {state}" for state, number in overview.states.items() if number)
    carried = f"; {percent(overview.coverage)} carried" if overview.coverage is not None else ""
    return f"{count(len(overview.pairs), 'pair')}: {states or 'none'}{carried}."


def unknowns(overview: Overview) -> Iterator[str]:
    """Yield a sentence for each reason why it is not known of some pairs how far they are behind."""
    reasons: dict[str, list[PairStatus]] = {}
    for pair in overview.pairs:
        if pair.unknown:
            reasons.setdefault(pair.unknown, []).append(pair)
    for reason, pairs in reasons.items():
        more = f" and {len(pairs) - 1} more" if len(pairs) > 1 else ""
        yield f"Not known of {pairs[0].translation}{more}: {reason}"


def cells(pair: PairStatus, overview: Overview) -> tuple[str, ...]:
    """Return the values of a row, after `COLUMNS`; what is not known is empty."""
    read = pair.error is None and pair.absent is None
    figures = (pair.errors, pair.warnings, pair.notes) if read else (None, None, None)
    sync = (pair.sync.pending, overview.days(pair)) if pair.sync else (None, None)
    return (
        pair.state,
        pair.translation if pair.absent != "translation" else pair.source,
        "" if pair.coverage is None else percent(pair.coverage),
        *("" if figure is None else f"{figure:,}" for figure in (*figures, *sync)),
        *(_day(revision) for revision in (pair.source_changed, pair.translation_changed)),
    )


def in_words(pair: PairStatus, overview: Overview) -> Iterator[str]:
    """Yield what a row says, in words; what is zero or not known is left out."""
    if pair.error:
        yield "it could not be read"
    if pair.absent:
        yield f"there is no {pair.absent}"
    if pair.coverage is not None:
        yield f"{percent(pair.coverage)} carried"
    for number, name in ((pair.errors, "error"), (pair.warnings, "warning"), (pair.notes, "note")):
        if number and not pair.absent:
            yield count(number, name)
    if pair.sync and pair.sync.pending:
        yield f"{pair.sync.pending:,} pending for {count(overview.days(pair) or 0, 'day')}"
    for name, revision in (("source", pair.source_changed), ("translation", pair.translation_changed)):
        if revision:
            yield f"{name} of {_day(revision)}"


def overview_json(overview: Overview) -> str:
    """Return all of it as `policyparse.status/1`."""
    return dumps(overview_dict(overview)) + "\n"


def overview_dict(overview: Overview) -> dict[str, Any]:
    """Return all of it as `policyparse.status/1`."""
    return {
        "schema": "policyparse.status/1",
        "policyparse": overview.policyparse,
        "asked": overview.asked.isoformat(),
        "summary": {
            "pairs": len(overview.pairs),
            "coverage": _rounded(overview.coverage),
            "states": {state.replace(" ", "-"): number for state, number in overview.states.items()},
        },
        "pairs": [_pair(pair, overview) for pair in overview.pairs],
    }


def overview_markdown(overview: Overview) -> str:
    """Return a table of all pairs, for a wiki or a step summary."""
    rows = (_row(cells(pair, overview)) for pair in overview.pairs)
    lines = (
        "### Translations",
        "",
        _plain(claim(overview)),
        "",
        _line(COLUMNS),
        _line("---:" if name in COLUMNS[2:8] else "---" for name in COLUMNS),
        *rows,
        "",
        ABOUT,
        *(f"\n{_plain(reason)}" for reason in unknowns(overview)),
    )
    return "\n".join(lines) + "\n"


def _row(values: tuple[str, ...]) -> str:
    state, path, *rest = values
    code = path.replace("`", "'").replace("|", "\\|")
    return _line((f"**{state}**" if state != "in step" else state, f"`{harmless(code)}`", *rest))


def _line(values: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(values)} |"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", harmless(text))


def _pair(pair: PairStatus, overview: Overview) -> dict[str, Any]:
    return {
        "state": pair.state.replace(" ", "-"),
        "source": {"path": pair.source, "changed": _revision(pair.source_changed)},
        "translation": {"path": pair.translation, "changed": _revision(pair.translation_changed)},
        "absent": pair.absent,
        "error": pair.error,
        "coverage": _rounded(pair.coverage),
        "findings": {
            "error": pair.errors,
            "warning": pair.warnings,
            "note": pair.notes,
            "accepted": pair.accepted,
            "failing": pair.failing,
        },
        "drift": None
        if pair.sync is None
        else {"pending": pair.sync.pending, "unclear": pair.sync.unclear, "oldest_pending_days": overview.days(pair)},
        "drift_unknown": pair.unknown,
    }


def _revision(revision: Revision | None) -> dict[str, str] | None:
    return {"commit": revision.commit, "date": revision.date.isoformat()} if revision else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _day(revision: Revision | None) -> str:
    return f"{revision.date:%Y-%m-%d}" if revision else ""
