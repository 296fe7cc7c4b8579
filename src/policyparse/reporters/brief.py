"""One page for decision makers: three sentences, targets, agencies and tracks, examples, and what was not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.languages import language_of
from policyparse.model.bitext import Rendering
from policyparse.model.facts import Target
from policyparse.model.report import Finding, Report, TargetOutcome, TrackOutcome
from policyparse.model.structure import Structure
from policyparse.reporters.digest import by_severity, changed_figures, digest, line_or_page, target_place
from policyparse.reporters.index import Index, index, is_named, locus, partly, path_of, segment_at, whereabouts
from policyparse.reporters.opinions import change, overruled
from policyparse.reporters.quantities import figure, terms
from policyparse.reporters.sidebyside import breadcrumbs, section_of
from policyparse.reporters.summary import Summary, gravest_first

_EXAMPLES = 5
_MOST_AGENCIES = 8
_MOST_OPINIONS = 5
_LONGEST = 160
_ENDS = "，、；,;"


class TargetLine(NamedTuple):
    """A target: what it promises on either side, and both statements where they differ."""

    verdict: str
    what: str
    place: str
    source: str
    translation: str
    texts: tuple[str, str] | None
    reasons: tuple[str, ...]


class AgencyLine(NamedTuple):
    """An agency that is left out of some of its tasks."""

    surface: str
    name: str
    lost: int
    tasks: int


class PartLine(NamedTuple):
    """A task that is kept in part: what it is, where, and what is left of it."""

    task: str
    place: str
    remark: str


class TrackLine(NamedTuple):
    """A track: whether it is named, and how many of its items are kept."""

    name: str
    named: bool
    kept: int
    whole: int


class Example(NamedTuple):
    """A finding as an example: where it is, what it says, and both texts."""

    severity: str
    place: str
    section: str
    message: str
    source: str
    translation: str


class OpinionLine(NamedTuple):
    """A verdict that a second opinion changed: where, what changed, why, and the segment."""

    place: str
    change: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What is on the page; `more_agencies` is how many have no line of their own, so is `more_opinions`.

    `tags` are the languages of source and translation (BCP 47), `official` is what heads the agencies' names in that of
    the translation.
    """

    paths: tuple[str, str]
    tags: tuple[str, str]
    official: str
    figures: Summary
    sentences: tuple[str, ...]
    targets: tuple[TargetLine, ...]
    agencies: tuple[AgencyLine, ...]
    more_agencies: int
    partly: tuple[PartLine, ...]
    tracks: tuple[TrackLine, ...]
    examples: tuple[Example, ...]
    not_judged: tuple[str, ...]
    opinions: tuple[OpinionLine, ...] = ()
    more_opinions: int = 0


def brief(report: Report) -> Brief:
    """Return the brief of a report."""
    known = index(report)
    told = digest(report, known)
    agencies = _agencies(report)
    opinions = tuple(map(_opinion, overruled(report)))
    source, translation = (side.structure.document for side in (report.bitext.source, report.bitext.translation))
    return Brief(
        (path_of(source), path_of(translation)),
        (language_of(source.language).tag, language_of(translation.language).tag),
        f"Official {language_of(translation.language).name}",
        told.figures,
        told.sentences,
        tuple(_target(outcome, report) for outcome in gravest_first(report.targets)),
        agencies[:_MOST_AGENCIES],
        len(agencies[_MOST_AGENCIES:]),
        tuple(_parts(report))[:_MOST_AGENCIES],
        tuple(map(_track, report.tracks)),
        tuple(_example(finding, known) for finding in _chosen(report, known)),
        told.not_judged,
        opinions[:_MOST_OPINIONS],
        len(opinions[_MOST_OPINIONS:]),
    )


