"""The two texts, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from policyparse.model.bitext import Account, Rendering
from policyparse.model.report import Finding, Report
from policyparse.reporters.index import Index, locus, untitled
from policyparse.reporters.marks import Piece, source_pieces, translation_pieces
from policyparse.reporters.opinions import remark
from policyparse.reporters.sidebyside import Row, breadcrumbs, is_under
from policyparse.reporters.summary import SHOWN, Verdict, is_counted, share

_UNSURE = 0.5
_START = 16  # characters by which a segment is known among its neighbours


class Words(NamedTuple):
    """One segment as shown: `links` are the ids on the other side; `again` where an earlier row has it too."""

    id: str
    links: tuple[str, ...]
    kind: str
    place: str
    pieces: tuple[Piece, ...]
    unsure: float | None = None
    again: bool = False


class Run(NamedTuple):
    """Neighbouring segments of one side with one verdict."""

    verdict: str
    words: tuple[Words, ...]


class RowView(NamedTuple):
    """A row of the two texts; `checks` and `severities` are those of all findings on it, `notes` those to be told."""

    verdicts: tuple[Verdict, ...]
    source: tuple[Run, ...]
    translation: tuple[Run, ...]
    notes: tuple[Finding, ...]
    remarks: tuple[str, ...]
    checks: tuple[str, ...]
    severities: tuple[str, ...]
    opinions: tuple[str, ...]


class SectionView(NamedTuple):
    """A section with its rows; `counts` are of its own segments, `track` where it is one or part of one."""

    path: str
    title: str
    track: bool
    counts: Mapping[Verdict, int]
    rows: tuple[RowView, ...]


class _Ground(NamedTuple):
    """What rows are made on: look-ups, tracks, and the number of the row that first has a translation."""

    known: Index
    tracks: tuple[str, ...]
    first: Mapping[str, int]


def text_sections(report: Report, index: Index, rows: Sequence[Row]) -> tuple[SectionView, ...]:
    """Return the sections that have rows, in document order."""
    numbered = list(enumerate(rows))
    ground = _Ground(
        index,
        tuple(outcome.section for outcome in report.tracks),
        {account.segment.id: at for at, row in reversed(numbered) for account in row.translation},
    )
    return tuple(
        _section(path, list(group), ground) for path, group in groupby(numbered, key=lambda one: one[1].section)
    )


def _section(path: str, rows: Sequence[tuple[int, Row]], ground: _Ground) -> SectionView:
    tally: Counter[str] = Counter(item.verdict for _, row in rows for item in row.source if is_counted(item))
    return SectionView(
        path,
        breadcrumbs(path, ground.known) or untitled(ground.known.sections.get(path)),
        any(is_under(path, track) for track in ground.tracks),
        {verdict: tally[verdict] for verdict in SHOWN},
        tuple(_row(at, row, ground) for at, row in rows),
    )


def _row(at: int, row: Row, ground: _Ground) -> RowView:
    found = row.findings(ground.known)
    told = row.findings(ground.known, told=True)
    return RowView(
        row.verdicts,
        tuple(_source_run(verdict, run, told) for (verdict, _), run in groupby(row.source, key=_kind)),
        tuple(
            _translation_run(account, told, again=ground.first[account.segment.id] < at) for account in row.translation
        ),
        told,
        () if told else tuple(_remark(item) for item in row.source if item.verdict in ("reworded", "changed")),
        tuple(sorted({finding.check for finding in found})),
        tuple(sorted({finding.severity for finding in found})),
        tuple(_opinion(item, row) for item in row.source if item.overruled),
    )


def _kind(rendering: Rendering) -> tuple[str, bool]:
    return rendering.verdict, rendering.segment.kind == "heading"


def _opinion(item: Rendering, row: Row) -> str:
    """Return the remark on a second opinion; in a row of several segments it says of which."""
    text = item.segment.text
    start = text if len(text) <= _START else f"{text[:_START]}…"
    return remark(item) if len(row.source) == 1 else f"“{start}”: {remark(item)}"


def _remark(rendering: Rendering) -> str:
    return f"{share(round(100 * rendering.coverage), 100)} of its content found"


def _source_run(verdict: str, run: Iterable[Rendering], told: Sequence[Finding]) -> Run:
    return Run(verdict, tuple(_rendering(item, told) for item in run))


def _rendering(item: Rendering, told: Sequence[Finding]) -> Words:
    segment = item.segment
    unsure = item.confidence if item.confidence < _UNSURE else None
    return Words(segment.id, item.links, segment.kind, locus(segment), source_pieces(item, told), unsure)


def _translation_run(account: Account, told: Sequence[Finding], *, again: bool) -> Run:
    segment, parts = account.segment, translation_pieces(account, told)
    words = Words(segment.id, account.links, segment.kind, locus(segment), parts, again=again)
    return Run("added" if account.verdict == "added" else "", (words,))
