"""What a number is of, where several stand side by side: its own member of a list, or the thing that it answers to.

*20 national and 6 municipal platforms* has a number in each member. In 国家级、市级平台分别达到6个和20个, and where
English says *respectively*, a list of things comes first, and a list of numbers answers to it one by one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from policyparse.languages.language import Lists, language_of
from policyparse.model.document import Language, Span
from policyparse.model.facts import Quantity

_MOST: Final = 100  # numbers beyond which a text is a table


def scopes(text: str, quantities: Sequence[Quantity], language: Language) -> dict[Span, Span]:
    """Return the stretch of `text` that says what a number is of, for each number that has one to itself.

    `quantities` are those of `text`, by offset. Dates have none, nor have the numbers of a table.
    """
    if len(quantities) < 2:
        return {}
    numbers = [quantity for quantity in quantities if quantity.dimension != "date"]
    if not 2 <= len(numbers) <= _MOST:
        return {}
    form = language_of(language).lists
    members = list(_members(text, numbers, form))
    home = {number.span: member for number in numbers for member in members if _is_in(number, member)}
    crowd = Counter((home[number.span], number.unit_norm) for number in numbers if number.span in home)
    own = {n.span: home[n.span] for n in numbers if n.span in home and crowd[home[n.span], n.unit_norm] == 1}
    return own | dict(_respective(numbers, members, form, text))


def _is_in(number: Quantity, member: Span) -> bool:
    return member.start <= number.span.start < member.end


def _members(text: str, numbers: Sequence[Quantity], form: Lists) -> Iterator[Span]:
    """Yield the stretches between the joints and ends of `text` that are not inside a number."""
    inside = [number.span for number in numbers]
    start = 0
    cuts = sorted(match.span() for cut in (form.member, form.end) for match in cut.finditer(text))
    for low, high in [*cuts, (len(text), len(text))]:
        if low >= start and not any(span.start < high and low < span.end for span in inside):
            if text[start:low].strip():
                yield Span(start, low)
            start = high


def _respective(
    numbers: Sequence[Quantity], members: Sequence[Span], form: Lists, text: str
) -> Iterator[tuple[Span, Span]]:
    """Yield each number that answers to a member of a list with that member; there must be as many of both."""
    for word in form.respectively.finditer(text):
        run = _run(numbers, word, form.apart)
        first = min([word.start(), *(number.span.start for number in run)])
        clause = max((end.end() for end in form.end.finditer(text, 0, first)), default=0)
        before = [Span(m.start, min(m.end, first)) for m in members if clause <= m.start < first]
        things = before[-len(run) :] if run else []
        if len(things) == len(run) > 1:
            yield from ((number.span, thing) for number, thing in zip(run, things, strict=True))


def _run(numbers: Sequence[Quantity], word: re.Match[str], apart: int) -> list[Quantity]:
    """Return the numbers that follow close after the word, or else those that stand close before it, in order."""
    here = Span(*word.span())
    after = _close([number for number in numbers if number.span.start >= here.end], here, apart)
    if len(after) > 1:
        return after
    return _close([number for number in reversed(numbers) if number.span.end <= here.start], here, apart)[::-1]


def _close(numbers: Iterable[Quantity], at: Span, apart: int) -> list[Quantity]:
    """Return the numbers that stand close to the one before them, the first to `at`."""
    found: list[Quantity] = []
    for number in numbers:
        first, second = sorted((at, number.span))
        if 0 <= second.start - first.end <= apart:
            found.append(number)
            at = number.span
    return found
