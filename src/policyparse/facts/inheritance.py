"""Deadlines that hold for a whole section.

A plan names its year once, in the sentence that opens its objectives, and lists the objectives under it; a slide puts
it into one box of several. So a target without a deadline takes the one that its section states, where the section
states exactly one: the innermost section counts, the document as a whole does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policyparse.model.facts import Target


def with_inherited_deadlines(targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return `targets` in their order, each with the deadline of its section where it has none of its own."""
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for target in targets:
        if target.status == "target" and target.quantity.deadline:
            for path in _enclosing(target.section):
                stated[path].add(target.quantity.deadline)
    return tuple(_inherit(target, stated) for target in targets)


def _inherit(target: Target, stated: dict[str, set[str]]) -> Target:
    if target.status != "target" or target.quantity.deadline or target.quantity.per:
        return target
    for path in _enclosing(target.section):
        if path in stated:
            deadlines = stated[path]
            if len(deadlines) > 1:
                return target
            return replace(target, quantity=replace(target.quantity, deadline=next(iter(deadlines))))
    return target


def _enclosing(path: str) -> Iterator[str]:
    """Yield `path` and the sections around it, the innermost first, without the document itself."""
    while path:
        yield path
        path = path.rpartition("/")[0]
