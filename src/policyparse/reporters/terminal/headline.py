"""The first screen: how much of the source the translation carries, and what of its facts survive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.text import Text

from policyparse.model.bitext import Analysis, Rendering
from policyparse.model.report import Report
from policyparse.reporters.terminal.index import LANGUAGES, content, content_within, is_named, path_of
from policyparse.reporters.terminal.layout import bar, count, hang, row, share, wrap
from policyparse.reporters.terminal.page import Page, Part
from policyparse.reporters.terminal.theme import SHOWN, Role, Verdict

_LABEL = 13
_NARROW = 60
_LONGEST_BAR = 100
_SEVERITIES: tuple[Role, ...] = ("error", "warning", "note")


def headline(report: Report, page: Page) -> list[Text]:
    """Return the documents, one sentence and the figures."""
    tally: Counter[str] = Counter(rendering.verdict for rendering in report.renderings)
    counts = {verdict: tally[verdict] for verdict in SHOWN}
    return [
        *_document("source", report.bitext.source, page),
        *_document("translation", report.bitext.translation, page),
        Text(),
        *wrap(_sentence(report, counts, page), page.width),
        *_overview(counts, page),
        Text(),
        *_facts(report, page),
        *hang(_label(page, "Additions"), _additions(report, page), page.width),
        *hang(_label(page, "Findings"), _findings(report, page), page.width),
    ]


def _document(name: str, side: Analysis, page: Page) -> list[Text]:
    document = side.structure.document
    facts = ", ".join(filter(None, (LANGUAGES[document.language], document.origin.media_type)))
    return hang(_label(page, name), page.join((path_of(document), (facts, "muted"))), page.width)


def _sentence(report: Report, counts: Mapping[Verdict, int], page: Page) -> Text:
    whole = sum(counts.values())
    if not whole:
        return page.text(("The source has no segment to compare.", "strong"))
    carried = whole - counts["omitted"]
    of_text = share(*_characters(report.renderings))
    return page.text(
        (f"The translation carries {share(carried, whole)} of the source", "strong"),
        f": {carried:,} of {count(whole, 'segment')}, {of_text} of the characters.",
    )


def _overview(counts: Mapping[Verdict, int], page: Page) -> list[Text]:
    if not any(counts.values()):
        return []
    words = [
        page.verdict(name, f"{counts[name]:,} {name}") if counts[name] else (f"0 {name}", "muted") for name in SHOWN
    ]
    return [bar(page, counts, min(page.width, _LONGEST_BAR)), *row(page, words)]


def _characters(renderings: tuple[Rendering, ...]) -> tuple[int, int]:
    """Characters of content carried, and all; what was not found in a reworded or changed segment is not carried."""
    carried = whole = 0
    for rendering in renderings:
        if rendering.verdict == "ignored":
            continue
        size = content(rendering.segment.text)
        whole += size
        if rendering.verdict == "kept":
            carried += size
        elif rendering.verdict != "omitted":
            carried += size - content_within(rendering.segment.passage, rendering.uncovered)
    return carried, whole


def _facts(report: Report, page: Page) -> Iterator[Text]:
    targets = Counter(outcome.verdict for outcome in report.targets)
    yield from _fact(page, "Targets", {name: targets[name] for name in ("kept", "changed", "omitted")})
    assignments = Counter(outcome.verdict for outcome in report.assignments)
    yield from _fact(page, "Assignments", {name: assignments[name] for name in ("kept", "changed", "omitted")})
    mentions = [is_named(agency, outcome) for outcome in report.assignments for agency in outcome.assignment.agencies]
    named = sum(mentions)
    yield from _fact(page, "Agencies", {"kept": named, "omitted": len(mentions) - named}, kept="named")
    labelled = sum(track.labelled for track in report.tracks)
    yield from _fact(page, "Tracks", {"kept": labelled, "omitted": len(report.tracks) - labelled}, kept="labelled")
    kept = sum(len(track.kept) for track in report.tracks)
    dropped = sum(len(track.dropped) for track in report.tracks)
    yield from _fact(page, "Track items", {"kept": kept, "omitted": dropped})


def _fact(page: Page, name: str, counts: Mapping[Verdict, int], kept: str = "kept") -> list[Text]:
    whole = sum(counts.values())
    if not whole:
        return hang(_label(page, name), page.text(("none in the source", "muted")), page.width)
    words = page.text(f"{counts['kept']:,} of {whole:,} {kept}")
    changed = counts.get("changed", 0)
    return _gauge(
        page, name, counts, page.join((words, page.verdict("changed", f"{changed:,} changed") if changed else ""))
    )


def _gauge(page: Page, name: str, counts: Mapping[Verdict, int], words: Text) -> list[Text]:
    size = _bar_size(page)
    head = _label(page, name)
    if size and sum(counts.values()):
        head = head + bar(page, counts, size) + Text("  ")
    return hang(head, words, page.width)


def _bar_size(page: Page) -> int:
    return 0 if page.width < _NARROW else 30 if page.wide else 20


def _label(page: Page, name: str) -> Text:
    return page.text((f"{name:<{_LABEL}}", "muted"))


def _additions(report: Report, page: Page) -> Text:
    added = sum(account.verdict == "added" for account in report.accounts)
    whole = added + sum(account.verdict == "rendered" for account in report.accounts)
    words = f"{added:,} of {count(whole, 'segment')} of the translation"
    return page.text(page.verdict("added", words) if added else "none")


def _findings(report: Report, page: Page) -> Text:
    tally: Counter[str] = Counter(finding.severity for finding in report.findings)
    parts: list[Part] = [(count(tally[name], name), name) for name in _SEVERITIES if tally[name]]
    return page.join(parts or ["none"])
