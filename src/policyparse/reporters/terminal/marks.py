"""Stretches of a passage set off: what was not found, what is spoken of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text

from policyparse.model.document import Passage, Span
from policyparse.reporters.index import content, offsets, stretches
from policyparse.reporters.terminal.page import Page, Part

_AROUND = 400
"""Characters on each side of a figure that are shown: a list of a hundred figures is not shown whole for each."""


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
    """Return the passage with `span` of its document in bold; of a very long one, what is around it."""
    text, found = passage.text, list(offsets(passage, span))
    first, last = (found[0][0], found[-1][1]) if found else (0, 0)
    start, end = max(0, first - _AROUND), last + _AROUND
    around = [(before - start, after - start) for before, after in found]
    words = _styled(page, text[start:end], around, lambda words: (words, "strong"))
    more = page.signs.more
    return page.text(more if start else "") + words + page.text(more if end < len(text) else "")


def _styled(page: Page, text: str, found: Iterable[tuple[int, int]], style: Callable[[str], Part]) -> Text:
    parts: list[Part] = []
    at = 0
    for start, end in found:
        parts += [text[at:start], style(text[start:end])]
        at = end
    return page.text(*parts, text[at:])
