"""Targets, tracks and assignments as the page shows them."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from policyparse.model.facts import Agency, Target
from policyparse.model.report import AssignmentOutcome, Report, TargetOutcome, TrackOutcome
from policyparse.model.structure import Structure
from policyparse.reporters.index import Index, is_named, locus, partly, segment_at, whereabouts
from policyparse.reporters.marks import Piece, pieces


class Statement(NamedTuple):
    """The statement of a target: the id and place of its segment, empty if unknown, and its words."""

    segment: str
    place: str
    pieces: tuple[Piece, ...]


class TargetRow(NamedTuple):
    """A target beside its counterpart, each with its statement."""

    outcome: TargetOutcome
    source: Statement | None
    translation: Statement | None

    @property
    def known(self) -> Target:
        """The target of the source, or the one that only the translation has."""
        target = self.outcome.source or self.outcome.translation
        assert target
        return target


class Item(NamedTuple):
    """A segment as an item of a list."""

    segment: str
    text: str


class TrackRow(NamedTuple):
    """A track with the segments of its items, kept and dropped."""

    outcome: TrackOutcome
    kept: tuple[Item, ...]
    dropped: tuple[Item, ...]


class Column(NamedTuple):
    """An agency, the number of its tasks, and in how many of them the translation names it."""

    agency: Agency
    tasks: int
    named: int


class Cell(NamedTuple):
    """An agency's part in a task."""

    role: Literal["lead", "support", "joint"]
    named: bool


class Task(NamedTuple):
    """A task, its cells in the order of the columns, None where an agency has no part in it, and what is left of it."""

    outcome: AssignmentOutcome
    place: str
    cells: tuple[Cell | None, ...]
    remark: str


class Matrix(NamedTuple):
    """Tasks by agencies."""

    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]


def target_rows(report: Report) -> tuple[TargetRow, ...]:
    """Return the targets of either side in the report's order."""
    source, translation = report.bitext.source.structure, report.bitext.translation.structure
    return tuple(
        TargetRow(outcome, _statement(outcome.source, source), _statement(outcome.translation, translation))
        for outcome in report.targets
    )


def _statement(target: Target | None, structure: Structure) -> Statement | None:
    if target is None:
        return None
    span = target.quantity.span
    segment = segment_at(structure, span)
    if segment is None:
        return Statement("", "", (Piece(target.sentence, ()),))
    return Statement(segment.id, locus(segment), pieces(segment.passage, {"figure": (span,)}))


def track_rows(report: Report, index: Index) -> tuple[TrackRow, ...]:
    """Return the tracks of the source with their items."""

    def items(ids: tuple[str, ...]) -> tuple[Item, ...]:
        return tuple(Item(name, index.item_name(name)) for name in ids)

    return tuple(TrackRow(outcome, items(outcome.kept), items(outcome.dropped)) for outcome in report.tracks)


def matrix(report: Report) -> Matrix:
    """Return the assignments of the source; agencies with the most tasks come first."""
    mentions = [(agency, outcome) for outcome in report.assignments for agency in outcome.assignment.agencies]
    tasks = Counter(agency.surface for agency, _ in mentions)
    named = Counter(agency.surface for agency, outcome in mentions if is_named(agency, outcome))
    known = {agency.surface: agency for agency, _ in reversed(mentions)}
    columns = tuple(Column(known[name], number, named[name]) for name, number in tasks.most_common())
    structure = report.bitext.source.structure
    return Matrix(columns, tuple(_task(outcome, columns, structure) for outcome in report.assignments))


def _task(outcome: AssignmentOutcome, columns: tuple[Column, ...], structure: Structure) -> Task:
    parts = {agency.surface: Cell(agency.role, is_named(agency, outcome)) for agency in outcome.assignment.agencies}
    cells = tuple(parts.get(column.agency.surface) for column in columns)
    return Task(outcome, whereabouts(structure, outcome.assignment.span), cells, partly(outcome))
