"""Both texts in full: each segment beside its counterparts, additions where the translation has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from policyparse.model.report import Report
from policyparse.reporters.index import Index, untitled
from policyparse.reporters.selection import ALL, Selection
from policyparse.reporters.sidebyside import Row, rows
from policyparse.reporters.terminal.additions import addition
from policyparse.reporters.terminal.layout import columns, entry, halves, stats, title, wrap
from policyparse.reporters.terminal.page import Page
from policyparse.reporters.terminal.pairs import pair


def texts(report: Report, index: Index, page: Page, selection: Selection = ALL) -> list[Text]:
    """Return the rows that are shown, section by section."""
    shown = [row for row in rows(report, index) if selection.holds(row.verdicts, row.section, overruled=row.overruled)]
    verdicts = (verdict for row in shown for verdict in _verdicts(row))
    lines = title(page, "Side by side", *stats(page, verdicts)) if shown else []
    for path, group in groupby(shown, key=lambda row: row.section):
        lines += [Text(), *_section(path, list(group), index, page)]
    return lines


def _verdicts(row: Row) -> Iterator[str]:
    return (item.verdict for item in row.source or row.translation)


def _section(path: str, members: Sequence[Row], index: Index, page: Page) -> Iterator[Text]:
    section = index.sections.get(path)
    if not section or section.heading not in {segment.id for segment in members[0].segments}:
        yield from wrap(page.text((untitled(section), "strong")), page.width)
    for row in members:
        yield from _source(row, index, page) if row.source else _added(row, index, page)


def _source(row: Row, index: Index, page: Page) -> list[Text]:
    """Return the row; where nothing renders it, with a dash in the other column for each segment."""
    if row.translation or not page.wide:
        return pair(row.source, index, page)
    left, right = halves(page)
    dash = entry(page, "", "", page.text((page.signs.dash, "omitted")), right)
    return [line for item in row.source for line in columns(pair([item], index, page), dash, left)]


def _added(row: Row, index: Index, page: Page) -> list[Text]:
    left, right = halves(page)
    lines = [line for account in row.translation for line in addition(account.segment, index, page, right)]
    return columns([], lines, left) if page.wide else lines
