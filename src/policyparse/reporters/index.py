"""Look-ups: segments by id, and the place in the report where each finding is shown."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policyparse.model.bitext import Account, Rendering
from policyparse.model.document import Document, Passage, Span
from policyparse.model.facts import Agency
from policyparse.model.report import AssignmentOutcome, Finding, Report
from policyparse.model.structure import Section, Segment, Structure
from policyparse.reporters.harmless import harmless
from policyparse.verdicts.tracks import name_of

_IMPLIED = {("omitted", "omission"), ("added", "addition")}


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups into a report. `found` has the findings of each segment, `told` those that are shown next to it.

    `loose` are findings without a segment to show them at. `assigned` are the segments in the list of assignments,
    `sections` those of the source by path.
    """

    renderings: Mapping[str, Rendering]
    accounts: Mapping[str, Account]
    found: Mapping[str, tuple[Finding, ...]]
    told: Mapping[str, tuple[Finding, ...]]
    loose: tuple[Finding, ...]
    assigned: frozenset[str]
    sections: Mapping[str, Section]

    def place(self, segment: str) -> str:
        """Return the unit, page or line of a segment of either side; empty if there is none of that id."""
        item = self._item(segment)
        return locus(item.segment) if item else ""

    def item_name(self, segment: str) -> str:
        """Return what the item of a track is called; its id if there is no such segment."""
        item = self.renderings.get(segment)
        return name_of(item.segment.text) if item else segment

    def verdict(self, segment: str) -> str:
        """Return the verdict of a segment of either side; empty if there is none of that id."""
        item = self._item(segment)
        return item.verdict if item else ""

    def _item(self, segment: str) -> Rendering | Account | None:
        return self.renderings.get(segment) or self.accounts.get(segment)


def index(report: Report) -> Index:
    """Return the look-ups of `report`.

    A finding that says no more than the verdict of its segment (an omission of an omitted one) is not told again.
    """
    renderings = {rendering.segment.id: rendering for rendering in report.renderings}
    accounts = {account.segment.id: account for account in report.accounts}
    verdicts = {name: item.verdict for name, item in (renderings | accounts).items()}
    found = defaultdict(list)
    for finding in report.findings:
        found[_home(finding, renderings, accounts)].append(finding)
    loose = tuple(found.pop("", ()))
    told = {
        name: [one for one in group if (verdicts[name], one.category) not in _IMPLIED] for name, group in found.items()
    }
    assigned = frozenset(outcome.assignment.segment for outcome in report.assignments if outcome.assignment.segment)
    sections = {section.path: section for section in report.bitext.source.structure.sections}
    return Index(renderings, accounts, _frozen(found), _frozen(told), loose, assigned, sections)


def _frozen(groups: Mapping[str, list[Finding]]) -> dict[str, tuple[Finding, ...]]:
    return {name: tuple(group) for name, group in groups.items() if group}


def _home(finding: Finding, renderings: Mapping[str, Rendering], accounts: Mapping[str, Account]) -> str:
    """Return the source segment, or that which the translation segment renders, or the added one, or none."""
    rendering = renderings.get(finding.source.segment) if finding.source else None
    if rendering and rendering.verdict != "ignored":
        return rendering.segment.id
    account = accounts.get(finding.translation.segment) if finding.translation else None
    if account and account.verdict == "added":
        return account.segment.id
    shown = (link for link in account.links if renderings[link].verdict != "ignored") if account else iter(())
    return next(shown, "")


def locus(segment: Segment) -> str:
    """Return where a segment stands: its unit in a bilingual file, its page, or its line where there are none."""
    if segment.unit is not None:
        return f"#{segment.unit}"
    return f"p{segment.page}" if segment.page else str(segment.line)


def stretches(passage: Passage, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return `spans` as offsets into the passage's text, in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pair for span in spans for pair in offsets(passage, span)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def offsets(passage: Passage, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of `span` of the document that lie in the passage, as offsets into its text."""
    at = 0
    for piece in passage.pieces:
        low, high = max(piece.start, span.start), min(piece.end, span.end)
        if low < high:
            yield at + low - piece.start, at + high - piece.start
        at += piece.end - piece.start


def content(text: str) -> int:
    """Return how many characters of `text` bear content: letters, digits, Han."""
    return sum(map(str.isalnum, text))


def whereabouts(structure: Structure, span: Span) -> str:
    """Return the page or line at which `span` of the document begins."""
    segment = segment_at(structure, span)
    return locus(segment) if segment else str(structure.document.text.count("\n", 0, span.start) + 1)


def segment_at(structure: Structure, span: Span) -> Segment | None:
    """Return the segment in which `span` of the document lies."""
    at = bisect_right(structure.segments, span.start, key=lambda one: one.span.start)
    last = structure.segments[at - 1] if at else None
    return last if last and span.end <= last.span.end else None


def is_named(agency: Agency, outcome: AssignmentOutcome) -> bool:
    """Return whether the translation names the agency among those of its task."""
    return not {agency.surface, agency.name_zh, agency.name_en}.isdisjoint(outcome.named)


def partly(outcome: AssignmentOutcome) -> str:
    """Return in words how an assignment is kept in part, by agency and by role; empty where it is kept or lost."""
    if outcome.verdict != "changed":
        return ""
    missing = [agency.surface for agency in outcome.assignment.agencies if not is_named(agency, outcome)]
    lost = (f"{', '.join(missing)} not named",) if missing else ()
    return f"partly kept: {'; '.join((*lost, *outcome.reasons))}"


_OFFICE = "application/vnd.openxmlformats-officedocument"
_PROGRAMS: Mapping[str, str] = {
    "text/plain": "plain text",
    "text/markdown": "Markdown",
    "text/html": "HTML",
    "application/pdf": "PDF",
    f"{_OFFICE}.wordprocessingml.document": "Word",
    f"{_OFFICE}.presentationml.presentation": "PowerPoint",
    f"{_OFFICE}.spreadsheetml.sheet": "Excel",
    "application/x-xliff+xml": "XLIFF",
    "application/xliff+xml": "XLIFF",
    "application/x-tmx+xml": "TMX",
    "text/x-gettext-translation": "PO",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}


def kind_of(document: Document) -> str:
    """Return the usual name of the document's format: `PowerPoint`; its media type if it has none."""
    return _PROGRAMS.get(document.origin.media_type, document.origin.media_type)


def path_of(document: Document) -> str:
    """Return the document's path as it may be shown, or what stands for it."""
    return {"-": "(standard input)", "": "(text)"}.get(document.origin.path) or harmless(document.origin.path)


def untitled(section: Section | None) -> str:
    """Return what to call a section whose heading is no segment."""
    words = f"{section.number or ''} {section.title}".strip() if section else ""
    return words or "Before the first heading"
