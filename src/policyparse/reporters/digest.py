"""The digest of a report for all formats: three sentences, and what needs attention first.

The sentences say what share of the source the translation carries, which targets, agencies and tracks are lost or
changed, and where to look first. They are derived from the report only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policyparse.model.document import Span
from policyparse.model.facts import Agency
from policyparse.model.report import AssignmentOutcome, Finding, Report, TargetOutcome, TrackOutcome
from policyparse.reporters.index import Index, is_named, locus, untitled, whereabouts
from policyparse.reporters.opinions import sentence
from policyparse.reporters.quantities import figure
from policyparse.reporters.sidebyside import breadcrumbs
from policyparse.reporters.summary import SEVERITIES, SHOWN, Summary, Verdict, count, gravest_first, is_counted, summary

_NAMED = 2  # of the things that a sentence counts
_LEAST_SEGMENTS = 3  # of a section that can be among the worst
_UNSURE = 0.5


class Task(NamedTuple):
    """A task whose agencies the translation leaves out, with its page or line."""

    outcome: AssignmentOutcome
    lost: tuple[Agency, ...]
    place: str


class WeakSection(NamedTuple):
    """A section with many losses: its name, the page or line where it begins, and its segments by verdict."""

    path: str
    name: str
    place: str
    counts: Mapping[Verdict, int]

    @property
    def whole(self) -> int:
        """How many segments it has."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Digest:
    """What a reader needs to know first.

    `errors` are the errors that no target covers. `targets` are changed, then lost or added; `tasks` and `sections` are
    those with the most losses, `tracks` those that are unnamed or lose items. `lost` are the agencies left out, the
    most frequent first. `not_judged` describes what the figures do not cover.
    """

    figures: Summary
    sentences: tuple[str, ...]
    errors: tuple[Finding, ...]
    targets: tuple[TargetOutcome, ...]
    tasks: tuple[Task, ...]
    lost: tuple[Agency, ...]
    tracks: tuple[TrackOutcome, ...]
    sections: tuple[WeakSection, ...]
    not_judged: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences in a row."""
        return " ".join(self.sentences)


def digest(report: Report, index: Index) -> Digest:
    """Return the digest of a report; what it lists is in the order in which it needs attention."""
    figures = summary(report)
    errors = _errors(report)
    targets = gravest_first(one for one in report.targets if one.verdict != "kept")
    tasks = _tasks(report)
    mentions = [agency for task in tasks for agency in task.lost]
    tracks = tuple(one for one in report.tracks if not one.labelled or one.dropped)
    sections = _sections(report, index)
    all_errors = [finding for finding in report.findings if finding.severity == "error"]
    sentences = (
        figures.claim + figures.grounds,
        _facts(report, figures, targets, mentions),
        _first(all_errors, targets, sections, report, index),
        sentence(report),
    )
    return Digest(
        figures,
        tuple(filter(None, sentences)),
        errors,
        targets,
        tasks,
        _by_frequency(mentions),
        tracks,
        sections,
        _not_judged(report, figures),
    )


def changed_figures(outcome: TargetOutcome) -> tuple[str, str] | None:
    """Return the figure of a changed target in the source and in the translation, where they differ."""
    if outcome.verdict != "changed" or outcome.source is None or outcome.translation is None:
        return None
    before, after = figure(outcome.source.quantity), figure(outcome.translation.quantity)
    return (before, after) if before != after else None


def target_words(outcome: TargetOutcome) -> str:
    """Return a target in a few words: `≥ 10 款 国际先进创新产品`, with an arrow to what it became."""
    known = outcome.source or outcome.translation
    assert known
    change = changed_figures(outcome)
    shown = " → ".join(change) if change else figure(known.quantity)
    return f"{shown} {known.quantity.indicator or ''}".rstrip()


def target_place(outcome: TargetOutcome, report: Report) -> str:
    """Return the page or line of a target in the source, or in the translation where the source lacks it."""
    if outcome.source:
        return whereabouts(report.bitext.source.structure, outcome.source.quantity.span)
    assert outcome.translation
    return whereabouts(report.bitext.translation.structure, outcome.translation.quantity.span)


def line_or_page(place: str) -> str:
    """Return a place in words: `page 3`, `line 48`, `unit tu-7`."""
    if place.startswith("#"):
        return f"unit {place[1:]}"
    return f"page {place[1:]}" if place.startswith("p") else f"line {place}"


def _errors(report: Report) -> tuple[Finding, ...]:
    """Return the errors that speak of no changed or lost target."""
    told = sorted(one.source.quantity.span for one in report.targets if one.source and one.verdict != "kept")

    def is_told(span: Span) -> bool:
        at = bisect_left(told, span.end, key=lambda one: one.start)
        return at > 0 and told[at - 1].end > span.start

    errors = (one for one in report.findings if one.severity == "error")
    return tuple(one for one in errors if not (one.source and is_told(one.source.span)))


def _tasks(report: Report) -> tuple[Task, ...]:
    structure = report.bitext.source.structure
    tasks = [
        Task(outcome, lost, whereabouts(structure, outcome.assignment.span))
        for outcome in report.assignments
        if (lost := tuple(agency for agency in outcome.assignment.agencies if not is_named(agency, outcome)))
    ]
    return tuple(sorted(tasks, key=lambda task: -len(task.lost)))


def _by_frequency(mentions: Sequence[Agency]) -> tuple[Agency, ...]:
    known = {agency.surface: agency for agency in reversed(mentions)}
    return tuple(known[surface] for surface, _ in Counter(agency.surface for agency in mentions).most_common())


def _sections(report: Report, index: Index) -> tuple[WeakSection, ...]:
    """Return the sections that lose segments, those that lose most first."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, str] = {}
    for item in report.renderings:
        if is_counted(item):
            tally[item.segment.section][item.verdict] += 1
            places.setdefault(item.segment.section, locus(item.segment))
    found = [
        WeakSection(
            path,
            breadcrumbs(path, index) or untitled(None),
            places[path],
            {verdict: counts[verdict] for verdict in SHOWN},
        )
        for path, counts in tally.items()
        if counts["omitted"] + counts["changed"] and sum(counts.values()) >= _LEAST_SEGMENTS
    ]
    return tuple(sorted(found, key=lambda one: (-one.counts["omitted"] - one.counts["changed"], one.whole)))


