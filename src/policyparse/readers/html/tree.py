"""A page as a tree of its visible text; hidden elements and non-text are not in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from policyparse.readers.html import words


@dataclass(slots=True, eq=False)
class Node:
    """An element with its parent; `children` are elements and texts in document order."""

    tag: str
    attributes: Mapping[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """Return the attribute's value without white space at its ends; an empty string without the attribute."""
        return (self.attributes.get(attribute) or "").strip()

    @property
    def elements(self) -> Iterator[Node]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Node))


def parse(text: str, max_depth: int) -> Node:
    """Return the root of the page `text`; elements deeper than `max_depth` leave their text to the last one above.

    The parser builds no tree, so its memory does not depend on the nesting depth.
    """
    from lxml import etree  # noqa: PLC0415  (most runs read no HTML)

    builder = _Builder(max_depth)
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    parser.feed(text.encode())
    root: Node = parser.close()
    return root


def walk(root: Node) -> Iterator[Node]:
    """Yield `root` and all elements below it, parents first, in document order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node.elements)))


class _Builder:
    """Takes the parser's events. `_beyond` counts open elements past the deepest level, `_unshown` hidden ones."""

    def __init__(self, max_depth: int) -> None:
        self._root = self._node = Node("root", {})
        self._left = max_depth
        self._beyond = 0
        self._unshown = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._unshown or _is_unshown(tag, attributes):
            self._unshown += 1
        elif self._beyond or not self._left:
            self._beyond += 1
            self._break(tag)
        else:
            child = Node(tag, dict(attributes), self._node)
            self._node.children.append(child)
            self._node = child
            self._left -= 1

    def end(self, tag: str) -> None:
        if self._unshown:
            self._unshown -= 1
        elif self._beyond:
            self._beyond -= 1
            self._break(tag)
        elif self._node.parent:
            self._node = self._node.parent
            self._left += 1

    def data(self, text: str) -> None:
        if not self._unshown:
            self._node.children.append(text)

    def comment(self, text: str) -> None:
        """Keep comments that are directives to policyparse, and drop others."""
        if not self._unshown and text.strip().lower().startswith("policyparse:"):
            self._node.children.append(Node("comment", {"text": f"<!--{text}-->"}, self._node))

    def close(self) -> Node:
        return self._root

    def _break(self, tag: str) -> None:
        last = self._node.children[-1] if self._node.children else None
        if tag in words.BLOCKS and not (isinstance(last, Node) and last.tag == "br"):
            self._node.children.append(Node("br", {}, self._node))


def _is_unshown(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in words.WHOLE:
        return False
    if tag in words.UNSHOWN or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if not words.UNSHOWN_CLASSES.isdisjoint((attributes.get("class") or "").split()):
        return True
    return bool(words.UNSHOWN_STYLE.search(attributes.get("style") or ""))
