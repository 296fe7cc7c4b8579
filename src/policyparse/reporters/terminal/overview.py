"""The report on one screen: what it comes to, what needs attention first, the counts, and how to see more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from policyparse.model.document import SideName
from policyparse.model.report import Finding, Report, TargetOutcome, TrackOutcome
from policyparse.reporters.digest import Digest, Task, WeakSection, target_place, target_words
from policyparse.reporters.index import Index
from policyparse.reporters.summary import count
from policyparse.reporters.terminal.headline import counts, label, opening
from policyparse.reporters.terminal.layout import clipped, hang, title
from policyparse.reporters.terminal.page import Page, Part

_MOST_ERRORS, _MOST_TARGETS, _MOST_TASKS, _MOST_SECTIONS = 4, 5, 3, 3
_PLACE = 5
_MORE = (
    ("--full", "all of it"),
    ("--only targets", "a part: targets, assignments, tracks, terms, or a verdict"),
    ("-o report.html", "a page to review; also .docx, .xlsx, .md"),
)


def overview(report: Report, known: Digest, index: Index, page: Page) -> list[Text]:
    """Return the report in some 40 lines at most."""
    attention = list(_attention(report, known, index, page))
    return [
        *opening(report, known, page),
        *(title(page, "What needs attention first") if attention else []),
        *attention,
        Text(),
        *counts(known.figures, page),
        *_hints(page),
    ]


def _attention(report: Report, known: Digest, index: Index, page: Page) -> Iterator[Text]:
    yield from _group("Errors", [_error(one, index, page) for one in known.errors], _MOST_ERRORS, page)
    yield from _group("Targets", [_target(one, report, page) for one in known.targets], _MOST_TARGETS, page)
    mentions = sum(len(task.lost) for task in known.tasks)
    tasks = [_task(one, page) for one in known.tasks]
    yield from _group("Agencies", tasks, _MOST_TASKS, page, f"of {count(mentions, 'mention')} left out")
    tracks = [page.dot.join(_track(one, page) for one in known.tracks)] if known.tracks else []
    yield from _group("Tracks", tracks, 1, page)
    yield from _group("Sections", [_section(one, page) for one in known.sections], _MOST_SECTIONS, page)


def _group(name: str, items: Sequence[Text], most: int, page: Page, about: str = "") -> Iterator[Text]:
    """Yield a line for each of the first items, and one that says how many more there are."""
    shown = items if len(items) == most + 1 else items[:most]
    for at, item in enumerate(shown):
        yield clipped(page, label(page, "" if at else name) + item, page.width)
    if len(shown) < len(items):
        words = f"and {len(items) - len(shown):,} more"
        yield label(page, "") + page.text((" ".join(filter(None, (words, about and f"({about})"))), "muted"))


def _at(place: str, side: SideName, page: Page) -> Text:
    words = page.place(place, side)
    return Text(" " * (_PLACE - words.cell_len)) + words + Text("  ")


def _error(finding: Finding, index: Index, page: Page) -> Text:
    side: SideName = "source" if finding.source else "translation"
    place = finding.source or finding.translation
    where = _at(index.place(place.segment) if place else "", side, page)
    quoted: Part = (f"  {place.text}", "muted") if place else ""
    return where + page.text((f"{finding.check} ", "error"), finding.message, quoted)


def _target(outcome: TargetOutcome, report: Report, page: Page) -> Text:
    where = _at(target_place(outcome, report), "source" if outcome.source else "translation", page)
    reason: Part = (f"  {outcome.reasons[0]}", "muted") if outcome.verdict == "changed" and outcome.reasons else ""
    words = target_words(outcome).replace("→", page.signs.arrow)
    return where + page.text(page.verdict(outcome.verdict, f"{outcome.verdict:<7}"), "  ", words, reason)


def _task(task: Task, page: Page) -> Text:
    whole = len(task.outcome.assignment.agencies)
    head = page.text(page.verdict("omitted", f"{len(task.lost)} of {whole}"), "  ")
    heading = task.outcome.assignment.heading or task.outcome.assignment.section
    names = page.dot.join(page.text(agency.surface) for agency in task.lost)
    return _at(task.place, "source", page) + head + page.text((f"{heading}  ", "muted")) + names


def _track(track: TrackOutcome, page: Page) -> Text:
    words: Part = "" if track.labelled else page.verdict("omitted", "unnamed")
    items = f"{len(track.dropped)} of {len(track.kept) + len(track.dropped)} items lost" if track.dropped else ""
    return page.join((words, track.name, (items, "muted")), " ")


def _section(section: WeakSection, page: Page) -> Text:
    lost = section.counts["omitted"]
    words = [page.verdict("omitted", f"{lost} of {section.whole}")] if lost else []
    if section.counts["changed"]:
        words.append(page.verdict("changed", f"{section.counts['changed']} changed"))
    return _at(section.place, "source", page) + page.join([*words, section.name])


def _hints(page: Page) -> Iterable[Text]:
    yield Text()
    for option, what in _MORE:
        yield from hang(page.text((f"{option:<16}", "strong")), page.text((what, "muted")), page.width)
