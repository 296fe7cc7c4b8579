"""Deadlines that hold for a whole section.

A plan names its year once, in the sentence that opens its objectives, and lists the objectives under it; a slide puts
it into one box of several. So a target without a deadline takes the one that its section states, where the section
states exactly one: the innermost section counts, the document as a whole does not. Chinese says a time first, so that
none holds for what stands before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from policyparse.model.facts import Target


class Stated(NamedTuple):
    """A deadline, and the section and the place in the document where it is stated."""

    section: str
    start: int
    deadline: str


def with_inherited_deadlines(
    targets: Sequence[Target], leads: Iterable[Stated] = (), *, time_first: bool = False
) -> tuple[Target, ...]:
    """Return `targets` in their order, each with the deadline of its section where it has none of its own.

    `leads` are the deadlines of sentences that open a list and state no target. With `time_first` a deadline holds from
    its place on.
    """
    stated: defaultdict[str, list[Stated]] = defaultdict(list)
    own = (
        Stated(target.section, target.quantity.span.start, target.quantity.deadline)
        for target in targets
        if target.status == "target" and target.quantity.deadline
    )
    for one in (*own, *leads):
        for path in _enclosing(one.section):
            stated[path].append(one)
    return tuple(_inherit(target, stated, time_first=time_first) for target in targets)


def _inherit(target: Target, stated: dict[str, list[Stated]], *, time_first: bool) -> Target:
    if target.status != "target" or target.quantity.deadline or target.quantity.per:
        return target
    here = next((stated[path] for path in _enclosing(target.section) if path in stated), [])
    deadlines = {one.deadline for one in here}
    before = not time_first or any(one.start <= target.quantity.span.start for one in here)
    if len(deadlines) != 1 or not before:
        return target
    return replace(target, quantity=replace(target.quantity, deadline=deadlines.pop()))


def _enclosing(path: str) -> Iterator[str]:
    """Yield `path` and the sections around it, the innermost first, without the document itself."""
    while path:
        yield path
        path = path.rpartition("/")[0]
