"""Page numbers, running heads and other repeated text: detected by position and repetition across pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from policyparse.readers.pdf.shapes import Line, Page

_EDGE_ROWS = 3
_EDGE = 0.15
_NEAR = 6.0
_DIGITS = re.compile(r"\d{1,9}|\b[ivxlc]{1,8}\b")
_NUMBER = re.compile(
    r"[-—–―－·•]+\s*\d{1,4}\s*[-—–―－·•]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?"
    r"|page\s+\d{1,4}(?:\s+(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_EVERYWHERE = 0.6


class _Spot(NamedTuple):
    """A line that may be furniture: its page's place among the pages, its own among the page's lines."""

    page: int
    line: int
    top: float
    left: float


def furniture_of(pages: Sequence[Page], *, slides: bool) -> list[frozenset[int]]:
    """Return for each page the indices of its lines that are furniture."""
    found: list[set[int]] = [set() for _ in pages]
    for spot in (*_single(pages), *_repeated(pages, slides=slides)):
        found[spot.page].add(spot.line)
    return [frozenset(lines) for lines in found]


def _single(pages: Sequence[Page]) -> Iterator[_Spot]:
    """Yield what is a page number by its form, outermost on its page, be there one page alone."""
    for at, page in enumerate(pages):
        for i in _edges(page, rows=1):
            text = page.lines[i].text
            if _NUMBER.fullmatch(text) or text == str(page.number):
                yield _spot(pages, at, i)


def _repeated(pages: Sequence[Page], *, slides: bool) -> Iterator[_Spot]:
    """Yield what is in one place on several pages, saying the same or counting with the pages."""
    edges = [frozenset(_edges(page, rows=_EDGE_ROWS)) for page in pages]
    same: dict[str, list[_Spot]] = defaultdict(list)
    counted: dict[str, list[_Spot]] = defaultdict(list)
    for at, page in enumerate(pages):
        for i, line in enumerate(page.lines):
            if line.text and (slides or i in edges[at]):
                same["".join(line.text.split())].append(_spot(pages, at, i))
            if i in edges[at] and _DIGITS.search(line.text):
                counted[_DIGITS.sub("#", line.text)].append(_spot(pages, at, i))
    for cluster in chain.from_iterable(map(_clusters, same.values())):
        if _is_often(cluster, pages) and not (slides and _is_title(cluster, pages)):
            yield from cluster
    for cluster in chain.from_iterable(map(_clusters, counted.values())):
        if _counts(cluster, pages):
            yield from cluster


def _edges(page: Page, rows: int) -> Iterator[int]:
    """Yield the indices of the lines in the outermost rows at the top and at the bottom of a page."""
    upper = sorted(range(len(page.lines)), key=lambda i: page.lines[i].box.top)
    lower = sorted(range(len(page.lines)), key=lambda i: -page.lines[i].box.bottom)
    for order, inside in ((upper, _is_high), (lower, _is_low)):
        seen: list[float] = []
        for i in order:
            line = page.lines[i]
            if not any(abs(line.box.bottom - bottom) < 0.5 * line.size for bottom in seen):
                seen.append(line.box.bottom)
            if len(seen) > rows or not inside(line, page):
                break
            yield i


def _is_high(line: Line, page: Page) -> bool:
    return line.box.bottom < _EDGE * page.height


def _is_low(line: Line, page: Page) -> bool:
    return line.box.top > (1 - _EDGE) * page.height


def _spot(pages: Sequence[Page], at: int, i: int) -> _Spot:
    line = pages[at].lines[i]
    return _Spot(at, i, line.box.top, line.box.left)


def _clusters(spots: Sequence[_Spot]) -> Iterator[list[_Spot]]:
    """Yield the spots at one height, whatever their side: odd and even pages may differ."""
    cluster: list[_Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.top, spot.page)):
        if cluster and spot.top - cluster[-1].top > _NEAR:
            yield cluster
            cluster = []
        cluster.append(spot)
    if cluster:
        yield cluster


def _is_often(cluster: Sequence[_Spot], pages: Sequence[Page]) -> bool:
    return len({spot.page for spot in cluster}) >= min(3, max(2, len(pages)))


def _is_title(cluster: Sequence[_Spot], pages: Sequence[Page]) -> bool:
    """Tell a slide's title that returns on some slides, not on most: the largest line there."""
    if len(cluster) >= _EVERYWHERE * len(pages):
        return False
    return any(
        pages[spot.page].lines[spot.line].size >= max(line.size for line in pages[spot.page].lines) for spot in cluster
    )


def _counts(cluster: Sequence[_Spot], pages: Sequence[Page]) -> bool:
    """Return whether a number in the lines goes up with the pages."""
    offsets: dict[int, set[int]] = defaultdict(set)
    for spot in cluster:
        for number in _DIGITS.findall(pages[spot.page].lines[spot.line].text):
            offsets[_value(number) - pages[spot.page].number].add(spot.page)
    most = max((len(on) for on in offsets.values()), default=0)
    return most >= 2 and most >= 0.7 * len({spot.page for spot in cluster})


def _value(number: str) -> int:
    """Return the value of digits, or of a small Roman number."""
    if number.isdecimal():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in number]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
