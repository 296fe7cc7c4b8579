"""Short text on a slide that the file does not name: labels set on several lines, and titles of slides without one."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.han import has_han
from policyparse.readers.ooxml.breaks import OPENS, STOPS
from policyparse.readers.ooxml.slides.shapes import Group, Node, Shape
from policyparse.readers.ooxml.slides.text import Line

_MOST_LINES = 3
_LONGEST, _LONGEST_HAN = 45, 24
_SENTENCE = "。.；;"
_USUAL = 18.0  # points of text that does not say its size
_FEWEST = 2  # shapes, for one of them to be larger than the rest
_LARGER, _HIGH, _LONGEST_TITLE = 1.15, 0.6, 120


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a box, those of a short label as one: a diagram's boxes are too narrow for their words."""
    plain = [line for line in lines if line.text.strip()]
    text = "".join(line.text for line in plain)
    most = _LONGEST_HAN if has_han(text) else _LONGEST
    short = 1 < len(plain) <= _MOST_LINES and len(text) <= most
    apart = any(line.depth or line.cell or OPENS.match(line.text) for line in plain)
    if not short or apart or any(line.text.rstrip()[-1] in STOPS for line in plain[:-1]):
        return tuple(lines)
    return tuple(line._replace(continues=i > 0) for i, line in enumerate(plain))


def titled(nodes: Sequence[Node], height: float) -> tuple[Node, ...]:
    """Return the shapes of a slide that names no title, the one that is set as a title called so.

    A title is short, in the upper part, and larger than all else on the slide.
    """
    leaves = [shape for node in nodes for shape in _leaves(node)]
    texts = [shape for shape in leaves if shape.kind in ("text", "cell")]
    if len(texts) < _FEWEST or any(shape.kind == "title" for shape in leaves):
        return tuple(nodes)
    title = max(texts, key=_size)
    others = max(_size(shape) for shape in texts if shape is not title)
    if _size(title) < _LARGER * others or not _may_be_title(title, height):
        return tuple(nodes)
    return tuple(_with_title(node, title) for node in nodes)


def _leaves(node: Node) -> Sequence[Shape]:
    return [node] if isinstance(node, Shape) else [shape for member in node.members for shape in _leaves(member)]


def _size(shape: Shape) -> float:
    return max(line.size or _USUAL for line in shape.lines)


def _may_be_title(shape: Shape, height: float) -> bool:
    high = shape.box is not None and shape.box.top < _HIGH * height
    lines = [line for line in shape.lines if line.text.strip()]
    short = len(lines) <= _MOST_LINES and len(shape.text) <= _LONGEST_TITLE
    return (
        shape.kind == "text"
        and high
        and short
        and not any(line.depth or line.text.rstrip()[-1] in _SENTENCE for line in lines)
    )


def _with_title(node: Node, title: Shape) -> Node:
    if isinstance(node, Group):
        return Group(tuple(_with_title(member, title) for member in node.members))
    if node is not title:
        return node
    lines = tuple(line._replace(continues=i > 0) for i, line in enumerate(node.lines))
    return node._replace(kind="title", lines=lines)
