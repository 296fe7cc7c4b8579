"""Stretches of a passage set off: what was not found, what is spoken of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text

from policyparse.model.document import Passage, Span
from policyparse.reporters.index import content, offsets, stretches
from policyparse.reporters.terminal.page import Page, Part


def missing(page: Page, passage: Passage, spans: Iterable[Span]) -> Text:
    """Return the passage with `spans` of its document marked as not found: underlined, or in braces.

    Nothing is marked if they cover all of its content.
    """
    found = stretches(passage, spans)
    if sum(content(passage.text[start:end]) for start, end in found) == content(passage.text):
        return page.text(passage.text)
    before, after = ("{", "}") if page.marked else ("", "")
    return _styled(page, passage.text, found, lambda words: (before + words + after, "missing"))


def emphasised(page: Page, passage: Passage, span: Span) -> Text:
    """Return the passage with `span` of its document in bold."""
    return _styled(page, passage.text, list(offsets(passage, span)), lambda words: (words, "strong"))


def _styled(page: Page, text: str, found: Iterable[tuple[int, int]], style: Callable[[str], Part]) -> Text:
    parts: list[Part] = []
    at = 0
    for start, end in found:
        parts += [text[at:start], style(text[start:end])]
        at = end
    return page.text(*parts, text[at:])
