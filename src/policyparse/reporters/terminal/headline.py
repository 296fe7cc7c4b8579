"""The first screen: how much of the source the translation carries, and which facts it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from policyparse.languages import language_of
from policyparse.model.bitext import Analysis
from policyparse.model.report import Report
from policyparse.reporters.digest import Digest
from policyparse.reporters.index import Index, kind_of, path_of
from policyparse.reporters.opinions import MARK
from policyparse.reporters.selection import ALL, Selection
from policyparse.reporters.sidebyside import breadcrumbs
from policyparse.reporters.summary import SEVERITIES, SHOWN, Summary, Tally, count
from policyparse.reporters.terminal.layout import bar, hang, row, wrap
from policyparse.reporters.terminal.page import Page, Part

_LABEL = 13
_NARROW = 60
_LONGEST_BAR = 100


def headline(report: Report, known: Digest, page: Page) -> list[Text]:
    """Return the documents, the sentences and the figures."""
    return [*opening(report, known, page), Text(), *counts(known.figures, page)]


def opening(report: Report, known: Digest, page: Page) -> list[Text]:
    """Return the documents, the report in sentences, and the bar of the verdicts."""
    return [
        *_document("source", report.bitext.source, page),
        *_document("translation", report.bitext.translation, page),
        Text(),
        *wrap(_sentences(known, page), page.width),
        *_overview(known.figures, page),
    ]


def counts(figures: Summary, page: Page) -> list[Text]:
    """Return how many facts are kept, how much is added, and how many findings there are."""
    return [
        *(line for tally in figures.facts for line in _fact(page, tally)),
        *hang(label(page, "Additions"), _additions(figures, page), page.width),
        *hang(label(page, "Findings"), _findings(figures, page), page.width),
    ]


def narrowing(selection: Selection, index: Index, page: Page) -> list[Text]:
    """Return what the rest of the report is limited to; the figures above are those of the whole."""
    if selection == ALL:
        return []
    places = [breadcrumbs(path, index) for path in selection.sections or ()]
    words = page.join(
        [
            *(selection.parts or ()),
            *map(page.verdict, selection.verdicts or ()),
            *([MARK] if selection.opinions else []),
            *places,
        ]
    )
    return [Text(), *hang(label(page, "Shown below"), words, page.width)]


def _document(name: str, side: Analysis, page: Page) -> list[Text]:
    document = side.structure.document
    facts = ", ".join(filter(None, (language_of(document.language).name, kind_of(document))))
    return hang(label(page, name), page.join((path_of(document), (facts, "muted"))), page.width)


def _sentences(known: Digest, page: Page) -> Text:
    claim, *others = known.sentences
    head = known.figures.claim
    return page.text((head, "strong"), " ".join((claim.removeprefix(head), *others)))


def _overview(figures: Summary, page: Page) -> Iterator[Text]:
    counts = figures.verdicts
    if not figures.segments:
        return
    yield bar(page, counts, min(page.width, _LONGEST_BAR))
    yield from row(
        page,
        [page.verdict(name, f"{counts[name]:,} {name}") if counts[name] else (f"0 {name}", "muted") for name in SHOWN],
    )


def _fact(page: Page, tally: Tally) -> list[Text]:
    head = label(page, tally.name)
    if not tally.whole:
        return hang(head, page.text((tally.words, "muted")), page.width)
    size = 0 if page.width < _NARROW else 30 if page.wide else 20
    gauge = bar(page, tally.counts, size) + Text("  ") if size else Text()
    changed = page.verdict("changed", f"{tally.changed:,} changed") if tally.changed else ""
    return hang(head + gauge, page.join((tally.words, changed)), page.width)


def label(page: Page, name: str) -> Text:
    """Return the name of a figure in the column of names."""
    return page.text((f"{name:<{_LABEL}}", "muted"))


def _additions(figures: Summary, page: Page) -> Text:
    return page.text(page.verdict("added", figures.additions) if figures.added else figures.additions)


def _findings(figures: Summary, page: Page) -> Text:
    tally = figures.severities
    parts: list[Part] = [(count(tally[name], name), name) for name in SEVERITIES if tally[name]]
    return page.join(parts or ["none"])
