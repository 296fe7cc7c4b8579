"""The words of diagrams (SmartArt) and charts, which are in separate parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q, whole

_DATA = ("node", "asst")


def points_of(root: Element) -> Iterator[tuple[int, str]]:
    """Yield depth, from one, and text of each line of a diagram's points, as its tree of connections orders them."""
    points = {
        point.get("modelId", ""): point
        for point in root.iter(q("dgm:pt"))
        if point.get("type", "node") in _DATA and point.find(q("dgm:t")) is not None
    }
    children = _children(root)
    seen: set[str] = set()
    roots = [point.get("modelId", "") for point in root.iter(q("dgm:pt")) if point.get("type") == "doc"]
    stack = [(0, name) for name in [*reversed(points), *reversed(roots)]]
    while stack:
        depth, name = stack.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in points:
            yield from ((max(depth, 1), line) for line in _lines(points[name]))
        stack += [(depth + 1, child) for child in reversed(children.get(name, []))]


def _children(root: Element) -> Mapping[str, list[str]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter(q("dgm:cxn")):
        if link.get("type", "parOf") == "parOf":
            place = whole(link.get("srcOrd")) or 0
            found.setdefault(link.get("srcId", ""), []).append((place, link.get("destId", "")))
    return {name: [child for _, child in sorted(links)] for name, links in found.items()}


def _lines(point: Element) -> list[str]:
    texts = ("".join(run.text or "" for run in p.iter(q("a:t"))) for p in point.iter(q("a:p")))
    return [line for text in texts for line in text.split("\n") if line.strip()]


def chart_lines(root: Element) -> Iterator[str]:
    """Yield a chart's titles, then the names of its series, then its categories, each once and in order."""
    titles = (
        "".join(run.text or "" for run in paragraph.iter(q("a:t")))
        for title in root.iter(q("c:title"))
        for paragraph in title.iter(q("a:p"))
    )
    labels = (
        value.text or ""
        for kind in ("c:tx", "c:cat")
        for series in root.iter(q("c:ser"))
        for holder in series.iterchildren(q(kind))
        for value in holder.iter(q("c:v"))
        if holder.find(q("c:numRef")) is None
    )
    yield from dict.fromkeys(text.strip() for text in (*titles, *labels) if text.strip())
