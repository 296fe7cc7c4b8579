"""The namespaces of Office files, the names of their elements as lxml writes them, and the numbers in attributes."""

from __future__ import annotations

import re
from functools import cache

_SCHEMAS = "http://schemas.openxmlformats.org"
_NAMESPACES = {
    "w": f"{_SCHEMAS}/wordprocessingml/2006/main",
    "p": f"{_SCHEMAS}/presentationml/2006/main",
    "a": f"{_SCHEMAS}/drawingml/2006/main",
    "c": f"{_SCHEMAS}/drawingml/2006/chart",
    "dgm": f"{_SCHEMAS}/drawingml/2006/diagram",
    "m": f"{_SCHEMAS}/officeDocument/2006/math",
    "r": f"{_SCHEMAS}/officeDocument/2006/relationships",
    "rel": f"{_SCHEMAS}/package/2006/relationships",
    "ct": f"{_SCHEMAS}/package/2006/content-types",
    "mc": f"{_SCHEMAS}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")


_WHOLE = re.compile(r"[+-]?[0-9]{1,10}")


@cache
def q(name: str) -> str:
    """Return `w:p` as `{namespace}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def transitional(head: bytes) -> bytes:
    """Return the start of a part with the namespaces of Strict files (ISO/IEC 29500-1) written as usual files do."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", head)


def whole(text: str | None) -> int | None:
    """Return an attribute's value as an integer of at most ten digits; None for what is none."""
    return int(text) if text and _WHOLE.fullmatch(text) else None
