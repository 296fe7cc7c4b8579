"""Groups of segments that render each other, with their texts joined for the comparison of facts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from policyparse.align.components import components
from policyparse.align.segments import Quantities
from policyparse.model.bitext import Place, Rendering
from policyparse.model.document import Span
from policyparse.model.facts import Quantity
from policyparse.model.structure import Segment

_MOST: Final = 6  # segments of a translation, or sentences of a source, beyond which a group is no longer one statement
_WHOLE: Final = 0.5  # share of a sentence that must be linked for its remaining parts to belong to the bead


class Side:
    """One side of a bead: its segments in document order, and their texts with a blank between two."""

    __slots__ = ("segments", "starts", "text")

    def __init__(self, segments: tuple[Segment, ...], starts: tuple[int, ...], text: str) -> None:
        """Take the segments, where each starts in the text, and the text."""
        self.segments = segments
        self.starts = starts
        self.text = text

    def place(self, span: Span) -> Place:
        """Return where `span` of `text` is in the document; it is cut at the end of the segment it starts in."""
        at = max(0, bisect_right(self.starts, span.start) - 1)
        segment, start = self.segments[at], self.starts[at]
        low = min(max(0, span.start - start), len(segment.text) - 1)
        high = min(len(segment.text), max(low + 1, span.end - start))
        return Place.within(segment, low, high)

    def quantities(self, known: Quantities) -> tuple[Quantity, ...]:
        """Return the quantities that stand in this side, with spans into `text`."""
        found: list[Quantity] = []
        for at, segment in enumerate(self.segments):
            for (low, high), quantity in known.inside(segment):
                start = self.starts[at]
                found.append(quantity.at(Span(start + low, start + high)))
        return tuple(found)


class Bead:
    """Source and translation segments that render each other."""

    __slots__ = ("source", "translation")

    def __init__(self, source: Side, translation: Side) -> None:
        """Take both sides."""
        self.source = source
        self.translation = translation


def join(segments: Iterable[Segment]) -> Side:
    """Return the texts of `segments` as one side."""
    ordered = tuple(segments)
    starts: list[int] = []
    text = ""
    for segment in ordered:
        text += " " if text and not text[-1].isspace() and text[-1].isascii() else ""
        starts.append(len(text))
        text += segment.text
    return Side(ordered, tuple(starts), text)


def beads(renderings: Sequence[Rendering], translation: Sequence[Segment]) -> tuple[Bead, ...]:
    """Return the beads of an alignment, by the sentences of the source; a bead too large is cut by sentence.

    Links to segments that are not in `translation` are left out.
    """
    sentences: defaultdict[int, list[Rendering]] = defaultdict(list)
    for rendering in renderings:
        sentences[rendering.segment.sentence].append(rendering)
    order = {segment.id: at for at, segment in enumerate(translation)}
    linked = {
        number: sorted({order[link] for one in group for link in one.links if link in order})
        for number, group in sentences.items()
    }
    found = []
    for ties in components([(number, link) for number, links in linked.items() for link in links]):
        group = list(dict.fromkeys([number for number, _ in ties]))
        parts = [group] if _fits(group, linked) else [[number] for number in group]
        for numbers in parts:
            source = [segment for number in sorted(numbers) for segment in _members(sentences[number])]
            found.append(Bead(join(source), join([translation[link] for link in _links(numbers, linked)])))
    return tuple(found)


def _fits(group: list[int], linked: dict[int, list[int]]) -> bool:
    return len(group) <= _MOST and len(_links(group, linked)) <= _MOST


def _links(numbers: list[int], linked: dict[int, list[int]]) -> list[int]:
    """Return all links of some sentences, in order."""
    if len(numbers) == 1:
        return linked[numbers[0]]
    return sorted({link for number in numbers for link in linked[number]})


def _members(group: list[Rendering]) -> list[Segment]:
    """Return a sentence's linked segments, and the others where most of the sentence is linked."""
    linked = [rendering.segment for rendering in group if rendering.links]
    if len(linked) == len(group):
        return linked
    size = sum([len(rendering.segment.text) for rendering in group])
    share = sum([len(segment.text) for segment in linked])
    return [rendering.segment for rendering in group] if share >= _WHOLE * size else linked
