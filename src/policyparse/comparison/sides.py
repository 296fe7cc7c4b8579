"""Groups of segments that render each other, with their texts joined for the comparison of facts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyparse.align.components import components
from policyparse.align.segments import Quantities
from policyparse.model.bitext import Place, Rendering
from policyparse.model.document import Span
from policyparse.model.facts import Quantity
from policyparse.model.structure import Segment

_MOST = 6  # segments of a translation, or sentences of a source, beyond which a group is no longer one statement
_WHOLE = 0.5  # share of a sentence that must be linked for its remaining parts to belong to the bead


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bead: its segments in document order, and their texts with a blank between two."""

    segments: tuple[Segment, ...]
    starts: tuple[int, ...]
    text: str

    def place(self, span: Span) -> Place:
        """Return where `span` of `text` is in the document; it is cut at the end of the segment it starts in."""
        at = max(0, bisect_right(self.starts, span.start) - 1)
        segment, start = self.segments[at], self.starts[at]
        low = min(max(0, span.start - start), len(segment.text) - 1)
        high = min(len(segment.text), max(low + 1, span.end - start))
        return Place.within(segment, low, high)

    def quantities(self, known: Quantities) -> tuple[Quantity, ...]:
        """Return the quantities that stand in this side, with spans into `text`."""
        found = list[Quantity]()
        for segment, start in zip(self.segments, self.starts, strict=True):
            for (low, high), quantity in known.inside(segment):
                found.append(quantity.at(Span(start + low, start + high)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Bead:
    """Source and translation segments that render each other."""

    source: Side
    translation: Side


def join(segments: Iterable[Segment]) -> Side:
    """Return the texts of `segments` as one side."""
    ordered = tuple(segments)
    starts, text = [], ""
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
    by_id = {segment.id: segment for segment in translation}
    linked = {number: {link for r in group for link in r.links if link in by_id} for number, group in sentences.items()}
    order = {segment.id: at for at, segment in enumerate(translation)}
    found = []
    pairs = [(number, link) for number, links in linked.items() for link in sorted(links, key=order.__getitem__)]
    for ties in components(pairs):
        group = list(dict.fromkeys(number for number, _ in ties))
        parts = [group] if _fits(group, linked) else [[number] for number in group]
        for numbers in parts:
            links = sorted(set().union(*(linked[number] for number in numbers)), key=order.__getitem__)
            source = [segment for number in sorted(numbers) for segment in _members(sentences[number])]
            found.append(Bead(join(source), join(by_id[link] for link in links)))
    return tuple(found)


def _fits(group: Sequence[int], linked: dict[int, set[str]]) -> bool:
    return len(group) <= _MOST and len(set().union(*(linked[number] for number in group))) <= _MOST


def _members(group: Sequence[Rendering]) -> list[Segment]:
    """Return a sentence's linked segments, and the others where most of the sentence is linked."""
    size = sum(len(rendering.segment.text) for rendering in group)
    share = sum(len(rendering.segment.text) for rendering in group if rendering.links)
    return [r.segment for r in group if r.links or share >= _WHOLE * size]
