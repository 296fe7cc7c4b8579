"""Groups of links that hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


def components(links: Iterable[tuple[Left, Right]]) -> list[list[tuple[Left, Right]]]:
    """Return the links grouped so that two that share an end are in one group; first come, first listed."""
    ordered = list(links)
    root = list(range(len(ordered)))
    lefts: dict[Left, int] = {}
    rights: dict[Right, int] = {}
    for at, (left, right) in enumerate(ordered):
        _unite(root, at, lefts.setdefault(left, at))
        _unite(root, at, rights.setdefault(right, at))
    groups: defaultdict[int, list[tuple[Left, Right]]] = defaultdict(list)
    for at, link in enumerate(ordered):
        groups[_find(root, at)].append(link)
    return list(groups.values())


def _unite(root: list[int], at: int, other: int) -> None:
    one, another = _find(root, at), _find(root, other)
    root[max(one, another)] = min(one, another)


def _find(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at