def _facts(report: Report, figures: Summary, targets: Sequence[TargetOutcome], mentions: Sequence[Agency]) -> str:
    """Return the second sentence: what became of targets, agencies and tracks."""
    whole = {tally.name: tally.whole for tally in figures.facts}
    changed, lost = ([target_words(one) for one in targets if one.verdict == name] for name in ("changed", "omitted"))
    unnamed = [track.name for track in report.tracks if not track.labelled]
    often = [agency.surface for agency in _by_frequency(mentions)]
    clauses = (
        _clause(
            whole["Targets"],
            "target",
            "kept",
            [_Lack("changed", len(changed), changed), _Lack("lost", len(lost), lost)],
        ),
        _clause(whole["Agencies"], "mention of an agency", "kept", [_Lack("lost", len(mentions), often, often=True)]),
        _clause(whole["Tracks"], "track", "named", [_Lack("unnamed", len(unnamed), unnamed)]),
    )
    told = "; ".join(filter(None, clauses))
    return told[:1].upper() + told[1:] + "." if told else ""


class _Lack(NamedTuple):
    """How many of something are changed or lost, and the names of some of them."""

    word: str
    number: int
    names: Sequence[str]
    often: bool = False

    @property
    def listed(self) -> str:
        shown = ", ".join(self.names[:_NAMED])
        if len(self.names) <= _NAMED:
            return f"{self.word} ({shown})"
        return f"{self.word} (most often {shown})" if self.often else f"{self.word} ({shown}, …)"


_PLURALS = {"mention of an agency": "mentions of agencies"}


def _clause(whole: int, noun: str, fine: str, lacks: Iterable[_Lack]) -> str:
    """Return `1 of 8 targets is lost (…)`, or that all of them are fine; empty if the source has none."""
    if not whole:
        return ""
    plural = _PLURALS.get(noun, f"{noun}s")
    first, *others = [lack for lack in lacks if lack.number] or [_Lack(fine, whole, ())]
    be = "is" if first.number == 1 else "are"
    number = f"{first.number:,} of {count(whole, noun, plural)}"
    if first.number == whole:
        number = f"the only {noun}" if whole == 1 else f"all {whole:,} {plural}"
    words = first.listed if first.names else first.word
    return " and ".join([f"{number} {be} {words}", *(f"{lack.number:,} {lack.listed}" for lack in others)])


def _first(
    errors: Sequence[Finding],
    targets: Sequence[TargetOutcome],
    sections: Sequence[WeakSection],
    report: Report,
    index: Index,
) -> str:
    """Return the third sentence: where to look first."""
    verdicts = {item.verdict for item in report.renderings}
    if "omitted" in verdicts <= {"omitted", "ignored"}:
        return "Nothing in the translation renders the source: see whether the two belong together."
    if errors:
        place = next(filter(None, (errors[0].source, errors[0].translation)), None)
        at = index.place(place.segment) if place else ""
        where = f", {'in' if at.startswith('#') else 'on'} {line_or_page(at)}" if at else ""
        if len(errors) == 1:
            return f"Look first at the one error{where}: {errors[0].message}."
        return f"Look first at the {count(len(errors), 'error')}; the first is {where.removeprefix(', ')}."
    grave = next((one for one in targets if one.verdict in ("changed", "omitted")), None)
    at_target = f"the target of {line_or_page(target_place(grave, report))}" if grave else ""
    at_section = _worst(sections)
    places = [place for place in (at_target, at_section) if place]
    if places:
        return f"Look first at {', then at '.join(places)}."
    return "Nothing needs attention first." if verdicts else ""


def _worst(sections: Sequence[WeakSection]) -> str:
    if not sections:
        return ""
    worst = sections[0]
    omitted, changed = worst.counts["omitted"], worst.counts["changed"]
    verdict, number = ("omitted", omitted) if omitted >= changed else ("changed", changed)
    name = f"section {worst.name.rpartition(' / ')[2]}" if worst.path else "what stands before the first heading"
    many = f"all {number:,}" if number == worst.whole else f"{number:,} of {worst.whole:,}"
    return f"{name} ({line_or_page(worst.place)}), where {many} segments are {verdict}"


def _not_judged(report: Report, figures: Summary) -> tuple[str, ...]:
    ignored = sum(item.verdict == "ignored" for item in report.renderings)
    ignored_too = sum(account.verdict == "ignored" for account in report.accounts)
    unsure = sum(item.confidence < _UNSURE for item in report.renderings if is_counted(item))
    documents = (report.bitext.source.structure.document, report.bitext.translation.structure.document)
    lacks = tuple(f"Not read: {lack}." for document in documents for lack in document.missing)
    aside = f"{count(ignored, 'segment')} of the source and {ignored_too:,} of the translation"
    return (
        *lacks,
        *([f"Left aside as letterhead, page furniture or numbering: {aside}."] if ignored or ignored_too else []),
        *([f"Unsure: the verdicts on {unsure:,} of {count(figures.segments, 'segment')}."] if unsure else []),
        "Style, grammar and readability are not judged.",
    )


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, the most severe first, in the order of the report within a severity."""
    return tuple(sorted(findings, key=lambda one: SEVERITIES.index(one.severity)))