def shortened(text: str, most: int = _LONGEST) -> str:
    """Return as much of a text as a quotation needs."""
    line = " ".join(text.split()).rstrip(_ENDS)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _target(outcome: TargetOutcome, report: Report) -> TargetLine:
    source, translation = outcome.source, outcome.translation
    known = source or translation
    assert known
    differ = outcome.verdict != "kept"
    sides = ((source, report.bitext.source), (translation, report.bitext.translation))
    texts = tuple(_statement(target, side.structure) if target else "" for target, side in sides)
    change = changed_figures(outcome)
    return TargetLine(
        outcome.verdict,
        known.quantity.indicator or "",
        line_or_page(target_place(outcome, report)),
        ", ".join(filter(None, (figure(source.quantity), terms(source)))) if source else "",
        (change[1] if change else figure(translation.quantity)) if translation else "",
        (texts[0], texts[1]) if differ else None,
        outcome.reasons,
    )


def _statement(target: Target, structure: Structure) -> str:
    """Return the segment that states a target, or its sentence where no segment does."""
    segment = segment_at(structure, target.quantity.span)
    return shortened(segment.text if segment else target.sentence)


def _agencies(report: Report) -> tuple[AgencyLine, ...]:
    tasks: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    names: dict[str, str] = {}
    english = report.bitext.direction == PAIR.forth
    for outcome in report.assignments:
        for agency in outcome.assignment.agencies:
            tasks[agency.surface] += 1
            lost[agency.surface] += not is_named(agency, outcome)
            names.setdefault(agency.surface, (agency.name_en if english else agency.name_zh) or "")
    return tuple(
        AgencyLine(surface, names[surface], number, tasks[surface]) for surface, number in lost.most_common() if number
    )


def _parts(report: Report) -> Iterator[PartLine]:
    """Yield the tasks that the translation keeps in part."""
    for outcome in report.assignments:
        if remark := partly(outcome):
            task, place = outcome.assignment, whereabouts(report.bitext.source.structure, outcome.assignment.span)
            yield PartLine(shortened(task.heading or task.section), line_or_page(place), remark)


def _track(track: TrackOutcome) -> TrackLine:
    return TrackLine(track.name, track.labelled, len(track.kept), len(track.kept) + len(track.dropped))


def _opinion(item: Rendering) -> OpinionLine:
    reason = item.overruled.reason if item.overruled else ""
    return OpinionLine(line_or_page(locus(item.segment)), change(item), reason, shortened(item.segment.text))


def _chosen(report: Report, known: Index) -> Sequence[Finding]:
    """Return findings of several checks, the gravest and surest first; what targets tell is told already."""
    told = {outcome.source.quantity.span for outcome in report.targets if outcome.source}
    open_ = [one for one in report.findings if not (one.source and one.source.span in told)]
    ranked = by_severity(sorted(open_, key=lambda one: -one.confidence))
    return list(_varied(ranked, known))[:_EXAMPLES]


def _varied(ranked: Sequence[Finding], known: Index) -> Iterator[Finding]:
    """Yield the first finding of each check, then the first of each section, then the rest."""
    seen: set[str] = set()
    left = []
    for finding in ranked:
        if finding.check in seen:
            left.append(finding)
        else:
            seen.add(finding.check)
            yield finding
    for finding in sorted(left, key=lambda one: (section_of(one, known) in seen, 0)):
        seen.add(section_of(finding, known))
        yield finding


def _example(finding: Finding, known: Index) -> Example:
    place = finding.source or finding.translation
    where = known.place(place.segment) if place else ""
    source, translation = _texts(finding, known)
    return Example(
        finding.severity,
        line_or_page(where) if where else "",
        breadcrumbs(section_of(finding, known), known),
        finding.message,
        shortened(source),
        shortened(translation),
    )


def _texts(finding: Finding, known: Index) -> tuple[str, str]:
    """Return the segments that a finding speaks of; what renders the source's is the other, where it names none."""
    source = known.renderings.get(finding.source.segment) if finding.source else None
    account = known.accounts.get(finding.translation.segment) if finding.translation else None
    links = source.links if source and not account else ()
    english = [account.segment.text] if account else [known.accounts[link].segment.text for link in links]
    return source.segment.text if source else "", " / ".join(english)
