"""The walk through a text from one possible quantity to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policyparse.facts.date_mention import DateMention
from policyparse.facts.quantities.draft import Draft
from policyparse.model.document import Span


def scan(
    find: Callable[[int], int],
    match_at: Callable[[str, int], re.Match[str] | None],
    text: str,
    dates: Sequence[DateMention],
    read: Callable[[re.Match[str]], Draft | None],
    skip: Callable[[str, int], int],
) -> list[Draft]:
    """Return what `read` makes of the matches in a text, in order, apart from each other and from `dates`.

    `find` returns the first place from an offset on where one may start, -1 without one, `skip` where to continue after
    a place that holds no quantity; the search never goes back.
    """
    drafts: list[Draft] = []
    spans = [date.span for date in dates]
    spans.append(Span(len(text), len(text) + 1))
    ceiling, end = spans[0]
    at = floor = passed = 0
    while (start := find(at)) >= 0:
        while end <= start:
            floor, passed = max(floor, end), passed + 1
            ceiling, end = spans[passed]
        if start >= ceiling:
            at = end
            continue
        match = match_at(text, start)
        if match is None:
            at = start + 1
            continue
        at = match.end()
        if ceiling < at:
            at = end
            continue
        draft = read(match)
        if not draft or draft.end > ceiling:
            at = max(at, skip(text, start))
            continue
        draft.start = max(draft.start, floor)
        drafts.append(draft)
        at = floor = max(draft.end, start + 1)
    return drafts
