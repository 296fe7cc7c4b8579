"""Groups of links that hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


def components(links: Iterable[tuple[Left, Right]]) -> list[list[tuple[Left, Right]]]:
    """Return the links grouped so that two that share an end are in one group; first come, first listed."""
    root: dict[int, int] = {}
    owner: dict[tuple[bool, Hashable], int] = {}

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    ordered = list(links)
    for at, (left, right) in enumerate(ordered):
        root[at] = at
        for end in ((False, left), (True, right)):
            other = find(owner.setdefault(end, at))
            low, high = sorted((find(at), other))
            root[high] = low
    groups: defaultdict[int, list[tuple[Left, Right]]] = defaultdict(list)
    for at, link in enumerate(ordered):
        groups[find(at)].append(link)
    return list(groups.values())
