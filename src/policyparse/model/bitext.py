"""The aligned pair of texts: links, and the verdict on each segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from policyparse.model.document import Direction, Span
from policyparse.model.facts import Facts
from policyparse.model.structure import Segment, Structure

if TYPE_CHECKING:
    import typing_extensions

SourceVerdict = Literal["kept", "reworded", "changed", "omitted", "ignored"]
TranslationVerdict = Literal["rendered", "added", "ignored"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One side of the pair: its structure and its facts."""

    structure: Structure
    facts: Facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """One link between words: `source` and `translation` are document spans, `weight` is shared surprisal in nats."""

    source: Span
    translation: Span
    kind: Literal["term", "word", "number", "name", "learnt"]
    weight: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """A second opinion on a source segment, and the engine's own verdict.

    `links` are the ids of the translation segments that render it according to the opinion; `engine` and `engine_links`
    are the verdict and the links without it.
    """

    verdict: SourceVerdict
    links: tuple[str, ...]
    reason: str
    confidence: float
    engine: SourceVerdict
    engine_links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The verdict on one source segment.

    `coverage` is the share of its content found in the translation, `omission_score` the confidence that some of it is
    missing (both 0 to 1), `uncovered` the document spans that were not found, `links` ids of translation segments.
    `opinion` is set if a second opinion was asked for and answered. A `quoted` segment is kept in its own language: the
    translation quotes it, or it is in the language of the translation.
    """

    segment: Segment
    verdict: SourceVerdict
    coverage: float
    omission_score: float
    uncovered: tuple[Span, ...]
    links: tuple[str, ...]
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    opinion: Opinion | None = None
    quoted: bool = False

    @property
    def overruled(self) -> Opinion | None:
        """The second opinion, if it changed the verdict or the links."""
        known = self.opinion
        return known if known and (self.verdict, self.links) != (known.engine, known.engine_links) else None


@dataclass(frozen=True, slots=True)
class Gap:
    """An unmatched part of a linked source segment; an `item` is one member of a list."""

    segment: str
    span: Span
    text: str
    item: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Account:
    """The source segments that one translation segment renders, if any."""

    segment: Segment
    verdict: TranslationVerdict
    coverage: float
    uncovered: tuple[Span, ...]
    links: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """The part of one document that a difference or a finding is about."""

    segment: str
    span: Span
    text: str

    @classmethod
    def within(cls, segment: Segment, start: int, end: int) -> Place:
        """Return the place of a stretch of a segment's text."""
        return cls(segment.id, segment.passage.locate(start, end), segment.text[start:end])


Other = TypeVar("Other")
if TYPE_CHECKING:
    End = typing_extensions.TypeVar("End", default=Place)  # a default that Python itself has from 3.13 on
else:
    End = TypeVar("End")
"""How one side of a difference or a finding is told: as a place in a document, unless it says otherwise."""

DifferenceKind = Literal[
    "value", "comparator", "unit", "currency", "date", "baseline", "range", "rate", "omitted", "added",
    "agency", "force", "polarity", "direction", "identifier", "reference", "category",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference(Generic[End]):
    """A fact that source and translation state differently; `omitted` and `added` are quantities without a partner.

    `source` and `translation` are what states it, None where that side has nothing to show. `expected` is the source's
    reading (`≥ 10`), `actual` the translation's (`~ 10`), `reason` says in words what differs; `confidence` is 0 to 1.
    """

    kind: DifferenceKind
    source: End | None
    translation: End | None
    expected: str
    actual: str
    reason: str
    confidence: float

    def placed(self, source: Other | None, translation: Other | None) -> Difference[Other]:
        """Return it with its sides told otherwise: as places in two documents instead of stretches of two texts."""
        return Difference(self.kind, source, translation, self.expected, self.actual, self.reason, self.confidence)


@dataclass(frozen=True, slots=True)
class Bitext:
    """The aligned pair: one rendering per source segment, one account per translation segment, in document order.

    `gaps` are unmatched parts of linked source segments, `differences` the facts that linked segments state
    differently. `pairs` are the spans of paired quantities.
    """

    source: Analysis
    translation: Analysis
    renderings: tuple[Rendering, ...]
    accounts: tuple[Account, ...]
    gaps: tuple[Gap, ...] = ()
    differences: tuple[Difference, ...] = ()
    pairs: tuple[tuple[Span, Span], ...] = ()

    @property
    def direction(self) -> Direction:
        """The direction of translation."""
        return "zh-en" if self.source.structure.document.language == "zh" else "en-zh"
