"""The aligned pair of texts: links, and what became of each segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyparse.model.document import Direction, Span
from policyparse.model.facts import Facts
from policyparse.model.structure import Segment, Structure

SourceVerdict = Literal["kept", "reworded", "changed", "omitted", "ignored"]
TranslationVerdict = Literal["rendered", "added", "ignored"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One side of the pair: its structure and its facts."""

    structure: Structure
    facts: Facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """One tie between words: `source` and `translation` are document spans, `weight` in nats of surprise shared."""

    source: Span
    translation: Span
    kind: Literal["term", "word", "number", "name", "learnt"]
    weight: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """A second opinion on a source segment, and what the engine itself says of it.

    `links` are the ids of the translation segments that the opinion takes for its rendering, `engine` and
    `engine_links` the verdict and the links without it.
    """

    verdict: SourceVerdict
    links: tuple[str, ...]
    reason: str
    confidence: float
    engine: SourceVerdict
    engine_links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of one source segment.

    `coverage` is the share of its content found in the translation, `omission_score` how sure we are that some of it
    is missing (both 0 to 1), `uncovered` the document spans that were not found, `links` ids of translation segments.
    `opinion` is there where a second opinion was asked for and answered.
    A `quoted` segment is kept because it is there in its own language: its translation quotes it, or it is in the
    language of the translation.
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
        """The second opinion, where it changed the verdict or the links."""
        known = self.opinion
        return known if known and (self.verdict, self.links) != (known.engine, known.engine_links) else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a linked source segment that nothing answers; `item` where it is one member of a list."""

    segment: str
    span: Span
    text: str
    item: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Account:
    """What one translation segment accounts for: the source segments that it renders, or none."""

    segment: Segment
    verdict: TranslationVerdict
    coverage: float
    uncovered: tuple[Span, ...]
    links: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one document that a difference or a finding speaks of."""

    segment: str
    span: Span
    text: str


DifferenceKind = Literal[
    "value", "comparator", "unit", "currency", "date", "baseline", "range", "rate", "omitted", "added",
    "agency", "force", "polarity", "direction", "identifier", "reference",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that linked segments state differently; `omitted` and `added` speak of quantities without a partner."""

    kind: DifferenceKind
    source: Place | None
    translation: Place | None
    expected: str
    actual: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Bitext:
    """The aligned pair: one rendering a source segment, one account a translation segment, in document order.

    `gaps` are stretches inside linked source segments that nothing in the translation answers, `differences` the facts
    that linked segments state differently. `pairs` are the spans of the quantities that answer each other.
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
        """From which language into which the translation goes."""
        return "zh-en" if self.source.structure.document.language == "zh" else "en-zh"
