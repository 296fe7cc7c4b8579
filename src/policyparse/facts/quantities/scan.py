"""The walk through a text from one possible quantity to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from policyparse.facts.date_mention import DateMention
from policyparse.facts.quantities.draft import Draft


def scan(
    find: Callable[[int], re.Match[str] | None],
    text: str,
    dates: Sequence[DateMention],
    read: Callable[[re.Match[str]], Draft | None],
    skip: Callable[[int], int] = int,
) -> Iterator[Draft]:
    """Yield what `read` makes of the places that `find` finds, in order, apart from each other and from `dates`.

    `find` returns the first place from an offset on, `skip` where to continue after a place that holds no quantity; the
    search never goes back.
    """
    at = floor = upcoming = 0
    while match := find(at):
        start, at = match.start(), match.end()
        while upcoming < len(dates) and dates[upcoming].span.end <= start:
            floor = max(floor, dates[upcoming].span.end)
            upcoming += 1
        ceiling = dates[upcoming].span.start if upcoming < len(dates) else len(text)
        if ceiling < at:
            at = dates[upcoming].span.end
            continue
        draft = read(match)
        if not draft or draft.end > ceiling:
            at = max(at, skip(start))
            continue
        draft.start = max(draft.start, floor)
        yield draft
        at = floor = max(draft.end, start + 1)
