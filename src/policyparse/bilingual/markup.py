"""XML of bilingual files, unit by unit: no entity is expanded, no DTD is fetched, and only one unit is kept."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from policyparse.config import Reading
from policyparse.errors import InputError

Element = Any
"""An lxml element; lxml has no types."""

_CHUNK = 1 << 16
_MOST_NODES = 2_000_000  # of one unit; each takes up to 220 bytes
_HEAD = 4096
_MOST_ATTRIBUTES = 10_000  # of one element: lxml holds the name of each against all before it
_ATTRIBUTES = re.compile(rb"<(?:[^<=]*=){%d}" % _MOST_ATTRIBUTES)  # none holds `<`: no stretch is looked at twice
_WIDE_ATTRIBUTES = re.compile(_ATTRIBUTES.pattern.decode())
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMESPACES = "{*}"
_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,  # Trados keeps the original document as one text; the size of the file is bounded
    "remove_comments": True,
    "remove_pis": True,
}
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_ROOT = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)?"
    rb"(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:\w+:)?(?P<name>\w+)(?P<rest>[^>]*)"
)


def root_of(data: bytes) -> tuple[str, str]:
    """Return the name of the root element of `data` and its attributes as written; both empty for what is no XML."""
    found = _ROOT.match(data[:_HEAD].replace(b"\0", b""))
    return (found["name"].decode(), found["rest"].decode("latin-1")) if found else ("", "")


def events(
    data: bytes, name: str, reading: Reading, tags: Collection[str], unit: str
) -> Iterator[tuple[str, str, Element]]:
    """Yield `start` or `end`, local name and element of all called `tags`, one of which is `unit`, in document order.

    A unit is complete when it ends, and gone once the next event is asked for. Raises `InputError` for what is no XML,
    for entities that the file declares, for elements within elements beyond the limit, and for a unit beyond bounds.
    """
    if _DOCTYPE.search(data[:_HEAD].replace(b"\0", b"")) and b"<!ENTITY" in data.replace(b"\0", b""):
        raise InputError(
            f"{name}: declares entities of its own, which no translation tool does; do not trust this file"
        )
    if _has_many_attributes(data):
        raise InputError(f"{name}: has an element of more than {_MOST_ATTRIBUTES:,} attributes; do not trust this file")
    parser = etree.XMLPullParser(events=("start", "end"), tag=[_NAMESPACES + tag for tag in tags], **_OPTIONS)
    nodes = 0
    try:
        for at in range(0, len(data), _CHUNK):
            chunk = data[at : at + _CHUNK]
            nodes += chunk.count(b"<") + chunk.count(b"=")
            if nodes > _MOST_NODES:
                raise InputError(f"{name}: has a unit with more elements than can be read; split the file")
            parser.feed(chunk)
            for event, element in parser.read_events():
                tag = local(element)
                yield event, tag, element
                if event == "end" and tag == unit:
                    _release(element, name, reading)
                    nodes = 0
        parser.close()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise InputError(f"{name}: is damaged XML at line {line} ({_reason(error)}); export it again") from error


def _has_many_attributes(data: bytes) -> bool:
    """Return whether an element has more attributes than can be read in good time, or a text as many equals signs."""
    if data.startswith(_WIDE) or b"\0" in data[:4]:
        order = "utf-16" if data.startswith(_WIDE) else "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return _WIDE_ATTRIBUTES.search(data.decode(order, "replace")) is not None
    return _ATTRIBUTES.search(data) is not None


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that local name."""
    return next((one for one in element if local(one) == name), None)


def words(element: Element | None) -> str:
    """Return the text of an element that has no inline tags, without white space at its ends; empty for None."""
    return "".join(element.itertext()).strip() if element is not None else ""


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute of that local name, in whatever namespace."""
    value = element.get(name)
    return value if value is not None else next((v for k, v in element.items() if k.rpartition("}")[2] == name), None)


def _release(element: Element, name: str, reading: Reading) -> None:
    """Empty a unit, and drop what precedes it and before those that it is in."""
    element.clear()
    depth, parent = 0, element.getparent()
    while parent is not None:
        while parent[0] is not element:
            del parent[0]
        element, parent = parent, parent.getparent()
        depth += 1
    if depth > reading.max_depth:
        raise InputError(f"{name}: nests its elements too deeply; raise the limit (max-depth)")


def _reason(error: etree.XMLSyntaxError) -> str:
    return " ".join(str(error.msg).split(",")[0].split())[:80]
