"""What the translation says that the source does not."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from policyparse.model.report import Report
from policyparse.model.structure import Section, Segment
from policyparse.reporters.index import Index, locus
from policyparse.reporters.terminal.findings import messages
from policyparse.reporters.terminal.layout import entry, title, wrap
from policyparse.reporters.terminal.page import Page


def additions(report: Report, index: Index, page: Page) -> list[Text]:
    """Return the added segments under the translation's own headings."""
    added = [account for account in report.accounts if account.verdict == "added"]
    if not added:
        return []
    known = {section.path: section for section in report.bitext.translation.structure.sections}
    lines = title(page, "Added by the translation", page.verdict("added", f"{len(added)} added"))
    for path, group in groupby(added, key=lambda account: account.segment.section):
        members = list(group)
        lines += [Text(), *_under(known.get(path), members[0].segment, page)]
        for account in members:
            lines += addition(account.segment, index, page, page.width)
    return lines


def addition(segment: Segment, index: Index, page: Page, width: int) -> list[Text]:
    """Return an added segment with what is to be said of it, `width` cells wide."""
    words = page.text((segment.text, "strong" if segment.kind == "heading" else "plain"))
    place = page.place(locus(segment), "translation")
    return [
        *entry(page, page.sign("added"), place, words, width),
        *messages(index.told.get(segment.id, ()), page, width),
    ]


def _under(section: Section | None, first: Segment, page: Page) -> list[Text]:
    """Return where an addition stands, unless it begins with its section's own heading."""
    if section and section.heading == first.id:
        return []
    words = f"under {section.title or section.path}" if section and section.path else "before the first heading"
    return wrap(page.text((words, "muted")), page.width)
