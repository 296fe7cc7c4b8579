"""XML of a package: without document types, entities and network, and never more of it in memory than is sensible."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from policyparse.errors import InputError
from policyparse.readers.ooxml.names import transitional
from policyparse.readers.ooxml.package import DamagedPartError, Package

Element = Any
"""An lxml element; lxml has no types."""

_MOST_NODES = 3_000_000  # in memory; each takes up to 220 bytes
_MOST_IN_ALL = 30_000_000  # in a package, most of them dropped again
_MOST_EVENTS = 2_000_000  # a thousand of them take some ten milliseconds
_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def tree(package: Package, part: str) -> Element:
    """Return the root element of `part`.

    Raises `DamagedPartError` for what is missing or no XML, `InputError` for a document type and for what is too large.
    """
    parser, nodes = etree.XMLParser(**_OPTIONS), 0
    try:
        for chunk in _chunks(package, part):
            nodes = _counted(nodes, chunk, package, part)
            parser.feed(chunk)
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise _broken(package, part, error) from error


def events(package: Package, part: str, tags: Collection[str], unit: str) -> Iterator[tuple[str, str, Element]]:
    """Yield `start` or `end`, tag and element of all called `tags`, one of which is `unit`, in document order.

    A unit is complete when it ends. Once the next event is asked for, all that precedes it is gone, unless it is
    itself part of a unit. Raises as `tree` does.
    """
    parser = etree.XMLPullParser(events=("start", "end"), tag=tuple(tags), **_OPTIONS)
    nodes = within = seen = 0
    try:
        for chunk in _chunks(package, part):
            nodes = _counted(nodes, chunk, package, part)
            parser.feed(chunk)
            for event, element in parser.read_events():
                tag = element.tag
                seen += 1
                yield event, tag, element
                if tag == unit:
                    within += 1 if event == "start" else -1
                    if not within:
                        _release(element, package, part)
                        nodes = 0
            if seen > _MOST_EVENTS:
                raise _too_many(package, part)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _broken(package, part, error) from error


def too_deep(package: Package, part: str) -> InputError:
    """Return the error for elements within elements beyond the limit."""
    return InputError(f"{package.name}: {part} nests its elements too deeply; raise the limit (max-depth)")


def _chunks(package: Package, part: str) -> Iterator[bytes]:
    """Yield the part piece by piece; a document type may be written in two bytes a character."""
    head = True
    for chunk in package.chunks(part):
        if b"<!DOCTYPE" in (chunk.replace(b"\0", b"") if head else chunk):
            raise InputError(f"{package.name}: {part} has a DTD, which office files never have; do not trust this file")
        yield transitional(chunk) if head else chunk
        head = False


def _counted(nodes: int, chunk: bytes, package: Package, part: str) -> int:
    """Add the most elements and attributes that `chunk` can hold."""
    more = chunk.count(b"<") + chunk.count(b"=")
    package.nodes += more
    if nodes + more > _MOST_NODES or package.nodes > _MOST_IN_ALL:
        raise _too_many(package, part)
    return nodes + more


def _too_many(package: Package, part: str) -> InputError:
    return InputError(f"{package.name}: {part} has more elements than can be read; split the file")


def _release(element: Element, package: Package, part: str) -> None:
    """Drop what precedes `element` and before those that it is in."""
    depth = 0
    parent = element.getparent()
    while parent is not None:
        while parent[0] is not element:
            del parent[0]
        element, parent = parent, parent.getparent()
        depth += 1
    if depth > package.reading.max_depth:
        raise too_deep(package, part)


def _broken(package: Package, part: str, error: etree.XMLSyntaxError) -> Exception:
    if "depth" in str(error):
        return too_deep(package, part)
    return DamagedPartError(f"{part} is damaged XML")
