"""The sheets of targets, assignments and tracks."""

from __future__ import annotations

from policyparse.model.facts import Target
from policyparse.model.report import Report, TargetOutcome
from policyparse.model.structure import Structure
from policyparse.reporters.index import Index, is_named, whereabouts
from policyparse.reporters.quantities import figure, terms
from policyparse.reporters.summary import gravest_first
from policyparse.reporters.xlsx.writing import Column, Table, Value


def targets(report: Report) -> Table:
    """Return the targets of either side beside each other."""
    columns = (
        Column("verdict", 10),
        Column("what", 28, "chinese"),
        Column("source", 18),
        Column("translation", 18),
        Column("source's terms", 20),
        Column("translation's terms", 20),
        Column("reasons", 40),
        Column("source sentence", 50, "chinese", printed=False),
        Column("translation sentence", 50, printed=False),
        Column("line or page", 12, printed=False),
    )
    return Table("Targets", columns, [_target(outcome, report) for outcome in gravest_first(report.targets)])


def _target(outcome: TargetOutcome, report: Report) -> tuple[Value, ...]:
    source, translation = outcome.source, outcome.translation
    known = source or translation
    return (
        outcome.verdict,
        known.quantity.indicator if known else None,
        figure(source.quantity) if source else None,
        figure(translation.quantity) if translation else None,
        terms(source) if source else None,
        terms(translation) if translation else None,
        "; ".join(outcome.reasons),
        source.sentence if source else None,
        translation.sentence if translation else None,
        _place(source, report.bitext.source.structure) or _place(translation, report.bitext.translation.structure),
    )


def _place(target: Target | None, structure: Structure) -> str | None:
    return whereabouts(structure, target.quantity.span) if target else None


def assignments(report: Report) -> Table:
    """Return a row for each agency of each task."""
    columns = (
        Column("task", 36, "chinese"),
        Column("line or page", 12),
        Column("agency", 24, "chinese"),
        Column("role", 10),
        Column("verdict", 10),
        Column("official English", 44),
        Column("full name", 36, "chinese"),
    )
    structure = report.bitext.source.structure
    return Table(
        "Assignments",
        columns,
        [
            (
                outcome.assignment.heading or outcome.assignment.section,
                whereabouts(structure, outcome.assignment.span),
                agency.surface,
                agency.role,
                "kept" if is_named(agency, outcome) else "omitted",
                agency.name_en,
                agency.name_zh,
            )
            for outcome in report.assignments
            for agency in outcome.assignment.agencies
        ],
    )


def tracks(report: Report, index: Index) -> Table:
    """Return a row for each item of each track."""
    columns = (
        Column("track", 28, "chinese"),
        Column("labelled", 10),
        Column("verdict", 10),
        Column("item", 60, "chinese"),
        Column("line or page", 12),
    )
    return Table(
        "Tracks",
        columns,
        [
            (
                track.name,
                "yes" if track.labelled else "no",
                verdict,
                index.item_name(name),
                index.place(name),
            )
            for track in report.tracks
            for verdict, names in (("omitted", track.dropped), ("kept", track.kept))
            for name in names
        ],
    )
