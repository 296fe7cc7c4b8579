"""The order in which a slide is read: its title, then what is on it by place, group by group, then its furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from policyparse.model.document import Box
from policyparse.readers.ooxml.slides.labels import titled
from policyparse.readers.ooxml.slides.shapes import Group, Node, Shape
from policyparse.readers.xycut import reading_order

_FEWEST, _SHARE = 3, 0.5
_LONGEST = 200
_GRID = 10  # points within which two boxes stand at the same place

Signature = tuple[str, tuple[int, ...]]


def in_order(nodes: Sequence[Node], size: tuple[float, float], repeated: frozenset[Signature]) -> Iterator[Shape]:
    """Yield the shapes in the order of reading; `size` is the slide's, in points.

    What is `repeated`, or lies wholly off the slide and so is never shown, is furniture.
    """
    named = titled([_named(node, size, repeated) for node in nodes], size[1])
    yield from (shape for node in named for shape in _leaves(node) if shape.kind == "title")
    yield from _by_place([kept for node in named if (kept := _without(node, lambda shape: shape.kind in _APART))])
    yield from (shape for node in named for shape in _leaves(node) if shape.kind == "furniture")


def repeated_in(slides: Sequence[Sequence[Node]]) -> frozenset[Signature]:
    """Return the signatures of the shapes that stand at the same place of most slides."""
    counts = Counter(
        signature
        for nodes in slides
        for signature in {_signature(s) for node in nodes for s in _leaves(node) if s.kind in ("text", "note")}
    )
    least = max(_FEWEST, _SHARE * len(slides))
    return frozenset(signature for signature, count in counts.items() if count >= least)


def _signature(shape: Shape) -> Signature:
    """Return what two shapes share that are the same but for a page number."""
    text = "".join("0" if letter.isdecimal() else letter for letter in shape.text[:_LONGEST])
    return text, tuple(round(side / _GRID) for side in shape.box or ())


def _named(node: Node, size: tuple[float, float], repeated: frozenset[Signature]) -> Node:
    if isinstance(node, Group):
        return Group(tuple(_named(member, size, repeated) for member in node.members))
    off = node.box is not None and not _overlaps(node.box, size)
    if off or (node.kind != "title" and _signature(node) in repeated):
        return node._replace(kind="furniture")
    return node


def _overlaps(box: Box, size: tuple[float, float]) -> bool:
    return box.right > 0 and box.bottom > 0 and box.left < size[0] and box.top < size[1]


def _leaves(node: Node) -> Iterator[Shape]:
    if isinstance(node, Shape):
        yield node
    else:
        for member in node.members:
            yield from _leaves(member)


def _without(node: Node, is_apart: Callable[[Shape], bool]) -> Node | None:
    if isinstance(node, Shape):
        return None if is_apart(node) else node
    members = tuple(kept for member in node.members if (kept := _without(member, is_apart)))
    return Group(members) if members else None


def _by_place(nodes: Sequence[Node]) -> Iterator[Shape]:
    """Yield the shapes of nodes by the place of each node; those without a place come last."""
    placed = [(node, box) for node in nodes if (box := _bounds(node))]
    for i in reading_order([box for _, box in placed]):
        node = placed[i][0]
        yield from _by_place(node.members) if isinstance(node, Group) else (node,)
    yield from (shape for node in nodes if not _bounds(node) for shape in _leaves(node))


def _bounds(node: Node) -> Box | None:
    boxes = [shape.box for shape in _leaves(node) if shape.box]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


_APART = ("title", "furniture")
