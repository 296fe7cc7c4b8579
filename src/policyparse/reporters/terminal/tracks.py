"""Tracks: which are labelled in the translation, which of their items it keeps."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from policyparse.model.report import Report, TrackOutcome
from policyparse.reporters.index import Index
from policyparse.reporters.summary import Verdict, count
from policyparse.reporters.terminal.layout import beside, flow, hang, title
from policyparse.reporters.terminal.page import Page


def tracks(report: Report, index: Index, page: Page) -> list[Text]:
    """Return each track with its items, kept and dropped."""
    if not report.tracks:
        return []
    labelled = sum(track.labelled for track in report.tracks)
    kept = sum(len(track.kept) for track in report.tracks)
    dropped = sum(len(track.dropped) for track in report.tracks)
    items = f"{kept} of {kept + dropped} items kept"
    return [
        *title(page, "Tracks", f"{labelled} of {len(report.tracks)} labelled", items),
        *(line for track in report.tracks for line in _track(track, index, page)),
    ]


def _track(track: TrackOutcome, index: Index, page: Page) -> list[Text]:
    label = page.verdict("kept", "labelled") if track.labelled else page.verdict("omitted", "not labelled")
    items = len(track.kept) + len(track.dropped)
    figure = f"{len(track.kept)} of {count(items, 'item')}" if items else "no items"
    head = page.join(((track.name, "strong"), label, (figure, "muted")))
    return [
        Text(),
        *hang(Text(), head, page.width),
        *_items("omitted", track.dropped, index, page),
        *_items("kept", track.kept, index, page),
    ]


def _items(verdict: Verdict, items: Iterable[str], index: Index, page: Page) -> list[Text]:
    names = [page.text(index.item_name(item)) for item in items]
    if not names:
        return []
    word = "kept" if verdict == "kept" else "dropped"
    head = page.text("  ", page.verdict(verdict, f"{word:<9}"))
    return beside(head, flow(names, page.width - head.cell_len, page.dot))
